import {
  type ColumnType,
  type FieldDefinition,
  type FormContext,
  type FormDefinition,
  type FormValues,
  formFields,
  tableColumns,
} from '@banshi/core/forms';
import fc from 'fast-check';
import { optionValues } from './arbitrary-form.ts';

/** What a draft may hold for a type: sound, unsound, unfinished and blank answers. */
const samples: Record<ColumnType | 'note', readonly unknown[]> = {
  text: ['abc', '某店', 'a', ' 二 字 ', 'UPPER', 'abcdefgh', '', '  '],
  longText: ['abc\r\nde', '说明', 'x'.repeat(3_000), ''],
  integer: [0, 1, 3, 5, 9, -1, 1.5, '12a', '', 1e16],
  decimal: [0, 0.5, 1.25, 2.125, 3.0001, -1, 'x', ''],
  money: [0, 1200, 99_999, 100_001, -5, 0.5, '12.345'],
  date: ['2000-1-9', '2020-02-30', '2010-01-01', '2026--9', ''],
  yesNo: [true, false, true, false, 'yes'],
  choice: [...optionValues.slice(0, 3), 'zz', ''],
  choices: [['a'], ['b', 'a'], ['a', 'a', 'c'], ['zz'], [], 'a'],
  division: ['530102000000', '530102001000', '530102001001', '530100000000', '110101001000', '53', ''],
  address: [
    { division: '530102001000', detail: '1 号' },
    { division: '530102001000', detail: '' },
    { division: '', detail: '1 号' },
    { division: '', detail: '' },
    { division: '110101001000', detail: '1 号' },
    { division: '530102001000', detail: 'x'.repeat(300) },
  ],
  phone: ['0871-65123456', '13800138000', '65123456', '12', ''],
  mobile: ['13800138000', '+86 138 0013 8000', '1380013800', ''],
  email: ['a@example.com', 'a@b', 'A@EXAMPLE.COM ', ''],
  url: ['https://a.example.com/x?y=1', 'a.example.com', 'javascript:alert(1)', ''],
  citizenId: ['11010119900307721x', '110101199003077219', '110101199003074510', '1101011990', ''],
  uscc: ['91350100m000100y43', '91350100M000100Y44', '9135', ''],
  note: ['nothing'],
};

/** Answers that suit nearly every field of their type: rows at random are hardly ever right in all their cells. */
const sound: Record<ColumnType, readonly unknown[]> = {
  text: ['abc', 'ab', '某店'],
  longText: ['说明', 'ab', 'cd'],
  integer: [2, 3, 4, 5],
  decimal: [1, 2, 3],
  money: [1200, 5, 0],
  date: ['2000-01-09', '2010-1-1'],
  yesNo: [true, false],
  choice: ['a', 'b'],
  choices: [
    ['a', 'b'],
    ['b', 'a'],
  ],
  division: ['530102001000', '530102001001'],
  address: [{ division: '530102001001', detail: '1 号' }],
  phone: ['0871-65123456', '13800138000'],
  mobile: ['13800138000', '13900139000'],
  email: ['a@example.com', 'b@example.com'],
  url: ['https://a.example.com/x?y=1'],
  citizenId: ['11010119900307721x'],
  uscc: ['91350100m000100y43'],
};

/** What a draft may hold where a table belongs, and is none: more rows than any may have among them. */
const noTables: readonly unknown[] = [
  'x',
  7,
  [1],
  [{}, null],
  { 0: {} },
  Array.from({ length: 51 }, () => ({})),
];

const recordOf = (
  fields: readonly FieldDefinition[],
  answer: (field: FieldDefinition) => fc.Arbitrary<unknown>,
): Record<string, fc.Arbitrary<unknown>> =>
  Object.fromEntries(fields.map((field) => [field.key, answer(field)]));

function anyAnswer(field: FieldDefinition): fc.Arbitrary<unknown> {
  if (field.type !== 'table') return fc.constantFrom(...samples[field.type]);
  const cells = { ...recordOf(tableColumns(field), anyAnswer), stray: fc.constant(1) };
  return fc.oneof(
    { weight: 5, arbitrary: fc.array(fc.record(cells, { requiredKeys: [] }), { maxLength: 4 }) },
    { weight: 4, arbitrary: soundAnswer(field) },
    { weight: 1, arbitrary: fc.constantFrom(...noTables) },
  );
}

function soundAnswer(field: FieldDefinition): fc.Arbitrary<unknown> {
  if (field.type === 'note') return fc.constant(undefined);
  if (field.type !== 'table') return fc.constantFrom(...sound[field.type]);
  const row = fc.record(recordOf(tableColumns(field), soundAnswer));
  return fc.array(row, { minLength: 1, maxLength: 3 });
}

/** A draft of the form: each field answered in some way, or not at all; now and then nearly all of it right. */
export function arbitraryDraft(definition: FormDefinition): fc.Arbitrary<FormValues> {
  const fields = formFields(definition);
  return fc.oneof(
    { weight: 2, arbitrary: fc.record(recordOf(fields, anyAnswer), { requiredKeys: [] }) },
    { weight: 1, arbitrary: fc.record(recordOf(fields, soundAnswer), { requiredKeys: [] }) },
  ) as fc.Arbitrary<FormValues>;
}

export const arbitraryContext: fc.Arbitrary<FormContext> = fc.record({
  situation: fc.record({ flag: fc.boolean(), letter: fc.constantFrom('a', 'b', 7) }, { requiredKeys: [] }),
  param: fc.record({ limit: fc.integer({ min: 1, max: 4 }) }),
  applicant: fc.constant({}),
  today: fc.constant('2026-11-23'),
});
