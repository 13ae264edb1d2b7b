import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { FieldDefinition, fieldTypes } from './definition.ts';
import { normaliseValue, roundHalfAway } from './values.ts';

const fieldOf = (type: string) =>
  FieldDefinition.parse({
    key: 'x',
    type,
    label: { zh: '字段' },
    ...(type.startsWith('choice')
      ? {
          options: [
            { value: 'a', label: { zh: '甲' } },
            { value: 'b', label: { zh: '乙' } },
          ],
        }
      : {}),
  });

test('normalising is total and idempotent, whatever a client sends', () => {
  const anything = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
    fc.constantFrom(
      ' 530102001000 ',
      '2026-3-9',
      '---',
      ['b', 'a', 'b'],
      { division: '', detail: 'x' },
      -0,
      1e300,
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...fieldTypes), anything, (type, raw) => {
      const field = fieldOf(type);
      const once = normaliseValue(field, raw);
      if (once.kind !== 'value') return;
      expect(normaliseValue(field, once.value)).toEqual(once);
      expect(JSON.parse(JSON.stringify(once.value))).toEqual(once.value);
    }),
    { numRuns: 3_000 },
  );
});

describe('roundHalfAway', () => {
  it.each([
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [0.1 + 0.2, 2, 0.3],
    [1e-7, 2, 0],
    [1e21, 2, 1e21],
    [4.35, 2, 4.35],
  ])('%d to %d places', (value, places, expected) => {
    expect(roundHalfAway(value, places)).toBe(expected);
  });
});
