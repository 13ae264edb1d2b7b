import type { StrictOperator } from './values.ts';

/**
 * What stands under the name, or undefined. Own properties only and never a function, where json-logic-js follows
 * the prototype chain: there `constructor.constructor` is the way to arbitrary code.
 */
export function readProperty(data: unknown, name: string): unknown {
  if (data === null || data === undefined || !Object.hasOwn(data, name)) return undefined;
  const value = (data as Record<string, unknown>)[name];
  return typeof value === 'function' ? undefined : value;
}

/** The same along a path of names. */
export function readPath(data: unknown, segments: readonly string[]): unknown {
  let current = data;
  for (const segment of segments) {
    current = readProperty(current, segment);
    if (current === undefined) return undefined;
  }
  return current;
}

/** `var`: no name, null or '' is the whole data; the fallback is used where nothing stands, but not for null. */
export function readVariable(data: unknown, name: unknown, fallback: unknown): unknown {
  if (name === undefined || name === null || name === '') return typeof data === 'function' ? null : data;
  const value = readPath(data, String(name).split('.'));
  if (value !== undefined) return value;
  return fallback === undefined ? null : fallback;
}

/** A key of `missing` may itself be written as a list [name, fallback]: json-logic-js reads it as arguments of `var`. */
const isMissing = (data: unknown, key: unknown): boolean => {
  const [name, fallback]: readonly unknown[] = Array.isArray(key) ? key : [key];
  const value = readVariable(data, name, fallback);
  return value === null || value === '';
};

function missingKeys(keys: readonly unknown[], data: unknown): unknown[] {
  const listed = Array.isArray(keys[0]) ? (keys[0] as readonly unknown[]) : keys;
  return listed.filter((key) => isMissing(data, key));
}

/**
 * The keys are data and are never evaluated as rules. json-logic-js does evaluate them, so that whoever fills in the
 * data could run operators of their own.
 */
export const variableOperators: Readonly<Record<'var' | 'missing' | 'missing_some', StrictOperator>> = {
  var: ([name, fallback], _env, data) => readVariable(data, name, fallback),
  missing: (keys, _env, data) => missingKeys(keys, data),
  missing_some: ([needed, keys], _env, data) => {
    const missing = missingKeys(Array.isArray(keys) ? keys : [keys], data);
    // Keys that are null have no length: this throws, here as in json-logic-js.
    const present = (keys as readonly unknown[]).length - missing.length;
    return present >= (needed as number) ? [] : missing;
  },
};
