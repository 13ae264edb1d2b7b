'use client';
import type { Language } from '@banshi/core/errors';
import { isDivisionCode } from '@banshi/core/identifiers';
import { decideEligibility, nextQuestions, type SituationPath } from '@banshi/core/items';
import { useEffect, useMemo, useRef } from 'react';
import { createApi } from '../api/client.ts';
import type { ItemView, Mode } from '../api/types.ts';
import { translator } from '../i18n/index.ts';
import { type Navigate, navigate } from '../shared/navigate.ts';
import { useStep } from '../shared/use-step.ts';
import { BackLink } from './BackLink.tsx';
import { ChecklistScreen } from './ChecklistScreen.tsx';
import { checklistRows } from './checklist-groups.ts';
import { OutcomeScreen } from './OutcomeScreen.tsx';
import { QuestionScreen } from './QuestionScreen.tsx';
import { questionStep, screenFor, stepOf } from './question-state.ts';
import { useAnswers } from './use-answers.ts';
import { useCreateDraft } from './use-create-draft.ts';
import { useWhere } from './use-where.ts';

export interface StartFlowProps {
  apiBase: string;
  mode: Mode;
  language: Language;
  view: ItemView;
  /** `YYYY-MM-DD` in Chinese time, from the server: rules may read it. */
  today: string;
  signedIn: boolean;
  /** Where a created draft is filled in, with `:id`; default `/apply/:id`. */
  draftPath?: string;
  onNavigate?: Navigate;
}

/** From the questions over the outcome to the exact checklist, and into a draft. */
export function StartFlow(props: StartFlowProps) {
  const { apiBase, mode, language, view, today, onNavigate = navigate } = props;
  const t = translator(language);
  const api = useMemo(() => createApi(apiBase, language), [apiBase, language]);
  const loadDivisions = api.divisions;
  const env = useMemo(() => ({ today }), [today]);
  const { answers, setAnswers, resumed, creating: resumesCreating, ready } = useAnswers(view, mode);
  const path = useMemo(() => nextQuestions(view.item, answers, { env }), [view, answers, env]);
  const eligibility = useMemo(
    () => (path.isComplete ? decideEligibility(view.item, path.answers, env) : undefined),
    [view, path, env],
  );
  const canApply = eligibility?.outcome === 'eligible';
  const [step, goTo] = useStep();
  const screen = screenFor(step, path, canApply);
  const { where, retry } = useWhere({ api, language, view, answers: path.answers, active: canApply });
  const { create, creating, failure } = useCreateDraft({
    api,
    mode,
    language,
    target: { tenantCode: view.tenant.code, itemKey: view.itemKey },
    answers: path.answers,
    signedIn: props.signedIn,
    draftPath: props.draftPath,
    onNavigate,
  });

  // The first entry of the history names its screen, so that the way back does not lead to a moving target.
  const shown = stepOf(screen);
  useEffect(() => {
    if (ready && step !== shown) goTo(shown, { replace: true });
  }, [ready, step, shown, goTo]);

  const created = useRef(false);
  useEffect(() => {
    if (!ready || !resumesCreating || created.current || !props.signedIn || !canApply) return;
    created.current = true;
    create();
  }, [ready, resumesCreating, props.signedIn, canApply, create]);

  const restart = () => {
    setAnswers({});
    const [first] = nextQuestions(view.item, {}, { env }).questions;
    goTo(first ? questionStep(first) : 'outcome');
  };

  return (
    <div className="wide flow start-flow">
      <BackLink language={language} view={view} path={path} screen={shown} goTo={goTo} />
      {resumed && screen.kind === 'question' && (
        <p className="notice" role="status">
          <span>
            {t('start.resumed')}{' '}
            <button type="button" className="link" onClick={restart}>
              {t('start.restart')}
            </button>
          </span>
        </p>
      )}
      {screen.kind === 'question' && (
        <QuestionScreen
          key={screen.question.key}
          language={language}
          item={view.item}
          question={screen.question}
          index={screen.index}
          path={path}
          answer={suggestedAnswer(answers[screen.question.variable], screen.question.type, view)}
          onAnswer={(answer) => setAnswers({ ...answers, [screen.question.variable]: answer })}
          onContinue={(answer) => {
            const given = { ...answers, [screen.question.variable]: answer };
            setAnswers(given);
            goTo(stepAfter(nextQuestions(view.item, given, { env }), screen.question.key));
          }}
          loadDivisions={loadDivisions}
        />
      )}
      {screen.kind === 'outcome' && eligibility && (
        <OutcomeScreen
          language={language}
          view={view}
          path={path}
          eligibility={eligibility}
          where={where}
          onRetryWhere={retry}
          onGo={goTo}
          onRestart={restart}
          loadDivisions={loadDivisions}
        />
      )}
      {screen.kind === 'checklist' && (
        <ChecklistScreen
          language={language}
          view={view}
          rows={checklistRows(view, { situation: path.situation }, env)}
          where={where}
          onRetryWhere={retry}
          signedIn={props.signedIn || mode === 'counter'}
          creating={creating}
          failure={failure}
          onCreate={create}
        />
      )}
    </div>
  );
}

const stepAfter = (path: SituationPath, questionKey: string): string => {
  const index = path.questions.findIndex((question) => question.key === questionKey);
  const next = path.questions[index + 1];
  return next ? questionStep(next) : 'outcome';
};

/** A place starts at the region being browsed: most people apply where they live, and see and can change it. */
function suggestedAnswer(answer: unknown, type: string, view: ItemView): unknown {
  if (answer !== undefined || type !== 'division') return answer;
  return isDivisionCode(view.tenant.code) ? view.tenant.code : undefined;
}
