'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeskTab, DeskView } from '../../operations/cases/index.ts';
import type { Messages } from '../office/messages/index.ts';
import { asOfficeError, type OfficeError, officeCall } from '../office/office-api.ts';

const refreshMs = 30_000;

export interface DeskState {
  /** The tab that was chosen; `view` follows as soon as its rows have come. */
  tab: DeskTab;
  view: DeskView;
  /** When the server answered last, as an instant. */
  readAt: string;
  /** Why the last attempt to read failed; the rows of the attempt before are still shown. */
  error: OfficeError | undefined;
  isLoading: boolean;
  open: (tab: DeskTab) => void;
}

/** The desk's rows: those the page came with, then read again every 30 seconds while somebody is looking. */
export function useDesk({
  initial,
  initialAt,
  m,
}: {
  initial: DeskView;
  initialAt: string;
  m: Messages;
}): DeskState {
  const [tab, setTab] = useState<DeskTab>(initial.tab);
  const [view, setView] = useState(initial);
  const [readAt, setReadAt] = useState(initialAt);
  const [error, setError] = useState<OfficeError>();
  const [isLoading, setLoading] = useState(false);
  const wanted = useRef<DeskTab>(initial.tab);

  const read = useCallback(
    async (asked: DeskTab) => {
      try {
        const next = await officeCall<DeskView>(`/desk?tab=${asked}`, { failure: m.failure });
        // An answer for a tab that has been left meanwhile must not replace the rows of the present one.
        if (wanted.current !== next.tab) return;
        setView(next);
        setReadAt(new Date().toISOString());
        setError(undefined);
      } catch (cause) {
        if (wanted.current === asked) setError(asOfficeError(cause, m.failure));
      } finally {
        if (wanted.current === asked) setLoading(false);
      }
    },
    [m],
  );

  const open = useCallback(
    (chosen: DeskTab) => {
      if (chosen === wanted.current) return;
      wanted.current = chosen;
      setTab(chosen);
      setLoading(true);
      const address = new URL(window.location.href);
      address.searchParams.set('tab', chosen);
      window.history.replaceState(window.history.state, '', address);
      void read(chosen);
    },
    [read],
  );

  useEffect(() => {
    const readIfSeen = () => {
      if (document.visibilityState === 'visible') void read(wanted.current);
    };
    const timer = window.setInterval(readIfSeen, refreshMs);
    document.addEventListener('visibilitychange', readIfSeen);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', readIfSeen);
    };
  }, [read]);

  return { tab, view, readAt, error, isLoading, open };
}
