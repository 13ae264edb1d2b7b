import { isBanshiError } from '@banshi/core/errors';
import { editLayer, type Layer, type LayerEdit } from '@banshi/core/inheritance';
import { isSameJson } from '@banshi/core/items';
import type { ChangedElsewhere, Workbench } from '../../operations/configuration/types.ts';
import { isOfficeError, type OfficeError } from '../office/office-api.ts';
import { editsBetween, elementOf, mergedEdit, targetOf } from './layer-edits.ts';

/** One thing that was done, and the edits back to before it. */
interface Step {
  edits: LayerEdit[];
  inverse: LayerEdit[];
  before: Layer;
  mergeKey: string | undefined;
  at: number;
}

export interface Refused {
  edit: LayerEdit;
  message: string;
}

/** Somebody else saved first: what they changed, and where both changed the same value. */
export interface Elsewhere {
  name: string;
  at: string;
  changes: LayerEdit[];
  overlaps: string[];
}

export interface DraftState {
  view: Workbench;
  /** The layer with what has not been saved yet. */
  layer: Layer;
  /** Elements whose last edit has not come back from the server. */
  touched: ReadonlySet<string>;
  save: 'saved' | 'waiting' | 'saving' | 'failed';
  error: OfficeError | undefined;
  refused: Refused | undefined;
  elsewhere: Elsewhere | undefined;
  canUndo: boolean;
  canRedo: boolean;
}

export interface DraftStore {
  getState: () => DraftState;
  subscribe: (listener: () => void) => () => void;
  /** `mergeKey`: edits with the same key in quick succession are one step, such as the letters of a sentence. */
  edit: (edits: LayerEdit[], mergeKey?: string) => void;
  undo: () => void;
  redo: () => void;
  /** Sends what waits and resolves once nothing does, true where all of it was saved. */
  flush: () => Promise<boolean>;
  /** The other person's value in place of one's own, where both changed it. */
  takeTheirs: (target: string) => void;
  dismiss: (what: 'refused' | 'elsewhere') => void;
  /** After an act that changed the draft on the server: one's own steps no longer apply. */
  replace: (view: Workbench) => void;
}

export interface StoreInput {
  initial: Workbench;
  save: (body: { revision: number | null; edits: LayerEdit[] }) => Promise<Workbench>;
  /** Pause after the last edit before it is sent. */
  delayMs?: number;
  now?: () => number;
}

/** An edit that no longer fits what somebody else saved changes nothing here; the server says why. */
function editedOrSame(layer: Layer, edit: LayerEdit): Layer {
  try {
    return editLayer(layer, edit);
  } catch (cause) {
    if (isBanshiError(cause)) return layer;
    throw cause;
  }
}

/** The edit itself is not allowed; a draft that is gone is no reason to throw the edit away. */
const isRefusal = ({ kind, code }: OfficeError): boolean => kind === 'invalid' && !code.startsWith('draft.');

const retryMs = 5000;
const mergeWithinMs = 2000;
/** Two people who both type without pause would otherwise answer each other for ever. */
const mostReplays = 6;

/** The draft of one layer on the screen: edits are applied at once, saved a moment later, and never lost. */
export function draftStore({ initial, save, delayMs = 700, now = Date.now }: StoreInput): DraftStore {
  let view = initial;
  let queue: LayerEdit[] = [];
  let sending = 0;
  let done: Step[] = [];
  let undone: Step[] = [];
  let status: DraftState['save'] = 'saved';
  let error: OfficeError | undefined;
  let refused: Refused | undefined;
  let elsewhere: Elsewhere | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;
  const listeners = new Set<() => void>();
  let state = snapshot();

  function snapshot(): DraftState {
    return {
      view,
      layer: queue.reduce(editedOrSame, view.layer),
      touched: new Set(queue.map(elementOf)),
      save: status,
      error,
      refused,
      elsewhere,
      canUndo: done.length > 0,
      canRedo: undone.length > 0,
    };
  }

  function changed(): void {
    state = snapshot();
    for (const listener of listeners) listener();
  }

  function enqueue(edits: readonly LayerEdit[]): void {
    for (const edit of edits) {
      const last = queue.length > sending ? queue.at(-1) : undefined;
      const merged = last && mergedEdit(last, edit);
      if (merged) queue = [...queue.slice(0, -1), merged];
      else queue = [...queue, edit];
    }
    refused = undefined;
    if (!running) {
      status = 'waiting';
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), delayMs);
    }
    changed();
  }

  function edit(edits: LayerEdit[], mergeKey?: string): void {
    const before = state.layer;
    const after = tryEdits(before, edits);
    if (!after || isSameJson(before, after)) return;
    const last = done.at(-1);
    if (last && mergeKey !== undefined && last.mergeKey === mergeKey && now() - last.at < mergeWithinMs) {
      done = [
        ...done.slice(0, -1),
        {
          ...last,
          edits: editsBetween(last.before, after),
          inverse: editsBetween(after, last.before),
          at: now(),
        },
      ];
    } else {
      done = [...done, { edits, inverse: editsBetween(after, before), before, mergeKey, at: now() }];
    }
    undone = [];
    enqueue(edits);
  }

  /** Undefined where an edit is none, with the reason shown. */
  function tryEdits(before: Layer, edits: readonly LayerEdit[]): Layer | undefined {
    let layer = before;
    for (const edit of edits) {
      try {
        layer = editLayer(layer, edit);
      } catch (cause) {
        if (!isBanshiError(cause)) throw cause;
        refused = { edit, message: cause.personMessage };
        changed();
        return undefined;
      }
    }
    return layer;
  }

  function undo(): void {
    const step = done.at(-1);
    if (!step) return;
    done = done.slice(0, -1);
    undone = [...undone, step];
    enqueue(step.inverse);
  }

  function redo(): void {
    const step = undone.at(-1);
    if (!step) return;
    undone = undone.slice(0, -1);
    done = [...done, { ...step, mergeKey: undefined }];
    enqueue(step.edits);
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer);
    running ??= sendAll().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function sendAll(): Promise<boolean> {
    let oneByOne = false;
    let replays = 0;
    error = undefined;
    while (queue.length > 0) {
      const batch = oneByOne ? queue.slice(0, 1) : queue;
      sending = batch.length;
      status = 'saving';
      changed();
      try {
        view = await save({ revision: view.draft?.revision ?? null, edits: batch });
        queue = queue.slice(batch.length);
      } catch (cause) {
        if (!isOfficeError(cause)) throw cause;
        if (cause.code === 'draft.changedElsewhere' && replays < mostReplays) {
          replays += 1;
          takeOver(cause.details as ChangedElsewhere);
        } else if (isRefusal(cause) && batch.length > 1) {
          oneByOne = true;
        } else if (isRefusal(cause)) {
          drop(batch[0], cause.personMessage);
        } else {
          status = 'failed';
          error = cause;
          sending = 0;
          if (cause.kind === 'offline') timer = setTimeout(() => void flush(), retryMs);
          changed();
          return false;
        }
      }
      sending = 0;
    }
    status = 'saved';
    changed();
    return refused === undefined;
  }

  /** Their layer becomes the base; what waits is sent again on top of it. */
  function takeOver({ theirs, revision, editedBy, editedAt }: ChangedElsewhere): void {
    const changes = editsBetween(view.layer, theirs);
    const own = new Set(queue.map(targetOf));
    elsewhere = {
      name: editedBy.name,
      at: editedAt,
      changes,
      overlaps: changes.map(targetOf).filter((target) => own.has(target)),
    };
    const draft = view.draft ?? firstDraft(revision, { editedBy, editedAt });
    view = { ...view, layer: theirs, draft: { ...draft, revision, editedBy, editedAt } };
  }

  function drop(edit: LayerEdit | undefined, message: string): void {
    if (!edit) return;
    refused = { edit, message };
    queue = queue.slice(1);
    const target = targetOf(edit);
    done = done.filter(({ edits }) => !edits.some((one) => targetOf(one) === target));
  }

  function takeTheirs(target: string): void {
    const theirs = elsewhere?.changes.filter((change) => targetOf(change) === target) ?? [];
    if (elsewhere)
      elsewhere = { ...elsewhere, overlaps: elsewhere.overlaps.filter((overlap) => overlap !== target) };
    edit(theirs);
    changed();
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit,
    undo,
    redo,
    flush,
    takeTheirs,
    dismiss(what) {
      if (what === 'refused') refused = undefined;
      else elsewhere = undefined;
      changed();
    },
    replace(next) {
      view = next;
      queue = [];
      done = [];
      undone = [];
      status = 'saved';
      error = undefined;
      refused = undefined;
      elsewhere = undefined;
      changed();
    },
  };
}

const firstDraft = (
  revision: number,
  { editedBy, editedAt }: Pick<ChangedElsewhere, 'editedBy' | 'editedAt'>,
): NonNullable<Workbench['draft']> => ({
  revision,
  state: 'editing',
  baseNumber: 0,
  effectiveFrom: null,
  isUrgent: false,
  transition: null,
  transitionBasis: null,
  summary: null,
  editedBy,
  editedAt,
  submittedBy: null,
  submittedAt: null,
  reviewComment: null,
  conflicts: [],
  canReview: false,
});
