'use client';
import { nextQuestions, type Situation } from '@banshi/core/items';
import { QuestionScreen } from '../start/QuestionScreen.tsx';
import { AnswersStep } from './AnswersStep.tsx';
import { ApplicantStep } from './ApplicantStep.tsx';
import { CheckStep } from './CheckStep.tsx';
import type { EngineName } from './engines.tsx';
import { FormStep } from './FormStep.tsx';
import { MaterialsStep } from './MaterialsStep.tsx';
import { ANSWERS, APPLICANT, CHECK, MATERIALS, pageKeyOf, questionKeyOf, questionStepOf } from './steps.ts';
import { TaskList } from './TaskList.tsx';
import type { ApplyState } from './use-apply.ts';

export interface ApplyScreenProps {
  apply: ApplyState;
  engine: EngineName;
}

/** The screen that the address names; an address without a known one shows the task list. */
export function ApplyScreen({ apply, engine }: ApplyScreenProps) {
  const { setting, model, step, store, remarks } = apply;
  const { draft } = model;
  const page = draft.item.item.form.pages.find((entry) => entry.key === pageKeyOf(step));
  const question = model.path.questions.find((entry) => entry.key === questionKeyOf(step));
  if (page) {
    return (
      <FormStep
        key={page.key}
        setting={setting}
        model={model}
        page={page}
        engine={engine}
        remarks={remarks.fields}
        onChange={(values) => store.change({ values })}
        onContinue={apply.goOn}
        loadDivisions={apply.loadDivisions}
      />
    );
  }
  if (question && !draft.correction) return <DraftQuestion apply={apply} question={question} />;
  switch (step) {
    case ANSWERS:
      return (
        <AnswersStep
          setting={setting}
          model={model}
          onGo={apply.goTo}
          onContinue={apply.goOn}
          loadDivisions={apply.loadDivisions}
        />
      );
    case APPLICANT:
      return (
        <ApplicantStep
          setting={setting}
          applicant={draft.applicant}
          onChange={(applicant) => store.change({ applicant })}
          onContinue={apply.setApplicant}
        />
      );
    case MATERIALS:
      return (
        <MaterialsStep
          setting={setting}
          model={model}
          remarks={remarks}
          uploads={apply.uploads}
          onChange={store.change}
          onContinue={apply.goOn}
        />
      );
    case CHECK:
      return (
        <CheckStep
          setting={setting}
          model={model}
          problems={apply.problems}
          attempt={apply.attempt}
          submitting={apply.submission.submitting}
          onGo={apply.goTo}
          onEditField={apply.editField}
          onSubmit={apply.submit}
          loadDivisions={apply.loadDivisions}
        />
      );
    default:
      return <TaskList language={setting.language} draft={draft} tasks={apply.tasks} onGo={apply.goTo} />;
  }
}

/** A situation question within a draft: what hangs on the answer follows at once. */
function DraftQuestion({ apply, question }: { apply: ApplyState; question: Situation }) {
  const { setting, model, store, goTo } = apply;
  const { draft, path } = model;
  const answersWith = (answer: unknown) => ({ ...draft.answers, [question.variable]: answer });
  return (
    <QuestionScreen
      key={question.key}
      language={setting.language}
      item={draft.item.item}
      question={question}
      index={path.questions.indexOf(question)}
      path={path}
      answer={draft.answers[question.variable]}
      onAnswer={(answer) => store.change({ answers: answersWith(answer) })}
      onContinue={(answer) => {
        const { next } = nextQuestions(draft.item.item, answersWith(answer), { env: model.env });
        goTo(next ? questionStepOf(next.key) : ANSWERS);
      }}
      loadDivisions={apply.loadDivisions}
    />
  );
}
