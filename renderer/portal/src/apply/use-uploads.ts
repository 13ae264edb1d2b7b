'use client';
import type { ChecklistRow } from '@banshi/core/items';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Api } from '../api/client.ts';
import { isApiError } from '../api/errors.ts';
import type { DraftFile } from '../api/types.ts';
import type { Translate } from '../i18n/index.ts';
import type { DraftStore } from './draft-store.ts';
import { uploadProblem } from './upload-check.ts';

/** A file on its way, or one that did not arrive. */
export interface Upload {
  id: number;
  materialKey: string;
  fileName: string;
  /** 0…1 of the bytes sent. */
  part: number;
  failure?: string;
  /** Absent where sending the same file again cannot help. */
  retry?: () => void;
  cancel: () => void;
}

export interface Uploads {
  list: Upload[];
  busy: boolean;
  add: (row: ChecklistRow, file: File, replaces?: DraftFile) => void;
  remove: (file: DraftFile) => Promise<void>;
  /** What happened last, for screen readers. */
  news: string;
}

export interface UseUploadsInput {
  api: Api;
  store: DraftStore;
  t: Translate;
}

/** A material that has been handed in needs neither a later date nor a commitment. */
function dropPromises(store: DraftStore, materialKey: string): void {
  const { deferred, commitments } = store.getState().draft;
  const without = (keys: string[]) => keys.filter((key) => key !== materialKey);
  if (deferred.includes(materialKey)) store.change({ deferred: without(deferred) });
  if (commitments.includes(materialKey)) store.change({ commitments: without(commitments) });
}

/** Uploads live beside the screens, not in them: going on to another part of the application stops none. */
export function useUploads({ api, store, t }: UseUploadsInput): Uploads {
  const [list, setList] = useState<Upload[]>([]);
  const [news, setNews] = useState('');
  const lastId = useRef(0);
  const running = useRef(new Map<number, AbortController>());

  useEffect(() => {
    const started = running.current;
    return () => {
      for (const controller of started.values()) controller.abort();
    };
  }, []);

  const change = useCallback((id: number, part: Partial<Upload>) => {
    setList((uploads) => uploads.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)));
  }, []);
  const drop = useCallback((id: number) => {
    running.current.delete(id);
    setList((uploads) => uploads.filter((upload) => upload.id !== id));
  }, []);

  const remove = useCallback(
    async (file: DraftFile) => {
      try {
        await api.deleteDraftFile(store.getState().draft.id, file.id);
        store.dropFile(file.id);
        setNews(t('materials.removed', { file: file.fileName }));
      } catch (error) {
        const reason = isApiError(error) ? error.personMessage : t('api.unexpected');
        setNews(t('materials.removeFailed', { file: file.fileName, reason }));
      }
    },
    [api, store, t],
  );

  const send = useCallback(
    async (id: number, row: ChecklistRow, file: File, replaces?: DraftFile): Promise<void> => {
      const controller = new AbortController();
      running.current.set(id, controller);
      change(id, { part: 0, failure: undefined, retry: undefined });
      const draftId = store.getState().draft.id;
      try {
        const stored = await api.uploadDraftFile({
          draftId,
          materialKey: row.key,
          file,
          onProgress: (part) => change(id, { part }),
          signal: controller.signal,
        });
        store.putFile(stored);
        dropPromises(store, row.key);
        drop(id);
        setNews(t('materials.uploaded', { file: file.name }));
        if (replaces) await remove(replaces);
      } catch (error) {
        if (controller.signal.aborted) return drop(id);
        running.current.delete(id);
        const reason = isApiError(error) ? error.personMessage : t('api.unexpected');
        const failure = t('materials.uploadFailed', { file: file.name, reason });
        const canRetry = isApiError(error) && (error.kind === 'offline' || error.kind === 'server');
        change(id, { failure, retry: canRetry ? () => void send(id, row, file, replaces) : undefined });
        setNews(failure);
      }
      return undefined;
    },
    [api, store, t, change, drop, remove],
  );

  const add = useCallback(
    (row: ChecklistRow, file: File, replaces?: DraftFile) => {
      lastId.current += 1;
      const id = lastId.current;
      const cancel = () => {
        running.current.get(id)?.abort();
        drop(id);
      };
      const here = store.getState().draft.files.filter((entry) => entry.materialKey === row.key);
      const others = here.length - (replaces ? 1 : 0);
      const failure = uploadProblem({ row, file, others }, t);
      const upload: Upload = { id, materialKey: row.key, fileName: file.name, part: 0, failure, cancel };
      // A new try takes the place of what went wrong before.
      setList((uploads) => [
        ...uploads.filter((entry) => entry.materialKey !== row.key || !entry.failure),
        upload,
      ]);
      if (failure) setNews(failure);
      else void send(id, row, file, replaces);
    },
    [store, t, send, drop],
  );

  return { list, busy: list.some((upload) => !upload.failure), add, remove, news };
}
