import { type Language, textIn } from '@banshi/core/errors';
import { type MessageKey, translator } from '../i18n/index.ts';
import { type ApplyModel, missingMaterials, neededRows, pageErrors, visibleFields } from './apply-model.ts';
import type { Remarks } from './remarks.ts';

/** The screens of an application, as they stand in the address. The task list has no name: it is the beginning. */
export const TASKS = '';
export const ANSWERS = 'answers';
export const APPLICANT = 'applicant';
export const MATERIALS = 'materials';
export const CHECK = 'check';

const PAGE = 'page-';
const QUESTION = 'answer-';

export const pageStep = (pageKey: string): string => `${PAGE}${pageKey}`;
export const pageKeyOf = (step: string): string | undefined =>
  step.startsWith(PAGE) ? step.slice(PAGE.length) : undefined;
export const questionStepOf = (questionKey: string): string => `${QUESTION}${questionKey}`;
export const questionKeyOf = (step: string): string | undefined =>
  step.startsWith(QUESTION) ? step.slice(QUESTION.length) : undefined;

export type TaskState = 'done' | 'started' | 'notStarted' | 'optional' | 'wrong' | 'ready' | 'blocked';

export interface Task {
  step: string;
  title: string;
  state: TaskState;
  /** Nothing can be submitted before it is finished. A remark of somebody else does not block: it may be answered. */
  blocks: boolean;
}

export const taskStateKey = (state: TaskState): MessageKey => `apply.state.${state}`;

const settled: readonly TaskState[] = ['done', 'optional'];
export const isSettled = (task: Task): boolean => settled.includes(task.state);

/**
 * The tasks of an application with their state. A correction has no task for the situation: it answers what was asked
 * about the case as it stands.
 */
export function tasksOf(model: ApplyModel, remarks: Remarks, language: Language): Task[] {
  const t = translator(language);
  const parts = [
    ...answersTask(model, t('apply.task.answers')),
    applicantTask(model, remarks, t('apply.task.applicant')),
    ...model.draft.item.item.form.pages.map((page) =>
      pageTask(model, remarks, page.key, textIn(page.title, language)),
    ),
    ...materialsTask(model, remarks, t('apply.task.materials')),
  ];
  const isReady = !parts.some((task) => task.blocks);
  const check = { step: CHECK, title: t('apply.task.check'), blocks: false };
  return [...parts, { ...check, state: isReady ? 'ready' : 'blocked' }];
}

function answersTask(model: ApplyModel, title: string): Task[] {
  if (model.draft.correction || model.path.questions.length === 0) return [];
  const isEligible = model.eligibility?.outcome === 'eligible';
  return [{ step: ANSWERS, title, state: isEligible ? 'done' : 'wrong', blocks: !isEligible }];
}

function applicantTask(model: ApplyModel, remarks: Remarks, title: string): Task {
  const blocks = model.applicantProblems.length > 0;
  const unfinished: TaskState = model.draft.applicant ? 'started' : 'notStarted';
  const state = remarks.applicant.length > 0 ? 'wrong' : blocks ? unfinished : 'done';
  return { step: APPLICANT, title, state, blocks };
}

const isTyped = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

function pageTask(model: ApplyModel, remarks: Remarks, pageKey: string, title: string): Task {
  const fields = visibleFields(model, pageKey);
  const blocks = pageErrors(model, pageKey).length > 0;
  const isRemarked = remarks.fields.some((remark) => fields.includes(remark.field));
  const isStarted = fields.some((key) => isTyped(model.draft.values[key]));
  const isAsked = isStarted || fields.some((key) => model.evaluation.fields[key]?.required);
  const unfinished: TaskState = isStarted ? 'started' : 'notStarted';
  const finished: TaskState = isAsked ? 'done' : 'optional';
  const state = isRemarked ? 'wrong' : blocks ? unfinished : finished;
  return { step: pageStep(pageKey), title, state, blocks };
}

function materialsTask(model: ApplyModel, remarks: Remarks, title: string): Task[] {
  if (neededRows(model.rows).every((row) => row.material.generatedFromForm)) return [];
  const { files, commitments, deferred } = model.draft;
  const blocks = missingMaterials(model).length > 0;
  const isStarted = files.length + commitments.length + deferred.length > 0;
  const unfinished: TaskState = isStarted ? 'started' : 'notStarted';
  const state = remarks.materials.length > 0 ? 'wrong' : blocks ? unfinished : 'done';
  return [{ step: MATERIALS, title, state, blocks }];
}
