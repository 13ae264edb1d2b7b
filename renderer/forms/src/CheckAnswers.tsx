'use client';
import { type Language, textIn } from '@banshi/core/errors';
import {
  evaluateForm,
  type FieldDefinition,
  type FormContext,
  type FormDefinition,
  type FormEvaluation,
  type FormValues,
  formFields,
  isFromSituation,
} from '@banshi/core/forms';
import type { RuleEnvironment } from '@banshi/core/rules';
import { useMemo } from 'react';
import { AnswerRows } from './AnswerRows.tsx';
import { MaybeDivisions, useDivisionNames } from './divisions.tsx';
import { type FormatLookups, formatFieldValue } from './format.ts';
import { say } from './texts.ts';
import type { LoadDivisions } from './types.ts';
import { divisionCodes } from './widgets/ComputedValue.tsx';

export interface CheckAnswersProps {
  definition: FormDefinition;
  values: FormValues;
  context: FormContext;
  env?: RuleEnvironment;
  language?: Language;
  /** Absent = nothing can be changed, as in a submitted case. */
  onEdit?: (pageKey: string, fieldKey: string) => void;
  /** Names that the host knows already; what it does not is read through `loadDivisions`. */
  lookups?: FormatLookups;
  loadDivisions?: LoadDivisions;
}

/** Every answer as it will be submitted, section by section, each with the way back to its question. */
export function CheckAnswers({ loadDivisions, ...props }: CheckAnswersProps) {
  return (
    <MaybeDivisions load={loadDivisions}>
      <Answers {...props} />
    </MaybeDivisions>
  );
}

function Answers(props: Omit<CheckAnswersProps, 'loadDivisions'>) {
  const { definition, values, context, env, language = 'zh', onEdit, lookups } = props;
  const evaluation = useMemo(
    () => evaluateForm(definition, values, context, env),
    [definition, values, context, env],
  );
  const codes = formFields(definition).flatMap((field) =>
    divisionCodes(field, evaluation.payload[field.key]),
  );
  const readName = useDivisionNames(codes.filter((code) => lookups?.divisionName?.(code) === undefined));
  const divisionName = (code: string) => lookups?.divisionName?.(code) ?? readName(code);
  const asked = ({ key, type }: FieldDefinition) =>
    type !== 'note' && evaluation.fields[key]?.visible === true;
  return definition.pages.flatMap((page) =>
    page.sections
      .filter(({ fields }) => fields.some(asked))
      .map((section) => (
        <section key={`${page.key} ${section.key}`} className="bf-answers">
          <h2 className="bf-section-title">{textIn(section.title, language)}</h2>
          <dl>
            {section.fields.filter(asked).map((field) => (
              <Answer
                key={field.key}
                field={field}
                evaluation={evaluation}
                language={language}
                lookups={{ divisionName }}
                onEdit={onEdit && (() => onEdit(page.key, field.key))}
              />
            ))}
          </dl>
        </section>
      )),
  );
}

interface AnswerProps {
  field: FieldDefinition;
  evaluation: FormEvaluation;
  language: Language;
  lookups: FormatLookups;
  onEdit: (() => void) | undefined;
}

function Answer({ field, evaluation, language, lookups, onEdit }: AnswerProps) {
  const value = evaluation.payload[field.key];
  const isComputed = field.computed !== undefined;
  const isTable = field.type === 'table' && value !== undefined;
  return (
    <div className={isTable ? 'bf-answer bf-answer-table' : 'bf-answer'} data-answer={field.key}>
      <dt>{textIn(field.label, language)}</dt>
      <dd className={value === undefined ? 'bf-answer-empty' : undefined}>
        {isTable ? (
          <AnswerRows table={field} value={value} language={language} lookups={lookups} />
        ) : (
          formatFieldValue(field, value, language, lookups)
        )}
        {isComputed && (
          <span className="bf-hint">
            {say(isFromSituation(field) ? 'fromSituation' : 'computed', language)}
          </span>
        )}
      </dd>
      {onEdit && !isComputed && (
        <dd className="bf-answer-action">
          <button type="button" className="bf-link" onClick={onEdit}>
            {say('change', language)}
            <span className="bf-visually-hidden"> {textIn(field.label, language)}</span>
          </button>
        </dd>
      )}
    </div>
  );
}
