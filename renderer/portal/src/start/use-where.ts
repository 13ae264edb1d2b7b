'use client';
import type { Language } from '@banshi/core/errors';
import { useCallback, useEffect, useState } from 'react';
import type { Api } from '../api/client.ts';
import { isApiError } from '../api/errors.ts';
import type { Answers, ItemView } from '../api/types.ts';
import { translator } from '../i18n/index.ts';
import type { WhereState } from './WhereNotice.tsx';

export interface UseWhereInput {
  api: Api;
  language: Language;
  view: ItemView;
  answers: Answers;
  /** False until the answers are complete and there is something to apply for. */
  active: boolean;
}

/** Asks which body will handle a case with these answers. */
export function useWhere(input: UseWhereInput): { where: WhereState; retry: () => void } {
  const { api, language, view, active } = input;
  const [where, setWhere] = useState<WhereState>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const answers = JSON.stringify(input.answers);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    if (!active) return undefined;
    let current = true;
    setWhere({ state: 'loading' });
    api
      .where({ tenantCode: view.tenant.code, itemKey: view.itemKey, answers: JSON.parse(answers) as Answers })
      .then(
        (known) => current && setWhere({ state: 'known', where: known }),
        (error: unknown) => {
          const message = isApiError(error) ? error.personMessage : translator(language)('api.unexpected');
          if (current) setWhere({ state: 'failed', message });
        },
      );
    return () => {
      current = false;
    };
  }, [api, language, view.tenant.code, view.itemKey, answers, active, attempt]);
  return { where, retry };
}
