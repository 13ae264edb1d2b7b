import { type Compiled, type Evaluate, testOf, truthy } from './values.ts';

/** The first false value or the last one: a value, not a truth, as in JavaScript; undefined for no argument. */
export function compileAnd(args: readonly Compiled[]): Evaluate {
  const [first, second] = args;
  if (args.length === 2 && first?.decides && second) {
    const { evaluate: a } = first;
    const { evaluate: b } = second;
    return (data, env) => a(data, env) && b(data, env);
  }
  const evaluators = args.map((arg) => arg.evaluate);
  return (data, env) => {
    let value: unknown;
    for (const evaluate of evaluators) {
      value = evaluate(data, env);
      if (!truthy(value)) return value;
    }
    return value;
  };
}

/** The first true value or the last one. */
export function compileOr(args: readonly Compiled[]): Evaluate {
  const [first, second] = args;
  if (args.length === 2 && first?.decides && second) {
    const { evaluate: a } = first;
    const { evaluate: b } = second;
    return (data, env) => a(data, env) || b(data, env);
  }
  const evaluators = args.map((arg) => arg.evaluate);
  return (data, env) => {
    let value: unknown;
    for (const evaluate of evaluators) {
      value = evaluate(data, env);
      if (truthy(value)) return value;
    }
    return value;
  };
}

/** [test, value, test, value …, otherwise?]: null where no test holds and nothing stands for it. */
export function compileIf(args: readonly Compiled[]): Evaluate {
  const branches: { test: ReturnType<typeof testOf>; evaluate: Evaluate }[] = [];
  for (let index = 0; index + 1 < args.length; index += 2) {
    const [test, value] = [args[index], args[index + 1]];
    if (test && value) branches.push({ test: testOf(test), evaluate: value.evaluate });
  }
  const otherwise: Evaluate = (args.length % 2 === 1 ? args.at(-1)?.evaluate : undefined) ?? (() => null);
  return (data, env) => {
    for (const { test, evaluate } of branches) if (test(data, env)) return evaluate(data, env);
    return otherwise(data, env);
  };
}

/** `!` and `!!`. */
export function compileNot(arg: Compiled | undefined, negate: boolean): Evaluate {
  if (!arg) return () => negate;
  const test = testOf(arg);
  return negate ? (data, env) => !test(data, env) : test;
}
