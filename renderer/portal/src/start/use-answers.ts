'use client';
import { useCallback, useEffect, useState } from 'react';
import type { Answers, ItemView, Mode } from '../api/types.ts';
import { recallStart, rememberStart } from './start-memory.ts';

export interface AnswersState {
  answers: Answers;
  setAnswers: (answers: Answers) => void;
  /** True while the answers are those of an earlier visit. */
  resumed: boolean;
  /** True where signing in was on the way to a draft. */
  creating: boolean;
  /** False until the memory has been read: the server renders without one. */
  ready: boolean;
}

/**
 * The answers, kept in this browser so that leaving loses nothing. Not at the counter: the next person at the same
 * window must not find the answers of the one before.
 */
export function useAnswers(view: ItemView, mode: Mode): AnswersState {
  const [answers, setState] = useState<Answers>({});
  const [resumed, setResumed] = useState(false);
  const [creating, setCreating] = useState(false);
  const [ready, setReady] = useState(false);
  const tenantCode = view.tenant.code;
  const { itemKey } = view;

  useEffect(() => {
    const memory = mode === 'self' ? recallStart({ tenantCode, itemKey }) : undefined;
    if (memory) {
      setState(memory.answers);
      setResumed(Object.keys(memory.answers).length > 0 && !memory.creating);
      setCreating(memory.creating === true);
      // Coming back a second time must not create a second draft.
      if (memory.creating) rememberStart({ tenantCode, itemKey }, { answers: memory.answers });
    }
    setReady(true);
  }, [mode, tenantCode, itemKey]);

  const setAnswers = useCallback(
    (next: Answers) => {
      setState(next);
      setResumed(false);
      if (mode === 'self') rememberStart({ tenantCode, itemKey }, { answers: next });
    },
    [mode, tenantCode, itemKey],
  );
  return { answers, setAnswers, resumed, creating, ready };
}
