import type { RuleEnvironment } from '../definition.ts';
import { boundedList, type Compiled, type Evaluate, elementsOf, testOf } from './values.ts';

export type IterationOperator = 'map' | 'filter' | 'reduce' | 'all' | 'none' | 'some';

/** What runs over the elements of a list; what is no list counts as an empty one. */
interface Loop {
  list: Evaluate;
  /** The value of the body for one element. */
  body: Evaluate;
  /** Its truth. */
  test(data: unknown, env: RuleEnvironment): boolean;
  /** Third argument, for `reduce`. */
  initial: Evaluate;
}

const empty: readonly unknown[] = [];

const loops: Readonly<Record<IterationOperator, (loop: Loop) => Evaluate>> = {
  map:
    ({ list, body }) =>
    (data, env) =>
      boundedList((elementsOf(list(data, env)) ?? empty).map((element) => body(element, env))),
  filter:
    ({ list, test }) =>
    (data, env) =>
      (elementsOf(list(data, env)) ?? empty).filter((element) => test(element, env)),
  reduce:
    ({ list, body, initial }) =>
    (data, env) => {
      const elements = elementsOf(list(data, env)) ?? empty;
      const start = initial(data, env);
      return elements.reduce<unknown>(
        (accumulator: unknown, current) => body({ current, accumulator }, env),
        start,
      );
    },
  // Of no elements `all` is false and `none` true: the convention of JSON-logic, not of mathematics.
  all:
    ({ list, test }) =>
    (data, env) => {
      const elements = elementsOf(list(data, env)) ?? empty;
      return elements.length > 0 && elements.every((element) => test(element, env));
    },
  none:
    ({ list, test }) =>
    (data, env) =>
      !(elementsOf(list(data, env)) ?? empty).some((element) => test(element, env)),
  some:
    ({ list, test }) =>
    (data, env) =>
      (elementsOf(list(data, env)) ?? empty).some((element) => test(element, env)),
};

export const isIteration = (operator: string): operator is IterationOperator =>
  Object.hasOwn(loops, operator);

const nothing: Compiled = { evaluate: () => undefined, decides: false };

export function compileIteration(operator: IterationOperator, args: readonly Compiled[]): Evaluate {
  const [list = nothing, body = nothing, initial] = args;
  return loops[operator]({
    list: list.evaluate,
    body: body.evaluate,
    test: testOf(body),
    initial: initial?.evaluate ?? (() => null),
  });
}
