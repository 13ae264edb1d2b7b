import type { Draft, DraftPatch } from '../api/types.ts';
import { forget, recall, remember } from '../shared/storage.ts';
import type { DraftContent } from './merge.ts';

/** What was typed and has not reached the server, with what it was typed on top of. */
export interface DraftBackup {
  v: 1;
  base: DraftContent;
  patch: DraftPatch;
}

export interface BackupStore {
  read(): DraftBackup | undefined;
  keep(backup: Omit<DraftBackup, 'v'>): void;
  clear(): void;
}

/** Only what can be merged: neither the item nor the files. */
export const contentOf = ({
  answers,
  values,
  applicant,
  commitments,
  deferred,
  lastPage,
}: Draft): DraftContent => ({
  answers,
  values,
  applicant,
  commitments,
  deferred,
  lastPage,
});

const isBackup = (value: unknown): value is DraftBackup =>
  typeof value === 'object' &&
  value !== null &&
  (value as DraftBackup).v === 1 &&
  typeof (value as DraftBackup).base === 'object' &&
  typeof (value as DraftBackup).patch === 'object';

/**
 * Kept in the browser only while something is unsaved, and removed with the next save: it holds personal data, and
 * the browser may be somebody else's tomorrow.
 */
export function browserBackup(draftId: string): BackupStore {
  const key = `banshi:draft:${draftId}`;
  return {
    read: () => recall(key, isBackup),
    keep: (backup) => void remember(key, { v: 1, ...backup }),
    clear: () => forget(key),
  };
}

/** At the counter nothing stays in the browser: the next applicant sits before the same one. */
export const noBackup: BackupStore = { read: () => undefined, keep: () => undefined, clear: () => undefined };
