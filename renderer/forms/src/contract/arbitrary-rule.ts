import type { AuthoredRule, FieldType } from '@banshi/core/forms';
import fc from 'fast-check';

/** A field of the form, or a column of the row, that rules may name. */
export interface Referable {
  key: string;
  type: FieldType;
  of: 'form' | 'row';
}

/** The column that every generated table has. */
export const firstColumn = 'c0';

/** A question about one field that its type allows. */
function questionAbout({ key, type, of }: Referable): AuthoredRule {
  const value = { var: `${of}.${key}` };
  switch (type) {
    case 'yesNo':
      return value;
    case 'integer':
    case 'decimal':
      return { '>': [value, 1] };
    case 'money':
      return { '>=': [value, 1200] };
    case 'choice':
      return { '==': [value, 'a'] };
    case 'choices':
      return { in: ['a', value] };
    case 'address':
      return { '==': [{ var: `${of}.${key}.division` }, '530102001000'] };
    case 'table':
      return { or: [{ '>': [{ var: `${of}.${key}.length` }, 1] }, { some: [value, { var: firstColumn }] }] };
    case 'date':
      return { '>': [{ age: [value] }, 17] };
    default:
      return { '!!': [value] };
  }
}

const aboutContext: AuthoredRule[] = [
  { var: 'situation.flag' },
  { '==': [{ var: 'situation.letter' }, 'a'] },
  { '<': [{ var: 'param.limit' }, 3] },
];

/** A condition over the fields given and the context. */
export function arbitraryCondition(readable: readonly Referable[]): fc.Arbitrary<AuthoredRule> {
  const questions = readable.filter(({ type }) => type !== 'note').map(questionAbout);
  const simple = fc.constantFrom(...questions, ...questions, ...aboutContext);
  const two = fc.tuple(simple, simple);
  return fc.oneof(
    { weight: 5, arbitrary: simple },
    { weight: 2, arbitrary: simple.map((rule): AuthoredRule => ({ '!': [rule] })) },
    { weight: 1, arbitrary: two.map((rules): AuthoredRule => ({ and: rules })) },
    { weight: 1, arbitrary: two.map((rules): AuthoredRule => ({ or: rules })) },
  );
}

/** Arithmetic over the numbers among the fields. */
export function arbitraryNumber(readable: readonly Referable[]): fc.Arbitrary<AuthoredRule> {
  const numbers = readable
    .filter(({ type }) => ['integer', 'decimal', 'money', 'table'].includes(type))
    .map(({ key, type, of }): AuthoredRule => {
      const value = { var: `${of}.${key}` };
      return type === 'table' ? { sum: [value, firstColumn] } : value;
    });
  const operand = fc.constantFrom<AuthoredRule>(...numbers, ...numbers, { var: 'param.limit' }, 1.5);
  return fc
    .tuple(fc.constantFrom('+', '*', '-'), operand, operand)
    .map(([operator, left, right]): AuthoredRule => ({ [operator]: [left, right] }));
}
