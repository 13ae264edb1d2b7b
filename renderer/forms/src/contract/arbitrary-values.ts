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

/** What a draft may hold where a table belongs, and is none: more rows than any may have among them. */
const noTables: readonly unknown[] = [
  'x',
  7,
  [1],
  [{}, null],
  { 0: {} },
  Array.from({ length: 51 }, () => ({})),
];

function arbitraryAnswer(field: FieldDefinition): fc.Arbitrary<unknown> {
  if (field.type !== 'table') return fc.constantFrom(...samples[field.type]);
  const cells = tableColumns(field).map((column) => [column.key, arbitraryAnswer(column)] as const);
  const row = fc.record({ ...Object.fromEntries(cells), stray: fc.constant(1) }, { requiredKeys: [] });
  return fc.oneof(
    { weight: 9, arbitrary: fc.array(row, { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constantFrom(...noTables) },
  );
}

/** A draft of the form: each field answered in some way, or not at all. */
export function arbitraryDraft(definition: FormDefinition): fc.Arbitrary<FormValues> {
  const answers = Object.fromEntries(
    formFields(definition).map((field) => [field.key, arbitraryAnswer(field)]),
  ) as Record<string, fc.Arbitrary<FormValues[string]>>;
  return fc.record(answers, { requiredKeys: [] });
}

export const arbitraryContext: fc.Arbitrary<FormContext> = fc.record({
  situation: fc.record({ flag: fc.boolean(), letter: fc.constantFrom('a', 'b', 7) }, { requiredKeys: [] }),
  param: fc.record({ limit: fc.integer({ min: 1, max: 4 }) }),
  applicant: fc.constant({}),
  today: fc.constant('2026-11-23'),
});
