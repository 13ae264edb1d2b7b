'use client';
import type { Language } from '@banshi/core/errors';
import { useEffect, useRef, useState } from 'react';
import type { Api } from '../api/client.ts';
import { isApiError } from '../api/errors.ts';
import type { DraftSummary } from '../api/types.ts';
import { translator } from '../i18n/index.ts';
import { formatDateTime } from '../shared/format.ts';
import { links } from '../shared/links.ts';

export interface DraftListProps {
  api: Pick<Api, 'deleteDraft'>;
  language: Language;
  drafts: DraftSummary[];
}

/** Time to take a deletion back. Whoever leaves the page before has deleted nothing. */
const UNDO_FOR = 8_000;

interface Removal {
  draft: DraftSummary;
  /** Absent while it can be undone. */
  failure?: string;
}

/** Drafts to continue. A deleted one goes at once and can be fetched back for a while: nobody is asked "are you sure". */
export function DraftList({ api, language, drafts }: DraftListProps) {
  const t = translator(language);
  const [gone, setGone] = useState<string[]>([]);
  const [removal, setRemoval] = useState<Removal>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const bringBack = (id: string) => setGone((ids) => ids.filter((entry) => entry !== id));

  async function destroy(draft: DraftSummary): Promise<void> {
    try {
      await api.deleteDraft(draft.id);
      setRemoval((current) => (current?.draft.id === draft.id ? undefined : current));
    } catch (error) {
      bringBack(draft.id);
      const reason = isApiError(error) ? error.personMessage : t('api.unexpected');
      setRemoval({ draft, failure: t('account.draft.deleteFailed', { reason }) });
    }
  }

  function remove(draft: DraftSummary): void {
    // One undo at a time: a second deletion makes the first one final.
    if (removal && !removal.failure) {
      clearTimeout(timer.current);
      void destroy(removal.draft);
    }
    setGone((ids) => [...ids, draft.id]);
    setRemoval({ draft });
    timer.current = setTimeout(() => void destroy(draft), UNDO_FOR);
  }

  function undo(): void {
    clearTimeout(timer.current);
    if (removal) bringBack(removal.draft.id);
    setRemoval(undefined);
  }

  return (
    <>
      <div role="status">
        {removal && (
          <p className="notice">
            <span>
              {removal.failure ?? t('account.draft.deleted', { item: removal.draft.itemName })}{' '}
              {!removal.failure && (
                <button type="button" className="link" onClick={undo}>
                  {t('account.draft.undo')}
                </button>
              )}
            </span>
          </p>
        )}
      </div>
      <ul className="rows">
        {drafts
          .filter((draft) => !gone.includes(draft.id))
          .map((draft) => (
            <li key={draft.id} className="row">
              <div>
                <h3>{draft.itemName}</h3>
                <p className="hint">
                  {t('account.draft.updated', {
                    tenant: draft.tenantName,
                    at: formatDateTime(draft.updatedAt, language),
                  })}
                </p>
                {draft.correctionOf && (
                  <p>{t('account.draft.correction', { caseNumber: draft.correctionOf })}</p>
                )}
              </div>
              <p className="row-actions">
                <a className="button secondary" href={links.apply(draft.id)}>
                  {t('account.draft.continue')}
                  <span className="unseen"> {draft.itemName}</span>
                </a>
                <button type="button" className="link" onClick={() => remove(draft)}>
                  {t('account.draft.delete')}
                  <span className="unseen"> {draft.itemName}</span>
                </button>
              </p>
            </li>
          ))}
      </ul>
    </>
  );
}
