import { isSameJson } from '@banshi/core/items';
import type { Draft, DraftPatch } from '../api/types.ts';

/** The parts of a draft that two windows may both have changed. */
export type DraftContent = Pick<
  Draft,
  'answers' | 'values' | 'applicant' | 'commitments' | 'deferred' | 'lastPage'
>;

/** One thing that was changed here and elsewhere, differently. Until somebody chooses, the one typed here stands. */
export interface DraftConflict {
  kind: 'value' | 'answer' | 'applicant';
  /** Field key, situation variable, or `applicant`. */
  key: string;
  mine: unknown;
  theirs: unknown;
}

export interface MergeInput {
  /** What both started from. */
  base: DraftContent;
  /** What was changed here since. */
  mine: DraftPatch;
  /** What the server holds now. */
  theirs: DraftContent;
}

export interface Merged {
  /** To be saved on top of `theirs`; holds only what `mine` held. */
  patch: DraftPatch;
  conflicts: DraftConflict[];
}

/**
 * A three-way merge of a draft: what only one side changed is taken from that side; what both changed alike is no
 * conflict; the rest is reported. Nothing typed on either side is lost without somebody's choice.
 */
export function mergeDrafts({ base, mine, theirs }: MergeInput): Merged {
  const conflicts: DraftConflict[] = [];
  const patch: DraftPatch = {};
  if (mine.values) {
    patch.values = mergeRecords(
      'value',
      base.values,
      mine.values,
      theirs.values,
      conflicts,
    ) as Draft['values'];
  }
  if (mine.answers) {
    patch.answers = mergeRecords('answer', base.answers, mine.answers, theirs.answers, conflicts);
  }
  if (mine.applicant !== undefined) {
    const key = 'applicant';
    const merged = mergeRecords(
      key,
      { [key]: base[key] },
      { [key]: mine[key] },
      { [key]: theirs[key] },
      conflicts,
    );
    patch.applicant = merged[key] as Draft['applicant'];
  }
  if (mine.commitments) patch.commitments = mergeSets(base.commitments, mine.commitments, theirs.commitments);
  if (mine.deferred) patch.deferred = mergeSets(base.deferred, mine.deferred, theirs.deferred);
  if (mine.lastPage !== undefined) patch.lastPage = mine.lastPage;
  return { patch, conflicts };
}

type Values = Readonly<Record<string, unknown>>;

const own = (values: Values, key: string): unknown => (Object.hasOwn(values, key) ? values[key] : undefined);

function mergeRecords(
  kind: DraftConflict['kind'],
  base: Values,
  mine: Values,
  theirs: Values,
  conflicts: DraftConflict[],
): Record<string, unknown> {
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(base), ...Object.keys(theirs), ...Object.keys(mine)])) {
    const [from, here, there] = [own(base, key), own(mine, key), own(theirs, key)];
    const changedHere = !isSameJson(from, here);
    const changedThere = !isSameJson(from, there);
    const value = changedHere ? here : there;
    if (value !== undefined) merged[key] = value;
    if (changedHere && changedThere && !isSameJson(here, there)) {
      conflicts.push({ kind, key, mine: here, theirs: there });
    }
  }
  return merged;
}

/** Added or removed here, on top of what is there now. */
function mergeSets(base: string[], mine: string[], theirs: string[]): string[] {
  const kept = theirs.filter((entry) => mine.includes(entry) || !base.includes(entry));
  const added = mine.filter((entry) => !base.includes(entry) && !kept.includes(entry));
  return [...kept, ...added];
}

export type ConflictChoice = 'mine' | 'theirs';

export const conflictId = ({ kind, key }: DraftConflict): string => `${kind}-${key}`;

/** The patch after somebody has chosen, conflict by conflict; without a choice the one typed here stands. */
export function applyChoices(
  content: DraftContent,
  conflicts: readonly DraftConflict[],
  choices: Readonly<Record<string, ConflictChoice>>,
): DraftPatch {
  const patch: DraftPatch = {};
  for (const conflict of conflicts) {
    if (choices[conflictId(conflict)] !== 'theirs') continue;
    const { kind, key, theirs } = conflict;
    if (kind === 'applicant') patch.applicant = theirs as Draft['applicant'];
    else if (kind === 'answer') patch.answers = withValue(patch.answers ?? content.answers, key, theirs);
    else patch.values = withValue(patch.values ?? content.values, key, theirs) as Draft['values'];
  }
  return patch;
}

function withValue(values: Values, key: string, value: unknown): Record<string, unknown> {
  const { [key]: _replaced, ...rest } = values;
  return value === undefined ? rest : { ...rest, [key]: value };
}
