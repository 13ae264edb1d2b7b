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
  const { draft } = model;
  const tasks: Task[] = [];
  if (!draft.correction && model.path.questions.length > 0) {
    const state = model.eligibility?.outcome === 'eligible' ? 'done' : 'wrong';
    tasks.push({ step: ANSWERS, title: t('apply.task.answers'), state });
  }
  tasks.push({
    step: APPLICANT,
    title: t('apply.task.applicant'),
    state: draft.applicant ? 'done' : 'notStarted',
  });
  for (const page of draft.item.item.form.pages) {
    tasks.push({
      step: pageStep(page.key),
      title: textIn(page.title, language),
      state: pageState(model, remarks, page.key),
    });
  }
  if (neededRows(model.rows).some((row) => !row.material.generatedFromForm)) {
    tasks.push({ step: MATERIALS, title: t('apply.task.materials'), state: materialsState(model, remarks) });
  }
  const isReady = tasks.every(isSettled);
  tasks.push({ step: CHECK, title: t('apply.task.check'), state: isReady ? 'ready' : 'blocked' });
  return tasks;
}

function pageState(model: ApplyModel, remarks: Remarks, pageKey: string): TaskState {
  const fields = visibleFields(model, pageKey);
  if (fields.some((key) => remarks.fields.some((remark) => remark.field === key))) return 'wrong';
  const isTyped = fields.some((key) => {
    const value = model.draft.values[key];
    return value !== undefined && value !== null && value !== '';
  });
  if (pageErrors(model, pageKey).length > 0) return isTyped ? 'started' : 'notStarted';
  return isTyped || fields.some((key) => model.evaluation.fields[key]?.required) ? 'done' : 'optional';
}

function materialsState(model: ApplyModel, remarks: Remarks): TaskState {
  if (remarks.materials.length > 0) return 'wrong';
  if (missingMaterials(model).length === 0) return 'done';
  const { files, commitments, deferred } = model.draft;
  return files.length + commitments.length + deferred.length > 0 ? 'started' : 'notStarted';
}
