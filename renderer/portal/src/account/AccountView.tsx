'use client';
import type { Language } from '@banshi/core/errors';
import { useMemo } from 'react';
import { createApi } from '../api/client.ts';
import type { CaseSummary, Citizen } from '../api/types.ts';
import { translator } from '../i18n/index.ts';
import { formatDate } from '../shared/format.ts';
import { Icon } from '../shared/icons.tsx';
import { links } from '../shared/links.ts';
import { type Navigate, navigate } from '../shared/navigate.ts';
import { DraftList } from './DraftList.tsx';
import { DueWords } from './DueWords.tsx';
import { LicenceCardView } from './LicenceCardView.tsx';
import { type AccountData, useAccount } from './use-account.ts';

export interface AccountViewProps {
  apiBase: string;
  language: Language;
  citizen: Citizen;
  /** Sent along by the server; absent = read by the page. */
  initial?: AccountData;
  /** Home of the region chosen last, for those who have nothing here yet. */
  homeHref?: string;
  onNavigate?: Navigate;
}

/** What needs the citizen first, then what is unfinished, submitted, and received. */
export function AccountView(props: AccountViewProps) {
  const { apiBase, language, citizen, homeHref = links.regions(), onNavigate = navigate } = props;
  const t = translator(language);
  const api = useMemo(() => createApi(apiBase, language), [apiBase, language]);
  const { loaded, reload } = useAccount(api, language, props.initial);

  async function signOut() {
    // Also where the request does not get through: the page that follows asks for signing in again.
    await api.logout().catch(() => undefined);
    onNavigate(homeHref);
  }

  return (
    <div className="wide account">
      <div className="account-head">
        <h1>{t('account.title')}</h1>
        <p>
          {t('account.greeting', { name: citizen.name })}{' '}
          <button type="button" className="link" onClick={signOut}>
            {t('account.logout')}
          </button>
        </p>
      </div>
      {loaded.state === 'loading' && (
        <div className="skeleton-lines" role="status">
          <span className="unseen">{t('loading')}</span>
        </div>
      )}
      {loaded.state === 'failed' && (
        <div className="notice notice-bad" role="alert">
          <p>
            {t('account.failed', { reason: loaded.message })}{' '}
            <button type="button" className="link" onClick={reload}>
              {t('button.retry')}
            </button>
          </p>
        </div>
      )}
      {loaded.state === 'ready' && (
        <Lists api={api} language={language} data={loaded.data} homeHref={homeHref} />
      )}
    </div>
  );
}

interface ListsProps {
  api: ReturnType<typeof createApi>;
  language: Language;
  data: AccountData;
  homeHref: string;
}

function Lists({ api, language, data, homeHref }: ListsProps) {
  const t = translator(language);
  const { cases, drafts, licences } = data;
  const waiting = cases.filter((entry) => entry.needsYou);
  const others = cases.filter((entry) => !entry.needsYou);
  if (cases.length + drafts.length + licences.length === 0) {
    return (
      <section className="empty" aria-labelledby="empty">
        <h2 id="empty">{t('account.empty.title')}</h2>
        <p>{t('account.empty.text')}</p>
        <p className="actions">
          <a className="button" href={homeHref}>
            {t('account.empty.action')}
          </a>
        </p>
      </section>
    );
  }
  return (
    <>
      {waiting.length > 0 && (
        <section className="band" aria-labelledby="needs-you">
          <h2 id="needs-you">{t('account.needsYou')}</h2>
          <CaseList language={language} cases={waiting} />
        </section>
      )}
      {drafts.length > 0 && (
        <section className="band" aria-labelledby="drafts">
          <h2 id="drafts">{t('account.drafts')}</h2>
          <DraftList api={api} language={language} drafts={drafts} />
        </section>
      )}
      {others.length > 0 && (
        <section className="band" aria-labelledby="cases">
          <h2 id="cases">{t('account.cases')}</h2>
          <CaseList language={language} cases={others} />
        </section>
      )}
      <section className="band" aria-labelledby="wallet">
        <h2 id="wallet">{t('account.wallet')}</h2>
        {licences.length === 0 && <p className="empty">{t('account.wallet.empty')}</p>}
        <div className="licences">
          {licences.map((licence) => (
            <LicenceCardView key={licence.id} language={language} licence={licence} />
          ))}
        </div>
      </section>
    </>
  );
}

function CaseList({ language, cases }: { language: Language; cases: CaseSummary[] }) {
  const t = translator(language);
  return (
    <ul className="rows">
      {cases.map((entry) => (
        <li key={entry.caseNumber} className={entry.needsYou ? 'row row-needs' : 'row'}>
          <div>
            <h3>
              <a href={links.case(entry.caseNumber)}>{entry.itemName}</a>
            </h3>
            <p>
              <span className="status-word">{entry.statusLabel}</span>
              {entry.needsYou && (
                <span className="needs-you">
                  <Icon name="attention" size={16} />
                  {t('case.needsYou')}
                </span>
              )}
            </p>
            {entry.due && (
              <p>
                <DueWords language={language} due={entry.due} />
              </p>
            )}
            <p className="hint">
              {entry.bodyName} · {t('account.case.number')} <span className="code">{entry.caseNumber}</span> ·{' '}
              {t('account.case.submitted', { at: formatDate(entry.submittedAt, language) })}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
