'use client';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Workbench } from '../../operations/configuration/types.ts';
import type { Messages } from '../office/messages/index.ts';
import { asOfficeError, type OfficeError } from '../office/office-api.ts';
import { type ConfigurationApi, configurationApi } from './api.ts';
import { type DraftState, type DraftStore, draftStore } from './draft-store.ts';

export type Loaded =
  | { kind: 'loading' }
  | { kind: 'failed'; error: OfficeError; retry: () => void }
  | { kind: 'ready'; store: DraftStore; api: ConfigurationApi; reload: () => Promise<void> };

/** The workbench of one item and tenant, read from the server, with the store that its draft is edited in. */
export function useWorkbench({
  itemKey,
  tenant,
  m,
}: {
  itemKey: string;
  tenant: string;
  m: Messages;
}): Loaded {
  const api = useMemo(() => configurationApi({ tenant, m }), [tenant, m]);
  const [store, setStore] = useState<DraftStore>();
  const [error, setError] = useState<OfficeError>();

  const load = useCallback(async () => {
    setError(undefined);
    try {
      const initial = await api.workbench(itemKey);
      setStore(draftStore({ initial, save: (body) => api.saveDraft(itemKey, body) }));
    } catch (cause) {
      setError(asOfficeError(cause, m.failure));
    }
  }, [api, itemKey, m]);
  useEffect(() => {
    void load();
  }, [load]);

  const reload = useCallback(async () => {
    const view: Workbench = await api.workbench(itemKey);
    store?.replace(view);
  }, [api, itemKey, store]);

  if (error) return { kind: 'failed', error, retry: () => void load() };
  return store ? { kind: 'ready', store, api, reload } : { kind: 'loading' };
}

export const useDraft = (store: DraftStore): DraftState =>
  useSyncExternalStore(store.subscribe, store.getState, store.getState);
