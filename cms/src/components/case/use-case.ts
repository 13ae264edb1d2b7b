'use client';
import { useCallback, useEffect, useState } from 'react';
import type { StaffCase } from '../../operations/cases/index.ts';
import type { Messages } from '../office/messages/index.ts';
import { officeCall } from '../office/office-api.ts';
import { isPending, type NoticeOf, type Pending, pendingPapers } from './pending.ts';

const pollMs = 2000;
/** Longer than any paper takes when the worker runs: after it the page says so and stops asking. */
const patienceMs = 90_000;

export interface CaseState {
  view: StaffCase;
  pending: Pending;
  /** The worker takes longer than it should; nobody is asking any more. */
  isLate: boolean;
  refresh: () => Promise<void>;
  act: (request: { action: string; input: unknown }) => Promise<void>;
}

/** A case on the screen: acts on it, and reads it again while papers are being made. */
export function useCase({
  initial,
  noticeOf,
  m,
}: {
  initial: StaffCase;
  noticeOf: NoticeOf;
  m: Messages;
}): CaseState {
  const [view, setView] = useState(initial);
  const [isLate, setLate] = useState(false);
  const path = `/cases/${encodeURIComponent(initial.caseNumber)}`;
  const pending = pendingPapers(view, noticeOf);
  const isWaiting = isPending(pending);
  const { seq } = view;

  const refresh = useCallback(async () => {
    setView(await officeCall<StaffCase>(path, { failure: m.failure }));
    setLate(false);
  }, [path, m]);

  const act = useCallback(
    async ({ action, input }: { action: string; input: unknown }) => {
      const body = { action, seq, input };
      setView(await officeCall<StaffCase>(`${path}/actions`, { method: 'POST', body, failure: m.failure }));
      setLate(false);
    },
    [path, seq, m],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: an act (a new seq) is waited for anew
  useEffect(() => {
    if (!isWaiting || isLate) return;
    const from = Date.now();
    const stop = new AbortController();
    const timer = window.setInterval(async () => {
      if (Date.now() - from > patienceMs) return setLate(true);
      try {
        const next = await officeCall<StaffCase>(path, { failure: m.failure, signal: stop.signal });
        setView((shown) => (isOnlyPapers(shown, next) ? next : shown));
      } catch {
        // The next tick asks again; acts and the refresh button report failures, a background read does not.
      }
    }, pollMs);
    return () => {
      window.clearInterval(timer);
      stop.abort();
    };
  }, [isWaiting, isLate, seq, path, m]);

  return { view, pending, isLate, refresh, act };
}

/**
 * Whether nothing but the worker's papers has come since. Somebody else's act is not slipped in under what is being
 * typed, and an answer asked for before the last act is older than the screen.
 */
const isOnlyPapers = (shown: StaffCase, next: StaffCase): boolean =>
  next.seq === shown.seq || (next.seq > shown.seq && shown.status === 'approved');
