import type { VariableDeclaration } from './definition.ts';
import type { IterationOperator } from './operators/iteration.ts';

/** What is known of a value before there is data: its type, and the words for it where it is a declared variable. */
export type ValueFacts = Pick<VariableDeclaration, 'options' | 'columns' | 'unit'> & {
  type: VariableDeclaration['type'] | 'any';
  label?: VariableDeclaration['label'];
  /** A number that counts the elements or characters of the variable with this label. */
  counts?: true;
};

/** What `var` can name at some place in a rule. */
export interface Scope {
  /** Inside the body of an iteration, where names belong to the element. */
  inBody: boolean;
  /** Null = there is no such variable; type any = nothing is known, everything is allowed. */
  find(path: string): ValueFacts | null;
}

export const unknownValue: ValueFacts = { type: 'any' };

/** Where no variables are declared every name is allowed. */
export const openScope: Scope = { inBody: false, find: () => unknownValue };

type Declared = Omit<VariableDeclaration, 'origin'>;

/** The declared variables; of two that fit (`form.place`, `form.place.division`) the longer name wins. */
export function scopeOf(variables: readonly Declared[], inBody = false): Scope {
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  return {
    inBody,
    find(path) {
      const segments = path.split('.');
      for (let length = segments.length; length > 0; length -= 1) {
        const variable = byName.get(segments.slice(0, length).join('.'));
        if (variable) return below(variable, segments.slice(length));
      }
      return null;
    },
  };
}

/** What stands below a value: the length of a text or list, an element by its number, a column, anything of an object. */
function below(value: ValueFacts, rest: readonly string[]): ValueFacts | null {
  const [first, ...further] = rest;
  if (first === undefined || value.type === 'any') return value;
  if (value.type === 'object') return { type: 'any', label: value.label };
  const hasLength = value.type === 'string' || value.type === 'list' || value.type === 'rows';
  if (first === 'length' && further.length === 0 && hasLength) {
    return { type: 'number', label: value.label, counts: true };
  }
  if (/^\d+$/.test(first)) return elementBelow(value, further);
  return null;
}

function elementBelow(list: ValueFacts, rest: readonly string[]): ValueFacts | null {
  const element = elementFacts(list);
  if (rest.length === 0 || !element) return element;
  return list.columns ? scopeOf(list.columns).find(rest.join('.')) : below(element, rest);
}

/** What is known of the elements of a list; null where the value is none. */
export function elementFacts(list: ValueFacts): ValueFacts | null {
  if (list.type === 'list') return { type: 'string', label: list.label, options: list.options };
  if (list.type === 'rows') return { type: 'object', label: list.label, columns: list.columns };
  return list.type === 'any' ? unknownValue : null;
}

/** The names inside the body of an iteration over the list. Of the data around it nothing can be read there. */
export function bodyScope(operator: IterationOperator, list: ValueFacts): Scope {
  const element = elementFacts(list) ?? unknownValue;
  const columns = list.type === 'rows' && list.columns ? scopeOf(list.columns, true) : null;
  const inElement = (path: string): ValueFacts | null => {
    if (path === '') return element;
    return columns ? columns.find(path) : below(element, path.split('.'));
  };
  if (operator !== 'reduce') return { inBody: true, find: inElement };
  return {
    inBody: true,
    find(path) {
      const [first, ...rest] = path.split('.');
      if (path === '' || first === 'accumulator') return unknownValue;
      return first === 'current' ? inElement(rest.join('.')) : null;
    },
  };
}
