import { type ColumnType, type FieldType, FormDefinition, fieldTypes } from '@banshi/core/forms';
import fc from 'fast-check';
import { arbitraryCondition, arbitraryNumber, firstColumn, type Referable } from './arbitrary-rule.ts';

const label = (text: string) => ({ zh: text, en: `${text} in English` });

/** Options of every generated choice; eight, now and then, so that lists to open are covered too. */
export const optionValues = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

type RawField = Record<string, unknown> & { key: string; type: FieldType };

/** What the rules of a field may read: for its presence and computed value, and for everything else. */
interface Reach {
  before: readonly Referable[];
  all: readonly Referable[];
}

/** Limits and settings that suit the type. */
function arbitrarySettings(type: FieldType, reach: Reach): fc.Arbitrary<Record<string, unknown>> {
  switch (type) {
    case 'integer':
      return fc.record(
        { minimum: fc.integer({ min: -2, max: 2 }), maximum: fc.constant(5) },
        { requiredKeys: [] },
      );
    case 'money':
      return fc.record({ minimum: fc.constant(0), maximum: fc.constant(100_000) }, { requiredKeys: [] });
    case 'decimal':
      return fc.record(
        { exclusiveMinimum: fc.constant(0), decimals: fc.integer({ min: 0, max: 3 }) },
        { requiredKeys: [] },
      );
    case 'text':
    case 'longText':
      return fc.record(
        {
          minLength: fc.constant(2),
          maxLength: fc.integer({ min: 2, max: 6 }),
          pattern: fc.constant({ re2: '[a-z一-龥 ]+', message: label('只填小写字母或汉字') }),
        },
        { requiredKeys: [] },
      );
    case 'division':
    case 'address':
      return fc.record(
        { within: fc.constant('530100000000'), level: fc.constantFrom('county', 'township', 'village') },
        { requiredKeys: [] },
      );
    case 'choice':
    case 'choices':
      return arbitraryOptions(type, reach.all);
    case 'table':
      return arbitraryTable(reach);
    default:
      return fc.constant({});
  }
}

const arbitraryOptions = (type: FieldType, readable: readonly Referable[]) =>
  fc.record(
    {
      options: fc.integer({ min: 2, max: 8 }).chain((count) =>
        fc.tuple(
          ...optionValues.slice(0, count).map((value) =>
            fc.option(arbitraryCondition(readable), { nil: undefined, freq: 5 }).map((when) => ({
              value,
              label: label(`选项 ${value}`),
              ...(when === undefined ? {} : { when }),
            })),
          ),
        ),
      ),
      ...(type === 'choices' ? { minItems: fc.integer({ min: 1, max: 2 }) } : {}),
    },
    { requiredKeys: ['options'] },
  );

/** A value that the rules of a computed field of this type may give: mostly right, now and then of another type. */
const arbitraryComputed = (type: FieldType, readable: readonly Referable[]): fc.Arbitrary<unknown> => {
  if (type === 'integer' || type === 'decimal' || type === 'money') return arbitraryNumber(readable);
  if (type === 'yesNo') return arbitraryCondition(readable);
  return fc.constantFrom<unknown>(
    { var: 'situation.letter' },
    { if: [{ var: 'situation.flag' }, 'a', null] },
  );
};

const computable: readonly FieldType[] = ['integer', 'decimal', 'money', 'yesNo', 'choice', 'text'];

function arbitraryField({ key, type }: Referable, reach: Reach): fc.Arbitrary<RawField> {
  const { before, all } = reach;
  const base = { key: fc.constant(key), type: fc.constant(type), label: fc.constant(label(`字段 ${key}`)) };
  const visible = fc.option(arbitraryCondition(before), { nil: undefined, freq: 2 });
  if (type === 'note') return withoutUndefined(fc.record({ ...base, visible }));
  const required = fc.oneof(
    fc.boolean(),
    arbitraryCondition(all).map((rule) => ({ rule })),
  );
  const check = fc.record({
    code: fc.constant('own'),
    rule: arbitraryCondition(all),
    message: fc.constant(label(`请核对 ${key}`)),
  });
  const computed = computable.includes(type)
    ? fc.option(arbitraryComputed(type, before), { nil: undefined, freq: 3 })
    : fc.constant(undefined);
  const fields = fc.record({
    ...base,
    visible,
    required,
    computed,
    checks: fc.array(check, { maxLength: 1 }),
    help: fc.option(fc.constant(label('说明')), { nil: undefined }),
  });
  return withoutUndefined(
    fc.tuple(fields, arbitrarySettings(type, reach)).map(([field, settings]) => ({ ...field, ...settings })),
  );
}

const columnTypes = fieldTypes.filter((type) => type !== 'table' && type !== 'note');
/** Those on which rules and totals work. */
const favouredTypes: readonly ColumnType[] = ['integer', 'decimal', 'text', 'yesNo', 'choice'];

/** One to four columns. Presence and computed cells read the columns of their row in an order of their own. */
function arbitraryTable(form: Reach): fc.Arbitrary<Record<string, unknown>> {
  const type = fc.oneof(fc.constantFrom(...columnTypes), fc.constantFrom(...favouredTypes));
  return fc.array(type, { minLength: 1, maxLength: 4 }).chain((types) => {
    const all = types.map((each, index): Referable => ({ key: `c${index}`, type: each, of: 'row' }));
    const totals = all.filter(({ type: each }) => ['integer', 'decimal', 'money'].includes(each));
    return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }).chain((order) =>
      fc.record(
        {
          columns: fc.tuple(
            ...all.map((self) =>
              arbitraryField(self, {
                before: [...form.before, ...order.slice(0, order.indexOf(self))],
                all: [...form.all, ...all],
              }),
            ),
          ),
          totals: fc.constant(totals.map(({ key }) => key)),
          distinct: fc.constant([firstColumn]),
          minRows: fc.nat(2),
          maxRows: fc.integer({ min: 2, max: 3 }),
          rowName: fc.constant(label('一行')),
        },
        { requiredKeys: ['columns'] },
      ),
    );
  });
}

const withoutUndefined = <T extends object>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<RawField> =>
  arbitrary.map(
    (value) => Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as RawField,
  );

/** Few fields with a table among them: rows that are accepted are rare in longer forms. */
const tableTypes = fc
  .array(fc.constantFrom<FieldType>('table', 'integer', 'yesNo'), { maxLength: 2 })
  .map((types): FieldType[] => ['table', ...types]);

/**
 * Sound forms of up to nine fields on one or two pages. Presence and computed values read fields in an order of their
 * own, which is not that of the document; required, options and checks read any field.
 */
export const arbitraryForm: fc.Arbitrary<FormDefinition> = fc
  .oneof(
    { weight: 3, arbitrary: fc.array(fc.constantFrom(...fieldTypes), { minLength: 2, maxLength: 9 }) },
    { weight: 1, arbitrary: tableTypes },
  )
  .chain((types) => {
    const all = types.map((type, index): Referable => ({ key: `f${index}`, type, of: 'form' }));
    return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }).chain((order) =>
      fc.record({
        fields: fc.tuple(
          ...all.map((self) => arbitraryField(self, { before: order.slice(0, order.indexOf(self)), all })),
        ),
        cuts: fc.tuple(fc.nat(all.length), fc.nat(all.length)),
      }),
    );
  })
  .map(({ fields, cuts }) => {
    const [first = 0, second = 0] = [...cuts].sort((one, other) => one - other);
    const section = (key: string, from: number, to?: number) => ({
      key,
      title: label(key),
      fields: fields.slice(from, to),
    });
    return FormDefinition.parse({
      v: 1,
      key: 'generated',
      title: label('表'),
      pages: [
        { key: 'p1', title: label('一'), sections: [section('s1', 0, first), section('s2', first, second)] },
        { key: 'p2', title: label('二'), sections: [section('s3', second)] },
      ],
    });
  });
