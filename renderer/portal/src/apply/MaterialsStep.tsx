'use client';
import { textIn } from '@banshi/core/errors';
import type { ChecklistRow } from '@banshi/core/items';
import { type FormEvent, useState } from 'react';
import type { DraftPatch } from '../api/types.ts';
import { ProblemSummary } from '../fields/ProblemSummary.tsx';
import { translator } from '../i18n/index.ts';
import { useScreenHeading } from '../shared/use-step.ts';
import { type ApplyModel, type ApplySetting, missingMaterials, neededRows } from './apply-model.ts';
import { MaterialRow, uploadId } from './MaterialRow.tsx';
import type { Remarks } from './remarks.ts';
import { MATERIALS } from './steps.ts';
import type { Uploads } from './use-uploads.ts';

export interface MaterialsStepProps {
  setting: ApplySetting;
  model: ApplyModel;
  remarks: Remarks;
  uploads: Uploads;
  onChange: (patch: DraftPatch) => void;
  onContinue: () => void;
}

export function MaterialsStep(props: MaterialsStepProps) {
  const { setting, model, remarks, uploads } = props;
  const { language } = setting;
  const { draft } = model;
  const t = translator(language);
  const heading = useScreenHeading(MATERIALS);
  const [attempt, setAttempt] = useState(0);
  const rows = neededRows(model.rows);
  const missing = attempt > 0 ? missingMaterials(model) : [];
  const problems = missing.map((row) => ({
    target: uploadId(row.key),
    message: t('materials.missing', { material: textIn(row.name, language) }),
  }));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (missingMaterials(model).length > 0) setAttempt(attempt + 1);
    else props.onContinue();
  }

  const toggle = (field: 'deferred' | 'commitments', row: ChecklistRow, chosen: boolean) => {
    const others = draft[field].filter((key) => key !== row.key);
    props.onChange({ [field]: chosen ? [...others, row.key] : others });
  };

  return (
    <>
      <ProblemSummary title={t('problems.title')} problems={problems} attempt={attempt} />
      <h1 ref={heading} tabIndex={-1}>
        {t('materials.title')}
      </h1>
      <p className="lead">{rows.length > 0 ? t('materials.lead') : t('materials.none')}</p>
      <p className="unseen" role="status">
        {uploads.news}
      </p>
      <form onSubmit={submit} noValidate>
        <ul className="materials">
          {rows.map((row) => (
            <MaterialRow
              key={row.key}
              language={language}
              row={row}
              draft={draft}
              uploads={uploads}
              remark={remarks.materials.find((remark) => remark.key === row.key)?.message}
              isMissing={missing.includes(row)}
              onDefer={(chosen) => toggle('deferred', row, chosen)}
              onCommit={(chosen) => toggle('commitments', row, chosen)}
            />
          ))}
        </ul>
        {uploads.busy && <p className="hint">{t('materials.busy')}</p>}
        <p className="actions">
          <button type="submit" className="button">
            {t('apply.continue')}
          </button>
        </p>
      </form>
    </>
  );
}
