'use client';
import type { Language } from '@banshi/core/errors';
import { useCallback, useEffect, useState } from 'react';
import type { Api } from '../api/client.ts';
import { isApiError } from '../api/errors.ts';
import type { CaseSummary, DraftSummary, LicenceCard } from '../api/types.ts';
import { translator } from '../i18n/index.ts';

export interface AccountData {
  cases: CaseSummary[];
  drafts: DraftSummary[];
  licences: LicenceCard[];
}

export type Loaded =
  | { state: 'loading' }
  | { state: 'ready'; data: AccountData }
  | { state: 'failed'; message: string };

/** The three lists of an account: those the server sent along, or read now. */
export function useAccount(api: Api, language: Language, initial: AccountData | undefined) {
  const [loaded, setLoaded] = useState<Loaded>(
    initial ? { state: 'ready', data: initial } : { state: 'loading' },
  );
  const reload = useCallback(() => {
    setLoaded({ state: 'loading' });
    Promise.all([api.cases(), api.drafts(), api.licences()]).then(
      ([cases, drafts, licences]) => setLoaded({ state: 'ready', data: { cases, drafts, licences } }),
      (error: unknown) => {
        const message = isApiError(error) ? error.personMessage : translator(language)('api.unexpected');
        setLoaded({ state: 'failed', message });
      },
    );
  }, [api, language]);
  useEffect(() => {
    if (!initial) reload();
  }, [initial, reload]);
  return { loaded, reload };
}
