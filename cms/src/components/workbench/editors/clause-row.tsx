'use client';
import type { VariableDeclaration } from '@banshi/core/rules';
import type { Wording } from '../../items/wording.ts';
import type { Messages } from '../../office/messages/index.ts';
import { type Clause, type Comparison, clauseAbout, comparisons, isComplete, kindOf } from './sentence.ts';

interface ClauseRowProps {
  clause: Clause;
  variables: readonly VariableDeclaration[];
  w: Wording;
  id: string;
  m: Messages;
  onChange: (clause: Clause | undefined) => void;
}

/** One clause of a sentence: what · compares how · with what. */
export function ClauseRow({ clause, variables, w, id, m, onChange }: ClauseRowProps) {
  const variable = variables.find(({ name }) => name === clause.variable);
  const kind = (variable && kindOf(variable)) ?? 'number';
  const subjects = variables.filter(({ origin }) => origin !== 'parameter');
  const chooseVariable = (name: string) => {
    const next = variables.find((one) => one.name === name);
    if (next) onChange(clauseAbout(next));
  };
  const chooseComparison = (comparison: Comparison) => {
    const isList = comparison === 'in';
    const value =
      kind !== 'choice' || isList === Array.isArray(clause.value)
        ? clause.value
        : isList
          ? [clause.value as string].filter(Boolean)
          : ((clause.value as string[])[0] ?? null);
    onChange({ ...clause, comparison, value });
  };
  return (
    <div className="bo-wb-clause">
      <select
        aria-label={m.workbench.rule.what}
        value={clause.variable}
        onChange={(event) => chooseVariable(event.target.value)}
      >
        {subjects.map(({ name, label }) => (
          <option key={name} value={name}>
            {w.say(label)}
          </option>
        ))}
      </select>
      <select
        aria-label={m.workbench.rule.how}
        value={clause.comparison}
        onChange={(event) => chooseComparison(event.target.value as Comparison)}
      >
        {comparisons[kind].map((comparison) => (
          <option key={comparison} value={comparison}>
            {m.workbench.rule.comparisons[comparison]}
          </option>
        ))}
      </select>
      {variable && kind === 'number' && (
        <NumberValue
          clause={clause}
          variable={variable}
          variables={variables}
          w={w}
          m={m}
          onChange={onChange}
        />
      )}
      {variable && (kind === 'choices' || kind === 'choice') && (
        <OptionValue clause={clause} variable={variable} w={w} id={id} m={m} onChange={onChange} />
      )}
      <button
        type="button"
        className="bo-link bo-link-danger"
        aria-label={m.workbench.rule.removeLabel(w.say(variable?.label))}
        onClick={() => onChange(undefined)}
      >
        {m.workbench.rule.remove}
      </button>
      {!isComplete(clause) && <span className="bo-field-error">{m.workbench.rule.unfinished}</span>}
    </div>
  );
}

type ValueProps = Omit<ClauseRowProps, 'id'> & { variable: VariableDeclaration };

/** A number, or a parameter of the item, which every level may set as it is allowed to. */
function NumberValue({ clause, variable, variables, w, m, onChange }: ValueProps) {
  const { value } = clause;
  const param = typeof value === 'object' && value !== null && !Array.isArray(value) ? value.param : '';
  const parameters = variables.filter(
    (one) => one.origin === 'parameter' && one.type === 'number' && one.name !== clause.variable,
  );
  return (
    <>
      {parameters.length > 0 && (
        <select
          aria-label={m.workbench.rule.withWhat}
          value={param}
          onChange={(event) =>
            onChange({ ...clause, value: event.target.value ? { param: event.target.value } : null })
          }
        >
          <option value="">{m.workbench.rule.aNumber}</option>
          {parameters.map(({ name, label }) => (
            <option key={name} value={name}>
              {w.say(label)}
            </option>
          ))}
        </select>
      )}
      {param === '' && (
        <input
          type="number"
          step="any"
          inputMode="decimal"
          aria-label={m.workbench.rule.number}
          value={typeof value === 'number' ? value : ''}
          onChange={(event) =>
            onChange({ ...clause, value: event.target.value === '' ? null : Number(event.target.value) })
          }
        />
      )}
      {param === '' && variable.unit && <span>{w.say(variable.unit)}</span>}
    </>
  );
}

function OptionValue({
  clause,
  variable,
  w,
  id,
  m,
  onChange,
}: Omit<ValueProps, 'variables'> & { id: string }) {
  const { value } = clause;
  const options = variable.options ?? [];
  if (clause.comparison !== 'in')
    return (
      <select
        aria-label={m.workbench.rule.option}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange({ ...clause, value: event.target.value || null })}
      >
        <option value="">{m.workbench.field.choose}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {w.say(option.label)}
          </option>
        ))}
      </select>
    );
  const chosen = Array.isArray(value) ? value : [];
  return (
    <span className="bo-wb-options">
      {options.map((option) => (
        <label key={option.value} className="bo-choice" htmlFor={`${id}-${option.value}`}>
          <input
            id={`${id}-${option.value}`}
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              onChange({
                ...clause,
                value: event.target.checked
                  ? [...chosen, option.value]
                  : chosen.filter((one) => one !== option.value),
              })
            }
          />
          <span>{w.say(option.label)}</span>
        </label>
      ))}
    </span>
  );
}
