'use client';
import { isSameJson } from '@banshi/core/items';
import { checkRule, type RuleExpression, type VariableDeclaration } from '@banshi/core/rules';
import { useState } from 'react';
import type { Wording } from '../../items/wording.ts';
import type { Messages } from '../../office/messages/index.ts';
import { ClauseRow } from './clause-row.tsx';
import { JsonBox } from './json-box.tsx';
import { type Clause, clauseAbout, kindOf, ruleOf, type Sentence, sentenceOf } from './sentence.ts';

interface RuleFieldProps {
  rule: unknown;
  variables: readonly VariableDeclaration[];
  w: Wording;
  id: string;
  label: string;
  error: string | undefined;
  isReadOnly: boolean;
  m: Messages;
  onChange: (rule: RuleExpression | undefined) => void;
}

/**
 * A condition as a sentence of clauses, without code. What a sentence cannot say stands as it reads, and is changed as
 * JSON by those who know it. The sentence that is made is read back below it, in the words of the guide.
 */
export function RuleField({ rule, variables, w, id, label, error, isReadOnly, m, onChange }: RuleFieldProps) {
  const [isExpert, setExpert] = useState(false);
  const [typed, setTyped] = useState<Sentence>();
  const read = sentenceOf(rule, variables);
  // An unfinished clause is not part of the rule yet, but must not vanish from the screen.
  const sentence = typed && isSameJson(ruleOf(typed), rule) ? typed : read;
  const words = rule === undefined ? m.workbench.rule.always : wordsOf(rule, w);

  function change(next: Sentence): void {
    setTyped(next);
    onChange(ruleOf(next));
  }

  return (
    <fieldset
      className={`bo-field bo-wb-field bo-wb-rule${error ? ' bo-field-wrong' : ''}`}
      disabled={isReadOnly}
    >
      <legend>{label}</legend>
      {sentence && !isExpert && !isReadOnly && (
        <SentenceEditor sentence={sentence} variables={variables} w={w} id={id} m={m} onChange={change} />
      )}
      <p className="bo-wb-sentence" aria-live="polite">
        <span className="bo-hint">{m.workbench.rule.reads}</span> {words}
      </p>
      {!sentence && !isExpert && !isReadOnly && <p className="bo-hint">{m.workbench.rule.tooComplex}</p>}
      {isExpert && (
        <JsonBox
          id={`${id}-json`}
          label={m.workbench.rule.json}
          value={rule ?? null}
          m={m}
          check={(value) => problemsOf(value, variables)}
          onChange={(value) => {
            setTyped(undefined);
            onChange(value === null ? undefined : (value as RuleExpression));
          }}
        />
      )}
      {error && <p className="bo-field-error">{error}</p>}
      {!isReadOnly && (
        <p className="bo-row-links">
          {!sentence && rule !== undefined && (
            <button type="button" className="bo-link" onClick={() => change({ join: 'and', clauses: [] })}>
              {m.workbench.rule.startAgain}
            </button>
          )}
          <button
            type="button"
            className="bo-link"
            aria-expanded={isExpert}
            onClick={() => setExpert(!isExpert)}
          >
            {isExpert ? m.workbench.rule.closeJson : m.workbench.rule.openJson}
          </button>
        </p>
      )}
    </fieldset>
  );
}

function SentenceEditor({
  sentence,
  variables,
  w,
  id,
  m,
  onChange,
}: {
  sentence: Sentence;
  variables: readonly VariableDeclaration[];
  w: Wording;
  id: string;
  m: Messages;
  onChange: (sentence: Sentence) => void;
}) {
  const { clauses, join } = sentence;
  // What the item itself asks stands before what is known of every applicant.
  const spoken = variables
    .filter((variable) => kindOf(variable) !== undefined)
    .sort((a, b) => Number(a.origin === 'system') - Number(b.origin === 'system'));
  const [first] = spoken.filter(({ origin }) => origin !== 'parameter');
  const put = (index: number, clause: Clause | undefined) =>
    onChange({
      join,
      clauses: clauses.flatMap((one, at) => (at === index ? (clause ? [clause] : []) : [one])),
    });
  return (
    <>
      {clauses.length === 0 && <p className="bo-soft">{m.workbench.rule.always}</p>}
      {clauses.length > 1 && (
        <label className="bo-wb-join">
          {m.workbench.rule.join}
          <select value={join} onChange={(event) => onChange({ join: event.target.value as 'and', clauses })}>
            <option value="and">{m.workbench.rule.and}</option>
            <option value="or">{m.workbench.rule.or}</option>
          </select>
        </label>
      )}
      <ol className="bo-wb-clauses">
        {clauses.map((clause, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: clauses have no identity but their place
          <li key={index}>
            <ClauseRow
              clause={clause}
              variables={spoken}
              w={w}
              id={`${id}-${index}`}
              m={m}
              onChange={(next) => put(index, next)}
            />
          </li>
        ))}
      </ol>
      {first && (
        <button
          type="button"
          className="bo-button bo-button-small"
          onClick={() => onChange({ join, clauses: [...clauses, clauseAbout(first)] })}
        >
          {m.workbench.rule.add}
        </button>
      )}
    </>
  );
}

function wordsOf(rule: unknown, w: Wording): string {
  try {
    return w.rule(rule);
  } catch {
    // What was typed is no rule yet; the box of JSON says what is wrong with it.
    return w.word('（还不是完整的条件）', '(not a complete condition yet)');
  }
}

const problemsOf = (value: unknown, variables: readonly VariableDeclaration[]): string[] =>
  value === null
    ? []
    : checkRule(value as RuleExpression, { variables })
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => message);
