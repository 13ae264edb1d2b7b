'use client';
import { useState } from 'react';
import type { Api } from '../api/client.ts';
import { isApiError } from '../api/errors.ts';
import type { Draft, Submitted } from '../api/types.ts';
import type { Translate } from '../i18n/index.ts';
import type { DraftStore } from './draft-store.ts';
import { type DatedRemarks, noRemarks, serverRemarks } from './remarks.ts';

export interface UseSubmitInput {
  api: Api;
  store: DraftStore;
  t: Translate;
}

export interface SubmitState {
  submit: () => Promise<void>;
  submitting: boolean;
  submitted?: Submitted;
  /** Why it did not go through, beside what concerns single fields and materials. */
  failure?: string;
  /** What the server said about fields and materials, and about which state of the draft. */
  refused: DatedRemarks | undefined;
}

const draftIn = (details: unknown): Draft | undefined => (details as { draft?: Draft } | undefined)?.draft;

/** Saves what is open, then submits exactly that revision. */
export function useSubmit({ api, store, t }: UseSubmitInput): SubmitState {
  const [submitting, setSubmitting] = useState(false);
  const [submitted, setSubmitted] = useState<Submitted>();
  const [failure, setFailure] = useState<string>();
  const [refused, setRefused] = useState<DatedRemarks>();

  async function attempt(): Promise<void> {
    if (!(await store.flush())) {
      setFailure(t('check.unsaved'));
      return;
    }
    const { draft } = store.getState();
    try {
      setSubmitted(await api.submitDraft(draft.id, draft.revision));
    } catch (error) {
      if (!isApiError(error)) throw error;
      if (error.kind === 'conflict') {
        store.takeOver(draftIn(error.details) ?? (await api.draft(draft.id)));
        setFailure(t('check.changedElsewhere'));
        return;
      }
      const remarks = error.kind === 'invalid' ? serverRemarks(error.details) : noRemarks;
      const isExplained = Object.values(remarks).some((list) => list.length > 0);
      setRefused({ remarks, draft });
      if (!isExplained) setFailure(error.personMessage);
    }
  }

  async function submit(): Promise<void> {
    if (submitting) return;
    setSubmitting(true);
    setFailure(undefined);
    setRefused(undefined);
    try {
      await attempt();
    } catch (error) {
      setFailure(isApiError(error) ? error.personMessage : t('api.unexpected'));
    } finally {
      setSubmitting(false);
    }
  }

  return { submit, submitting, submitted, failure, refused };
}
