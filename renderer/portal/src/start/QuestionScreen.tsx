'use client';
import { type Language, textIn } from '@banshi/core/errors';
import type { Situation, SituationPath } from '@banshi/core/items';
import { type FormEvent, useState } from 'react';
import type { BrowserItem } from '../api/types.ts';
import { CheckboxGroup, RadioGroup } from '../fields/ChoiceGroup.tsx';
import { DivisionPicker, type LoadDivisions } from '../fields/DivisionPicker.tsx';
import { ProblemSummary } from '../fields/ProblemSummary.tsx';
import { translator } from '../i18n/index.ts';
import { useScreenHeading } from '../shared/use-step.ts';
import { answerProblem, expectedSteps } from './question-state.ts';

export interface QuestionScreenProps {
  language: Language;
  item: BrowserItem;
  question: Situation;
  index: number;
  path: SituationPath;
  answer: unknown;
  onAnswer: (answer: unknown) => void;
  /** With the answer on the screen, which may be a suggestion that nobody changed. */
  onContinue: (answer: unknown) => void;
  loadDivisions: LoadDivisions;
}

/** One question, its progress in words, and nothing else. */
export function QuestionScreen(props: QuestionScreenProps) {
  const { language, item, question, index, path, answer } = props;
  const t = translator(language);
  const [attempt, setAttempt] = useState(0);
  const problem = attempt > 0 ? answerProblem(item, question, answer) : undefined;
  const error = problem && t(`start.question.${problem}.${question.type}`);
  const step = t(path.isComplete ? 'start.progress' : 'start.progressAbout', {
    n: index + 1,
    total: expectedSteps(item, path),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (answerProblem(item, question, answer)) setAttempt(attempt + 1);
    else props.onContinue(answer);
  }

  return (
    <>
      <ProblemSummary
        title={t('start.question.problem')}
        problems={error ? [{ target: 'answer', message: error }] : []}
        attempt={attempt}
      />
      <p className="progress-words">{step}</p>
      <form onSubmit={submit} noValidate>
        <AnswerField {...props} error={error} />
        <p className="actions">
          <button type="submit" className="button">
            {t('start.continue')}
          </button>
        </p>
      </form>
    </>
  );
}

function AnswerField(props: QuestionScreenProps & { error?: string }) {
  const { language, question, answer, onAnswer, error } = props;
  const t = translator(language);
  const heading = useScreenHeading(question.key);
  const legend = (
    <h1 ref={heading} tabIndex={-1}>
      {textIn(question.question, language)}
    </h1>
  );
  const hint = question.help && textIn(question.help, language);
  const choices = (question.options ?? []).map(({ value, label, help }) => ({
    value,
    label: textIn(label, language),
    help: help && textIn(help, language),
  }));
  const shared = { id: 'answer', legend, hint, error };
  switch (question.type) {
    case 'choice':
      return (
        <RadioGroup
          {...shared}
          choices={choices}
          value={typeof answer === 'string' ? answer : undefined}
          onChange={onAnswer}
        />
      );
    case 'choices':
      return (
        <CheckboxGroup
          {...shared}
          hint={hint ?? t('start.question.several')}
          choices={choices}
          value={Array.isArray(answer) ? answer : []}
          onChange={onAnswer}
        />
      );
    case 'yesNo':
      return (
        <RadioGroup
          {...shared}
          choices={[
            { value: 'yes', label: t('start.yes') },
            { value: 'no', label: t('start.no') },
          ]}
          value={typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : undefined}
          onChange={(value) => onAnswer(value === 'yes')}
        />
      );
    case 'division':
      return (
        <DivisionPicker
          {...shared}
          language={language}
          value={typeof answer === 'string' ? answer : undefined}
          onChange={onAnswer}
          load={props.loadDivisions}
        />
      );
  }
}
