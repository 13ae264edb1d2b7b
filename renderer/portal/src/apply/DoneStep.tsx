'use client';
import { useEffect, useRef } from 'react';
import type { Draft, Submitted } from '../api/types.ts';
import { translator } from '../i18n/index.ts';
import { formatDate, formatDateTime } from '../shared/format.ts';
import { Icon } from '../shared/icons.tsx';
import type { ApplySetting } from './apply-model.ts';

export interface DoneStepProps {
  setting: ApplySetting;
  draft: Draft;
  submitted: Submitted;
  caseHref: string;
}

/** The case number, what happens next and by when, and something to hold on to. */
export function DoneStep({ setting, draft, submitted, caseHref }: DoneStepProps) {
  const { language } = setting;
  const t = translator(language);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo?.({ top: 0 });
  }, []);
  const { acceptBy } = submitted;
  return (
    <>
      <div className="outcome outcome-good done">
        <Icon name="tick" size={48} />
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {t(draft.correction ? 'done.correctionTitle' : 'done.title')}
          </h1>
          <p>{t('done.caseNumber')}</p>
          <p className="case-number code">{submitted.caseNumber}</p>
          <p>{t('done.submittedAt', { at: formatDateTime(submitted.submittedAt, language) })}</p>
        </div>
      </div>
      <section aria-labelledby="next">
        <h2 id="next">{t('done.next')}</h2>
        <ol className="numbered">
          <li>
            <p>
              {t('done.next.accept', {
                body: draft.handledBy.bodyName,
                date: formatDate(acceptBy.date, language),
              })}
              {acceptBy.provisional && <span className="hint">{t('done.next.provisional')}</span>}
            </p>
          </li>
          <li>
            <p>{t('done.next.correction')}</p>
          </li>
          <li>
            <p>{t('done.next.progress')}</p>
          </li>
        </ol>
      </section>
      <p className="actions">
        <a className="button" href={caseHref}>
          {t('done.case')}
        </a>
        <a className="button secondary" href={submitted.receiptUrl}>
          <Icon name="download" />
          {t('done.receipt')}
        </a>
      </p>
    </>
  );
}
