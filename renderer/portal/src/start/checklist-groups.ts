import { type ChecklistGroup, type ChecklistRow, materialChecklist } from '@banshi/core/items';
import type { RuleEnvironment } from '@banshi/core/rules';
import type { ItemView } from '../api/types.ts';

/**
 * The groups as a citizen reads them. What the form itself produces joins what a licence spares: both are nothing to
 * hand in.
 */
export const shownGroups = [
  'required',
  'deferrable',
  'commitment',
  'spared',
  'optional',
  'notNeeded',
] as const;
export type ShownGroup = (typeof shownGroups)[number];

export interface MaterialFacts {
  /** `situation` of `nextQuestions`: answers, and verified variables by their fallback. */
  situation: Record<string, unknown>;
  form?: Record<string, unknown>;
  applicant?: unknown;
}

/** The exact list for one case, with the name of whoever laid each row down. */
export function checklistRows(view: ItemView, facts: MaterialFacts, env: RuleEnvironment): ChecklistRow[] {
  const provenance = Object.fromEntries(
    Object.entries(view.provenanceNames).map(([key, tenantName]) => [
      key,
      { owner: { tenantCode: '', tenantName } },
    ]),
  );
  return materialChecklist(view.item, facts, { env, provenance });
}

const shownIn: Record<ChecklistGroup, ShownGroup> = {
  required: 'required',
  deferrable: 'deferrable',
  commitment: 'commitment',
  replaced: 'spared',
  optional: 'optional',
  notNeeded: 'notNeeded',
};

export const shownGroup = (row: ChecklistRow): ShownGroup =>
  row.applies && row.material.generatedFromForm ? 'spared' : shownIn[row.group];

/** True where the applicant has something to hand in, now, later or as a promise. */
export const isToHandIn = (row: ChecklistRow): boolean =>
  ['required', 'deferrable', 'commitment'].includes(shownGroup(row));
