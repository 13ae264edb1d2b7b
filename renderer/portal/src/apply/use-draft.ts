'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Api } from '../api/client.ts';
import type { Draft, Mode } from '../api/types.ts';
import { browserBackup, noBackup } from './draft-backup.ts';
import { createDraftStore, type DraftState, type DraftStore } from './draft-store.ts';

export interface UseDraftInput {
  api: Api;
  draft: Draft;
  mode: Mode;
}

/** The store of one draft, tied to the life of the page: saved when the phone goes dark, retried when it is online. */
export function useDraft({ api, draft, mode }: UseDraftInput): { store: DraftStore; state: DraftState } {
  const [store] = useState(() =>
    createDraftStore({ draft, api, backup: mode === 'self' ? browserBackup(draft.id) : noBackup }),
  );
  const state = useSyncExternalStore(store.subscribe, store.getState, store.getFirstState);

  useEffect(() => {
    const stop = store.start();
    const isUnsaved = () => store.getState().phase !== 'saved';
    const saveNow = () => {
      if (isUnsaved()) void store.flush();
    };
    const onHidden = () => {
      if (document.visibilityState === 'hidden') saveNow();
    };
    const onLeave = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) event.preventDefault();
    };
    window.addEventListener('online', saveNow);
    document.addEventListener('visibilitychange', onHidden);
    window.addEventListener('beforeunload', onLeave);
    return () => {
      stop();
      window.removeEventListener('online', saveNow);
      document.removeEventListener('visibilitychange', onHidden);
      window.removeEventListener('beforeunload', onLeave);
    };
  }, [store]);

  return { store, state };
}
