import type { Language } from '@banshi/core/errors';
import {
  evaluateForm,
  type FieldError,
  type FormContext,
  type FormEvaluation,
  placedFields,
} from '@banshi/core/forms';
import {
  type ChecklistRow,
  decideEligibility,
  type Eligibility,
  nextQuestions,
  parameterValues,
  type SituationPath,
} from '@banshi/core/items';
import type { RuleEnvironment } from '@banshi/core/rules';
import type { Citizen, Draft, Mode } from '../api/types.ts';
import { translator } from '../i18n/index.ts';
import { checklistRows } from '../start/checklist-groups.ts';
import { type ApplicantProblem, applicantProblems } from './applicant-check.ts';

/** Everything that follows from a draft: computed anew at each change, stored nowhere. */
export interface ApplyModel {
  draft: Draft;
  env: RuleEnvironment;
  path: SituationPath;
  eligibility: Eligibility | undefined;
  context: FormContext;
  evaluation: FormEvaluation;
  /** What is missing or wrong in the identity, by this page's own judgement. */
  applicantProblems: ApplicantProblem[];
  /** The materials of this case, `notNeeded` among them. */
  rows: ChecklistRow[];
}

/** What does not change while a draft is being filled in. */
export interface ApplySetting {
  mode: Mode;
  language: Language;
  today: string;
  /** Who is signed in; absent at the counter. */
  citizen?: Citizen;
  /** Names of the electronic licences that the applicant is known to hold. */
  licences?: readonly string[];
}

/** What rules and prefills may know of the applicant. A citizen's own ID stays on the server. */
export function knownApplicant(draft: Draft, setting: ApplySetting): Record<string, unknown> {
  if (draft.applicant?.kind !== 'person') return { ...draft.applicant };
  return { name: setting.citizen?.name, ...draft.applicant };
}

export function applyModel(draft: Draft, setting: ApplySetting): ApplyModel {
  const { item } = draft.item;
  const env: RuleEnvironment = { today: setting.today, licences: setting.licences };
  const path = nextQuestions(item, draft.answers, { env });
  const applicant = knownApplicant(draft, setting);
  const context: FormContext = {
    situation: path.situation,
    param: parameterValues(item, setting.today),
    applicant,
    today: setting.today,
  };
  const evaluation = evaluateForm(item.form, draft.values, context, env);
  return {
    draft,
    env,
    path,
    eligibility: path.isComplete ? decideEligibility(item, path.answers, env) : undefined,
    context,
    evaluation,
    applicantProblems: applicantProblems(draft.applicant, setting.mode, translator(setting.language)),
    rows: checklistRows(draft.item, { situation: path.situation, form: evaluation.payload, applicant }, env),
  };
}

export type MaterialState = 'done' | 'deferred' | 'committed' | 'missing' | 'optional' | 'spared';

/** How a material of the list stands; files win over promises. */
export function materialState(row: ChecklistRow, draft: Draft): MaterialState {
  if (row.material.generatedFromForm) return 'spared';
  if (draft.files.some((file) => file.materialKey === row.key)) return 'done';
  if (row.group === 'replaced') return 'spared';
  if (row.material.commitment && draft.commitments.includes(row.key)) return 'committed';
  if (row.material.deferrable && draft.deferred.includes(row.key)) return 'deferred';
  return row.group === 'optional' ? 'optional' : 'missing';
}

export const neededRows = (rows: readonly ChecklistRow[]): ChecklistRow[] =>
  rows.filter((row) => row.applies);

export const missingMaterials = (model: ApplyModel): ChecklistRow[] =>
  neededRows(model.rows).filter((row) => materialState(row, model.draft) === 'missing');

/** Keys of the fields that a page shows now. */
export const visibleFields = (model: ApplyModel, pageKey: string): string[] =>
  placedFields(model.draft.item.item.form)
    .filter((placed) => placed.pageKey === pageKey && model.evaluation.fields[placed.field.key]?.visible)
    .map((placed) => placed.field.key);

export function pageErrors(model: ApplyModel, pageKey: string): FieldError[] {
  const shown = visibleFields(model, pageKey);
  return model.evaluation.errors.filter((error) => shown.includes(error.field));
}

export const pageOf = (model: ApplyModel, fieldKey: string): string | undefined =>
  placedFields(model.draft.item.item.form).find((placed) => placed.field.key === fieldKey)?.pageKey;
