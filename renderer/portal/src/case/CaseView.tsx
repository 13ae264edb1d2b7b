'use client';
import type { Language } from '@banshi/core/errors';
import { useMemo, useState } from 'react';
import { DueWords } from '../account/DueWords.tsx';
import { LicenceCardView } from '../account/LicenceCardView.tsx';
import { createApi } from '../api/client.ts';
import type { CaseDetail } from '../api/types.ts';
import { type MessageKey, translator } from '../i18n/index.ts';
import { formatDate, formatDateTime } from '../shared/format.ts';
import { Icon } from '../shared/icons.tsx';
import { links } from '../shared/links.ts';
import { type Navigate, navigate } from '../shared/navigate.ts';
import { Breadcrumbs } from '../shell/Breadcrumbs.tsx';
import { OpenCorrection } from './OpenCorrection.tsx';
import { Timeline } from './Timeline.tsx';
import { Withdraw } from './Withdraw.tsx';

export interface CaseViewProps {
  apiBase: string;
  language: Language;
  initial: CaseDetail;
  /** Where a correction draft is filled in, with `:id`; default `/apply/:id`. */
  draftPath?: string;
  onNavigate?: Navigate;
}

/** States after which there is nothing left to withdraw. */
const ended = ['approved', 'rejected', 'acceptanceRefused', 'issued', 'delivered', 'withdrawn', 'terminated'];

const channels: Record<string, MessageKey> = {
  self: 'case.channel.self',
  window: 'case.channel.window',
  village: 'case.channel.village',
};

/** One case: what it needs from the citizen first, then what happens next, then everything that has happened. */
export function CaseView(props: CaseViewProps) {
  const { apiBase, language, draftPath = '/apply/:id', onNavigate = navigate } = props;
  const t = translator(language);
  const api = useMemo(() => createApi(apiBase, language), [apiBase, language]);
  const [detail, setDetail] = useState(props.initial);
  const [withdrawn, setWithdrawn] = useState(false);
  const open = detail.corrections.find((correction) => !correction.answered);
  const canWithdraw = detail.canWithdraw ?? !ended.includes(detail.status);
  const channel = channels[detail.channel];

  return (
    <div className="wide case">
      <Breadcrumbs
        language={language}
        crumbs={[{ label: t('account.title'), href: links.account() }, { label: detail.itemName }]}
      />
      <header className="case-head">
        <h1>{detail.itemName}</h1>
        <p className="case-status">
          <span className="unseen">{t('case.status')}</span>
          <span className="status-word">{detail.statusLabel}</span>
        </p>
        <dl className="case-facts">
          <div>
            <dt>{t('case.number')}</dt>
            <dd className="code">{detail.caseNumber}</dd>
          </div>
          <div>
            <dt>{t('case.body')}</dt>
            <dd>{detail.bodyName}</dd>
          </div>
          <div>
            <dt>{t('case.submittedAt')}</dt>
            <dd>{formatDateTime(detail.submittedAt, language)}</dd>
          </div>
          {channel && (
            <div>
              <dt>{t('case.channel')}</dt>
              <dd>{t(channel)}</dd>
            </div>
          )}
        </dl>
      </header>
      {withdrawn && (
        <p className="notice notice-good" role="status">
          {t('case.withdrawn')}
        </p>
      )}
      {open && (
        <OpenCorrection
          api={api}
          language={language}
          detail={detail}
          correction={open}
          draftPath={draftPath}
          onNavigate={onNavigate}
        />
      )}
      {detail.next && (
        <section className="band" aria-labelledby="next">
          <h2 id="next">{t('case.next')}</h2>
          <p>{detail.next}</p>
          {detail.due && (
            <p>
              <DueWords language={language} due={detail.due} />
            </p>
          )}
        </section>
      )}
      {detail.licences.length > 0 && (
        <section className="band" aria-labelledby="licences">
          <h2 id="licences">{t('case.licences')}</h2>
          <div className="licences">
            {detail.licences.map((licence) => (
              <LicenceCardView key={licence.id} language={language} licence={licence} />
            ))}
          </div>
        </section>
      )}
      <Documents language={language} detail={detail} />
      <Timeline language={language} detail={detail} />
      {canWithdraw && (
        <Withdraw
          api={api}
          language={language}
          caseNumber={detail.caseNumber}
          onWithdrawn={(next) => {
            setDetail(next);
            setWithdrawn(true);
          }}
        />
      )}
    </div>
  );
}

function Documents({ language, detail }: { language: Language; detail: CaseDetail }) {
  const t = translator(language);
  if (detail.documents.length === 0) return null;
  return (
    <section className="band" aria-labelledby="documents">
      <h2 id="documents">{t('case.documents')}</h2>
      <ul className="rows">
        {detail.documents.map(({ kind, title, issuedAt, url }) => (
          <li key={`${kind} ${issuedAt}`} className="row">
            <a className="document" href={url} aria-label={t('case.document.open', { title })}>
              <Icon name="file" />
              {title}
            </a>
            <span className="hint">{t('case.document.issued', { at: formatDate(issuedAt, language) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
