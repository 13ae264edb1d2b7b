'use client';
import { type Language, textIn } from '@banshi/core/errors';
import { errorText, type FieldError, prefillForm } from '@banshi/core/forms';
import { isSameJson } from '@banshi/core/items';
import { controlId, errorTarget } from '@banshi/forms';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createApi } from '../api/client.ts';
import type { ApplicantInput, Citizen, Draft, Mode } from '../api/types.ts';
import type { LoadDivisions } from '../fields/DivisionPicker.tsx';
import type { ShownProblem } from '../fields/ProblemSummary.tsx';
import { type Translate, translator } from '../i18n/index.ts';
import { focusWhenThere } from '../shared/focus.ts';
import { rememberDivisions } from '../shared/remember-divisions.ts';
import { useStep } from '../shared/use-step.ts';
import { applicantFieldOf, applicantId, type TypedApplicant } from './applicant-check.ts';
import {
  type ApplyModel,
  type ApplySetting,
  applyModel,
  knownApplicant,
  missingMaterials,
  pageOf,
} from './apply-model.ts';
import type { DraftState, DraftStore } from './draft-store.ts';
import { uploadId } from './MaterialRow.tsx';
import {
  correctionRemarks,
  type DatedRemarks,
  mergeRemarks,
  noRemarks,
  type Remarks,
  remarksStill,
} from './remarks.ts';
import { APPLICANT, CHECK, MATERIALS, pageStep, type Task, tasksOf } from './steps.ts';
import { useDraft } from './use-draft.ts';
import { type SubmitState, useSubmit } from './use-submit.ts';
import { type Uploads, useUploads } from './use-uploads.ts';

export interface UseApplyInput {
  apiBase: string;
  mode: Mode;
  language: Language;
  draft: Draft;
  today: string;
  citizen?: Citizen;
  licences?: readonly string[];
}

/** Everything the screens of an application share. */
export interface ApplyState {
  setting: ApplySetting;
  store: DraftStore;
  state: DraftState;
  model: ApplyModel;
  tasks: Task[];
  /** Correction points and the server's refusals, as far as they still hold. */
  remarks: Remarks;
  uploads: Uploads;
  submission: SubmitState;
  /** What keeps the application from being submitted, for the check page. */
  problems: ShownProblem[];
  step: string;
  goTo: (step: string) => void;
  /** To the task after this one, or back to the check page if that is where one came from. */
  goOn: () => void;
  editField: (pageKey: string, fieldKey: string) => void;
  setApplicant: (applicant: ApplicantInput) => void;
  submit: (declared: boolean) => void;
  attempt: number;
  loadDivisions: LoadDivisions;
}

export function useApply(input: UseApplyInput): ApplyState {
  const { apiBase, mode, language, today, citizen, licences } = input;
  const t = translator(language);
  const api = useMemo(() => createApi(apiBase, language), [apiBase, language]);
  const loadDivisions = useMemo(() => rememberDivisions(api.divisions), [api]);
  const setting = useMemo<ApplySetting>(
    () => ({ mode, language, today, citizen, licences }),
    [mode, language, today, citizen, licences],
  );
  const { store, state } = useDraft({ api, draft: input.draft, mode });
  const { draft } = state;
  const model = useMemo(() => applyModel(draft, setting), [draft, setting]);
  const uploads = useUploads({ api, store, t });
  const submission = useSubmit({ api, store, t });
  const [asked] = useState<DatedRemarks>(() => ({
    remarks: correctionRemarks(input.draft),
    draft: input.draft,
  }));
  const { refused } = submission;
  const refusals = useMemo(() => (refused ? remarksStill(refused, draft) : noRemarks), [refused, draft]);
  const remarks = useMemo(() => mergeRemarks(remarksStill(asked, draft), refusals), [asked, refusals, draft]);
  const tasks = useMemo(() => tasksOf(model, remarks, language), [model, remarks, language]);
  const { step, goTo, goOn } = useWay(tasks, store);
  const [attempt, setAttempt] = useState(0);

  const blocking = blockingProblems({ model, language, t, goTo });
  const problems = [
    ...(submission.failure ? [{ message: submission.failure }] : []),
    ...(uploads.busy ? [{ message: t('materials.busy') }] : []),
    ...blocking,
    ...fieldProblems(refusals.fields, { model, language, goTo }),
    ...refusals.materials.map(({ key, message }) => materialProblem(key, message, goTo)),
    ...refusals.applicant.map(({ field, message }) =>
      applicantProblem(applicantFieldOf(field, draft.applicant), message, goTo),
    ),
  ];

  usePrefill(model, setting, store);

  return {
    setting,
    store,
    state,
    model,
    tasks,
    remarks,
    uploads,
    submission,
    problems,
    step,
    goTo,
    goOn,
    editField: (pageKey, fieldKey) => {
      goTo(pageStep(pageKey));
      focusWhenThere(controlId(fieldKey));
    },
    setApplicant: (applicant) => {
      store.change({ applicant, values: prefilled({ ...draft, applicant }, model, setting) });
      goOn();
    },
    submit: async (declared) => {
      if (declared && blocking.length === 0 && !uploads.busy) await submission.submit();
      setAttempt((count) => count + 1);
    },
    attempt,
    loadDivisions,
  };
}

/** Where one is, and where 保存并继续 leads. */
function useWay(tasks: Task[], store: DraftStore) {
  const [step, go] = useStep();
  const returnsToCheck = useRef(false);
  const goTo = (target: string) => {
    returnsToCheck.current = target !== CHECK && (step === CHECK || returnsToCheck.current);
    if (target && target !== store.getState().draft.lastPage) store.change({ lastPage: target });
    go(target);
  };
  const goOn = () => {
    const index = tasks.findIndex((task) => task.step === step);
    goTo(returnsToCheck.current ? CHECK : (tasks[index + 1]?.step ?? CHECK));
  };
  return { step, goTo, goOn };
}

const prefilled = (draft: Draft, model: ApplyModel, setting: ApplySetting): Draft['values'] =>
  prefillForm(draft.item.item.form, draft.values, {
    applicant: knownApplicant(draft, setting),
    situation: model.path.situation,
  });

/** What is known from the start stands in the form when it is first opened. A correction keeps what was submitted. */
function usePrefill(model: ApplyModel, setting: ApplySetting, store: DraftStore): void {
  const done = useRef(false);
  useEffect(() => {
    if (done.current) return;
    done.current = true;
    const { draft } = model;
    const values = prefilled(draft, model, setting);
    if (!draft.correction && !isSameJson(values, draft.values)) store.change({ values });
  }, [model, setting, store]);
}

interface ProblemContext {
  model: ApplyModel;
  language: Language;
  goTo: (step: string) => void;
}

const fieldProblems = (errors: FieldError[], { model, language, goTo }: ProblemContext): ShownProblem[] =>
  errors.map((error) => {
    const pageKey = pageOf(model, error.field);
    return {
      target: errorTarget(error),
      message: errorText(error, language),
      ...(pageKey !== undefined && { onOpen: () => goTo(pageStep(pageKey)) }),
    };
  });

const materialProblem = (key: string, message: string, goTo: ProblemContext['goTo']): ShownProblem => ({
  target: uploadId(key),
  message,
  onOpen: () => goTo(MATERIALS),
});

const applicantProblem = (
  field: keyof TypedApplicant,
  message: string,
  goTo: ProblemContext['goTo'],
): ShownProblem => ({ target: applicantId(field), message, onOpen: () => goTo(APPLICANT) });

/** What this page itself can tell is missing or wrong, in the order of the tasks. */
function blockingProblems(context: ProblemContext & { t: Translate }): ShownProblem[] {
  const { model, language, t, goTo } = context;
  const { draft, eligibility } = model;
  const isEligible = draft.correction || eligibility?.outcome === 'eligible';
  return [
    ...(isEligible ? [] : [{ message: t('answers.notEligible') }]),
    ...model.applicantProblems.map(({ field, message }) => applicantProblem(field, message, goTo)),
    ...fieldProblems(model.evaluation.errors, context),
    ...missingMaterials(model).map((row) => {
      const message = t('materials.missing', { material: textIn(row.name, language) });
      return materialProblem(row.key, message, goTo);
    }),
  ];
}
