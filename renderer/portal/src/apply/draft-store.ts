import type { Api } from '../api/client.ts';
import { isApiError } from '../api/errors.ts';
import type { Draft, DraftFile, DraftPatch } from '../api/types.ts';
import { type BackupStore, contentOf } from './draft-backup.ts';
import { applyChoices, type ConflictChoice, type DraftConflict, mergeDrafts } from './merge.ts';

/**
 * saved: everything is on the server · unsaved: something waits for its moment · saving · retrying: the last try did
 * not reach the server and the next is set · conflict: somebody has to choose · signedOut: the session ended ·
 * failed: the server will not take it, trying again alone does not help.
 */
export type SavePhase = 'saved' | 'unsaved' | 'saving' | 'retrying' | 'conflict' | 'signedOut' | 'failed';

export interface DraftState {
  /** As the page shows it: the server's draft with everything typed since. */
  draft: Draft;
  phase: SavePhase;
  /** Why it is not saved, for the person. */
  message?: string;
  conflicts: DraftConflict[];
  /** Changes from another window were taken over, or unsaved ones from an earlier visit brought back. */
  notice?: 'merged' | 'restored';
}

export interface DraftStore {
  getState(): DraftState;
  /** The state that the server rendered: this browser's memory plays no part in it. */
  getFirstState(): DraftState;
  subscribe(listener: () => void): () => void;
  /** Sets the timers going, and answers how to stop them. */
  start(): () => void;
  change(patch: DraftPatch): void;
  /** Saves what waits, now. True = everything is on the server. */
  flush(): Promise<boolean>;
  resolve(choices: Readonly<Record<string, ConflictChoice>>): Promise<boolean>;
  /** A newer draft that came by another way, such as a refused submission. */
  takeOver(draft: Draft): void;
  putFile(file: DraftFile): void;
  dropFile(fileId: string): void;
}

export interface DraftStoreInput {
  draft: Draft;
  api: Pick<Api, 'saveDraft' | 'draft'>;
  backup: BackupStore;
}

/** Long enough to catch a word, short enough to lose none when the phone goes dark. */
const SAVE_AFTER = 800;
const RETRY_AFTER = [2_000, 5_000, 15_000, 30_000] as const;
/** Two windows that save in turn must not chase one another for ever: after so many merges it waits a moment. */
const MAX_MERGES = 5;

/** A draft that saves itself: one request at a time, nothing typed is ever dropped, failures are said and retried. */
export function createDraftStore({ draft, api, backup }: DraftStoreInput): DraftStore {
  const firstState: DraftState = { draft, phase: 'saved', conflicts: [] };
  let saved = draft;
  let pending: DraftPatch = {};
  let state = firstState;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;
  let failures = 0;
  let started = false;
  const listeners = new Set<() => void>();

  const publish = (change: Partial<DraftState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const hasPending = () => Object.keys(pending).length > 0;
  const schedule = (delay: number) => {
    clearTimeout(timer);
    if (started) timer = setTimeout(() => void flush(), delay);
  };
  const keepBackup = () => backup.keep({ base: contentOf(saved), patch: pending });

  /** Puts what waits on top of a newer draft; what both sides changed differently is left to a person. */
  function takeOver(theirs: Draft, notice: DraftState['notice']): void {
    const { patch, conflicts } = mergeDrafts({ base: saved, mine: pending, theirs });
    saved = theirs;
    pending = patch;
    if (hasPending()) keepBackup();
    const phase = conflicts.length > 0 ? 'conflict' : hasPending() ? 'unsaved' : 'saved';
    publish({ draft: { ...theirs, ...patch }, conflicts, notice, phase });
  }

  function giveUp(error: unknown): void {
    const known = isApiError(error) ? error : undefined;
    const message = known?.personMessage;
    const isPassing = !known || known.kind === 'offline' || known.kind === 'server' || known.status === 429;
    if (!isPassing) {
      publish({ phase: known.kind === 'signedOut' ? 'signedOut' : 'failed', message });
      return;
    }
    schedule(RETRY_AFTER[Math.min(failures, RETRY_AFTER.length - 1)] ?? RETRY_AFTER[0]);
    failures += 1;
    publish({ phase: 'retrying', message });
  }

  async function mergeNewer(details: unknown): Promise<void> {
    const sent = (details as { draft?: Draft } | undefined)?.draft;
    takeOver(sent ?? (await api.draft(saved.id)), 'merged');
  }

  async function send(): Promise<'sent' | 'merged' | 'stopped'> {
    const sending = pending;
    pending = {};
    publish({ phase: 'saving', message: undefined });
    try {
      saved = await api.saveDraft(saved.id, saved.revision, sending);
    } catch (error) {
      pending = { ...sending, ...pending };
      try {
        if (!isApiError(error) || error.kind !== 'conflict') throw error;
        await mergeNewer(error.details);
        return state.conflicts.length > 0 ? 'stopped' : 'merged';
      } catch (failure) {
        giveUp(failure);
        return 'stopped';
      }
    }
    failures = 0;
    if (hasPending()) keepBackup();
    else backup.clear();
    // Files come and go by requests of their own, which this answer may have overtaken.
    const shown = { ...saved, ...pending, files: state.draft.files };
    publish({ draft: shown, ...(!hasPending() && { phase: 'saved' as const }) });
    return 'sent';
  }

  async function run(): Promise<boolean> {
    clearTimeout(timer);
    let merges = 0;
    while (hasPending() && merges < MAX_MERGES) {
      const outcome = await send();
      if (outcome === 'stopped') return false;
      if (outcome === 'merged') merges += 1;
    }
    if (hasPending()) schedule(RETRY_AFTER[0]);
    return !hasPending();
  }

  function flush(): Promise<boolean> {
    if (state.phase === 'conflict') return Promise.resolve(false);
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  }

  const remembered = backup.read();
  if (remembered) {
    saved = { ...draft, ...remembered.base };
    pending = remembered.patch;
    takeOver(draft, 'restored');
  }

  return {
    getState: () => state,
    getFirstState: () => firstState,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start: () => {
      started = true;
      if (hasPending() && state.phase !== 'conflict') schedule(0);
      return () => {
        started = false;
        clearTimeout(timer);
      };
    },
    change: (patch) => {
      pending = { ...pending, ...patch };
      keepBackup();
      const isWaiting = ['saved', 'retrying', 'failed'].includes(state.phase);
      publish({
        draft: { ...state.draft, ...patch },
        notice: undefined,
        ...(isWaiting && { phase: 'unsaved' as const }),
      });
      if (state.phase !== 'conflict') schedule(SAVE_AFTER);
    },
    flush,
    resolve: (choices) => {
      pending = { ...pending, ...applyChoices(state.draft, state.conflicts, choices) };
      keepBackup();
      const shown = { ...state.draft, ...pending };
      publish({ draft: shown, conflicts: [], notice: undefined, phase: 'unsaved' });
      return flush();
    },
    takeOver: (theirs) => takeOver(theirs, 'merged'),
    putFile: (file) => {
      const others = state.draft.files.filter((entry) => entry.id !== file.id);
      publish({ draft: { ...state.draft, files: [...others, file] } });
    },
    dropFile: (fileId) => {
      const files = state.draft.files.filter((file) => file.id !== fileId);
      publish({ draft: { ...state.draft, files } });
    },
  };
}
