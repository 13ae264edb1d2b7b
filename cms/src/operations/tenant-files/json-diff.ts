/** One difference between two JSON values. */
export interface JsonDifference {
  /** `layer/standard/materials/add/0/name/zh`. */
  path: string;
  before: unknown;
  after: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place in which two JSON values differ, as deep as they can be compared; undefined = absent. */
export function jsonDifferences(before: unknown, after: unknown, path = ''): JsonDifference[] {
  const entries = (value: object) => new Map(Object.entries(value));
  const bothRecords = isRecord(before) && isRecord(after);
  if (bothRecords || (Array.isArray(before) && Array.isArray(after))) {
    const [left, right] = [entries(before), entries(after as object)];
    return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
      jsonDifferences(left.get(key), right.get(key), path ? `${path}/${key}` : key),
    );
  }
  return Object.is(before, after) ? [] : [{ path, before, after }];
}
