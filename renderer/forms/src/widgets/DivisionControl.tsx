'use client';
import type { FieldDefinition } from '@banshi/core/forms';
import { divisionLevel, divisionLevels, isWithinDivision } from '@banshi/core/identifiers';
import { divisionPath, type ListBelow, useDivisionLists } from '../divisions.tsx';
import { useControlAttributes, useFormRuntime } from '../runtime.tsx';
import { say } from '../texts.ts';
import type { ControlProps, Division } from '../types.ts';

interface Step {
  parent: string | undefined;
  /** Undefined while the list is being read. */
  options: readonly Division[] | undefined;
  /** The one division that can stand here: shown as text, since it is no question. */
  only?: Division;
}

const isAsked = (code: string, field: FieldDefinition): boolean =>
  divisionLevels.indexOf(divisionLevel(code)) <= divisionLevels.indexOf(field.level ?? 'village');

/** A single province is no question, and neither is what `within` already says. */
function onlyOne(options: readonly Division[], field: FieldDefinition, parent: string | undefined) {
  const { within } = field;
  const ancestor = within && options.find(({ code }) => isWithinDivision(within, code));
  if (ancestor) return ancestor;
  const [first, ...others] = options;
  return parent === undefined && others.length === 0 && first?.hasChildren !== false ? first : undefined;
}

/** The lists from the top down to below the last division chosen. */
function stepsOf(field: FieldDefinition, chosen: readonly string[], below: ListBelow): Step[] {
  const steps: Step[] = [];
  let parent: string | undefined;
  for (;;) {
    const options = below(parent)?.filter(({ code }) => isAsked(code, field));
    if (options && options.length === 0) return steps;
    const only = options && onlyOne(options, field, parent);
    steps.push({ parent, options, ...(only ? { only } : {}) });
    const next = only ?? options?.find(({ code }) => chosen.includes(code));
    if (!next || next.hasChildren === false) return steps;
    parent = next.code;
  }
}

/** Province, prefecture, county, township, village: one select each, as deep as the field asks. */
export function DivisionControl({ field, value, onChange }: ControlProps) {
  const { language } = useFormRuntime();
  const { id, ...attributes } = useControlAttributes();
  const chosen = divisionPath(typeof value === 'string' ? value : undefined);
  const lists = useDivisionLists((below) => {
    // Those known from the start at once: a stored village would otherwise take five round trips.
    const known = [undefined, ...divisionPath(field.within), ...chosen];
    return [...known, ...stepsOf(field, chosen, below).map(({ parent }) => parent)];
  });
  const steps = stepsOf(field, chosen, lists.below);
  const fixed = steps.flatMap(({ only }) => (only ? [only.name] : [])).join('');
  const asked = steps.filter(({ only, options }) => !only && options);
  const isReading = steps.some(({ options }) => !options);
  return (
    <div className="bf-divisions">
      {fixed && <p className="bf-divisions-fixed">{fixed}</p>}
      {asked.map((step, index) => (
        <DivisionSelect
          key={step.parent ?? 'top'}
          step={step}
          id={index === 0 ? id : `${id}-level${index}`}
          name={`${field.key}-level${index}`}
          attributes={attributes}
          chosen={chosen}
          isOptional={index > 0 && field.level === undefined}
          onChoose={(code) => onChange(code || (index === 0 ? undefined : step.parent))}
        />
      ))}
      {asked.length === 0 && <span id={id} tabIndex={-1} />}
      <p className="bf-hint" role="status">
        {isReading && !lists.failed && say('loading', language)}
      </p>
      {lists.failed && (
        <p className="bf-hint">
          {say('loadFailed', language)}
          <button type="button" className="bf-link" onClick={lists.retry}>
            {say('retry', language)}
          </button>
        </p>
      )}
    </div>
  );
}

interface DivisionSelectProps {
  step: Step;
  id: string;
  name: string;
  attributes: Omit<ReturnType<typeof useControlAttributes>, 'id'>;
  chosen: readonly string[];
  /** A township will do where no level is demanded: not every village is listed. */
  isOptional: boolean;
  /** '' = the choice at this level is taken back. */
  onChoose: (code: string) => void;
}

function DivisionSelect({ step, id, name, attributes, chosen, isOptional, onChoose }: DivisionSelectProps) {
  const { language } = useFormRuntime();
  const options = step.options ?? [];
  const [first] = options;
  if (!first) return null;
  const level = divisionLevel(first.code);
  const isVillage = isOptional && level === 'village';
  return (
    <div className="bf-division">
      <label htmlFor={id}>
        {say(level, language)}
        {isVillage && say('optional', language)}
      </label>
      <select
        {...attributes}
        aria-required={isVillage ? undefined : attributes['aria-required']}
        id={id}
        name={name}
        className="bf-input bf-select"
        value={options.find(({ code }) => chosen.includes(code))?.code ?? ''}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="">{say('choose', language)}</option>
        {options.map(({ code, name: label }) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
