'use client';
import type { Language } from '@banshi/core/errors';
import { useState } from 'react';
import type { Api } from '../api/client.ts';
import { isApiError } from '../api/errors.ts';
import type { CaseCorrection, CaseDetail } from '../api/types.ts';
import { translator } from '../i18n/index.ts';
import { formatDate } from '../shared/format.ts';
import { Icon } from '../shared/icons.tsx';
import type { Navigate } from '../shared/navigate.ts';

export interface OpenCorrectionProps {
  api: Pick<Api, 'startCorrection'>;
  language: Language;
  detail: CaseDetail;
  correction: CaseCorrection;
  draftPath: string;
  onNavigate: Navigate;
}

/** What we need from you: every point with what is wrong and what to do, the date, and the way to do it. */
export function OpenCorrection(props: OpenCorrectionProps) {
  const { api, language, detail, correction, draftPath, onNavigate } = props;
  const t = translator(language);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  async function start() {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const id = detail.correctionDraft?.id ?? (await api.startCorrection(detail.caseNumber)).id;
      onNavigate(draftPath.replace(':id', encodeURIComponent(id)));
    } catch (error) {
      setFailure(isApiError(error) ? error.personMessage : t('api.unexpected'));
      setBusy(false);
    }
  }

  const label = detail.correctionDraft ? 'case.correct.resume' : 'case.correct.start';
  return (
    <section className="notice notice-attention" aria-labelledby="correct">
      <Icon name="attention" />
      <div>
        <h2 id="correct">{t('case.correct.title', { date: formatDate(correction.dueDate, language) })}</h2>
        <p>{t('case.correct.text', { n: correction.points.length })}</p>
        <ol className="points">
          {correction.points.map(({ target, defect, remedy }) => (
            <li key={`${target.kind} ${target.key} ${defect}`}>
              <strong>{target.label}</strong>
              <p>{t('correction.defect', { defect })}</p>
              <p>{t('correction.remedy', { remedy })}</p>
            </li>
          ))}
        </ol>
        {failure && (
          <p className="field-error" role="alert">
            {t('case.correct.failed', { reason: failure })}
          </p>
        )}
        <p className="actions">
          <button type="button" className="button" aria-disabled={busy} onClick={start}>
            {t(busy ? 'case.correct.starting' : label)}
            <Icon name="forward" />
          </button>
        </p>
      </div>
    </section>
  );
}
