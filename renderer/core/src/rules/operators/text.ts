import { boundedList, boundedText, type Compiled, type Evaluate, type StrictOperator } from './values.ts';

/** Position and length as `String.prototype.substr` reads them: whole numbers, a start below 0 from the end. */
function substring(text: string, start: unknown, length: unknown): string {
  const from = Math.trunc(Number(start)) || 0;
  const first = from < 0 ? Math.max(text.length + from, 0) : Math.min(from, text.length);
  const count = length === undefined ? text.length - first : Math.trunc(Number(length)) || 0;
  return text.slice(first, Math.min(first + Math.max(count, 0), text.length));
}

/** Lists and texts only: json-logic-js takes anything that has a member called `indexOf`. */
function isIn(needle: unknown, haystack: unknown): boolean {
  if (typeof haystack === 'string') return haystack !== '' && haystack.includes(String(needle));
  return Array.isArray(haystack) && haystack.indexOf(needle) !== -1;
}

/** `in`. A list of literals, the shape that most conditions have, is looked through as it stands in the rule. */
export function compileIn(args: readonly Compiled[], literals: readonly unknown[] | null): Evaluate {
  const needle = args[0]?.evaluate ?? (() => undefined);
  if (literals) return (data, env) => literals.indexOf(needle(data, env)) !== -1;
  const haystack = args[1]?.evaluate ?? (() => undefined);
  return (data, env) => isIn(needle(data, env), haystack(data, env));
}

export const textOperators: Readonly<Record<'cat' | 'substr' | 'merge', StrictOperator>> = {
  cat: (args) => boundedText(args.join('')),
  substr: ([source, start, length]) => {
    const text = String(source);
    if (!((length as number) < 0)) return substring(text, start, length);
    // A length below 0 leaves out that many characters at the end.
    const rest = substring(text, start, undefined);
    // A length that is text is joined, not added, and then is no number: as in json-logic-js.
    return substring(rest, 0, rest.length + (length as number));
  },
  merge: (args) => boundedList(args.flat()),
};
