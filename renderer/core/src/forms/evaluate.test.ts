import { describe, expect, it } from '@jest/globals';
import { citizenIdCheckCharacter } from '../identifiers/index.ts';
import { FormDefinition, type FormValues } from './definition.ts';
import { evaluateForm } from './evaluate.ts';

const context = {
  situation: { mainType: 'catering' },
  param: { limit: 50 },
  applicant: {},
  today: '2026-11-23',
};

/** A form of one page and section; field keys double as labels. */
const formOf = (...fields: Record<string, unknown>[]) =>
  FormDefinition.parse({
    v: 1,
    key: 'sample',
    title: { zh: '样表' },
    pages: [
      {
        key: 'page',
        title: { zh: '页' },
        sections: [
          {
            key: 'section',
            title: { zh: '段' },
            fields: fields.map((field) => ({ label: { zh: String(field.key) }, ...field })),
          },
        ],
      },
    ],
  });

const evaluate = (fields: Record<string, unknown>[], values: Record<string, unknown>) =>
  evaluateForm(formOf(...fields), values as FormValues, context);

const codes = (fields: Record<string, unknown>[], values: Record<string, unknown>) =>
  evaluate(fields, values).errors.map(({ field, code }) => `${field}:${code}`);

describe('presence', () => {
  const fields = [
    { key: 'online', type: 'yesNo', required: true },
    { key: 'site', type: 'url', required: true, visible: { var: 'form.online' } },
    { key: 'siteName', type: 'text', visible: { '!!': { var: 'form.site' } } },
  ];

  it('leaves a hidden field out of payload, checks and rules, with what hangs on it', () => {
    const values = { online: false, site: 'not an address', siteName: '小店' };
    const { payload, errors, fields: states } = evaluate(fields, values);
    expect(payload).toEqual({ online: false });
    expect(errors).toEqual([]);
    expect(states.siteName).toMatchObject({ visible: false, required: false, value: undefined });
  });

  it('brings back what was typed when the field is shown again', () => {
    const values = { online: true, site: 'https://a.example.com', siteName: '小店' };
    expect(evaluate(fields, values).payload).toEqual(values);
  });

  it('settles a field after the one it reads, wherever that stands', () => {
    const backwards = [
      { key: 'a', type: 'text', visible: { '==': [{ var: 'form.b' }, '2'] } },
      { key: 'b', type: 'text', computed: { cat: [{ var: 'form.c' }] } },
      { key: 'c', type: 'text', visible: { '==': [{ var: 'situation.mainType' }, 'catering'] } },
    ];
    const { payload } = evaluate(backwards, { a: 'seen', c: '2' });
    expect(Object.keys(payload)).toEqual(['a', 'b', 'c']);
    expect(evaluate(backwards, { a: 'unseen', c: '3' }).payload).toEqual({ b: '3', c: '3' });
  });

  it.each([[''], ['  \u3000'], [null], [undefined]])('takes %j for no answer', (value) => {
    expect(codes([{ key: 'name', type: 'text', required: true }], { name: value })).toEqual([
      'name:required',
    ]);
  });

  it('takes 0, false and an unticked list apart', () => {
    const all = [
      { key: 'count', type: 'integer', required: true },
      { key: 'agreed', type: 'yesNo', required: true },
      { key: 'items', type: 'choices', required: true, options: [{ value: 'x', label: { zh: '甲' } }] },
    ];
    expect(codes(all, { count: 0, agreed: false, items: [] })).toEqual(['items:required']);
  });

  it('does not read values that the draft merely inherits', () => {
    const inherited = Object.create({ name: '继承' }) as FormValues;
    expect(evaluateForm(formOf({ key: 'name', type: 'text' }), inherited, context).payload).toEqual({});
  });
});

describe('computed', () => {
  const total = {
    key: 'total',
    type: 'decimal',
    computed: { '+': [{ var: 'form.a' }, { var: 'form.b' }] },
  };
  const parts = [
    { key: 'a', type: 'decimal' },
    { key: 'b', type: 'decimal' },
  ];

  it('ignores what the draft holds in its place and rounds to its places', () => {
    expect(evaluate([...parts, total], { a: 0.1, b: 0.2, total: 999 }).payload).toEqual({
      a: 0.1,
      b: 0.2,
      total: 0.3,
    });
  });

  it('is absent while one of its parts is', () => {
    expect(evaluate([...parts, total], { a: 1 })).toMatchObject({ payload: { a: 1 }, errors: [] });
    expect(codes([...parts, { ...total, required: true }], { a: 1 })).toEqual(['total:required']);
  });

  it('rounds money to whole cents, half away from zero', () => {
    const fee = { key: 'fee', type: 'money', computed: { '*': [{ var: 'form.a' }, 0.5] } };
    expect(evaluate([...parts, fee], { a: 1 }).payload).toMatchObject({ fee: 1 });
    expect(evaluate([...parts, fee], { a: -1 }).payload).toMatchObject({ fee: -1 });
  });

  it('says what to do where it cannot be worked out', () => {
    const kind = {
      key: 'kind',
      type: 'choice',
      required: true,
      options: [{ value: 'catering', label: { zh: '餐饮' } }],
      computed: { var: 'situation.mainType' },
    };
    expect(evaluate([kind], {}).payload).toEqual({ kind: 'catering' });
    const without = evaluateForm(formOf(kind), {}, { ...context, situation: {} });
    expect(without.errors).toMatchObject([
      { code: 'required', message: '还不能得出kind，请先完成前面的回答' },
    ]);
    const other = evaluateForm(formOf(kind), {}, { ...context, situation: { mainType: 'bank' } });
    expect(other.errors).toMatchObject([{ field: 'kind', code: 'choice.notOffered' }]);
    const wrong = evaluateForm(formOf(kind), {}, { ...context, situation: { mainType: 3 } });
    expect(wrong.errors).toMatchObject([{ field: 'kind', code: 'computed.malformed' }]);
  });
});

describe('checks', () => {
  it.each([
    [{ type: 'integer' }, '12a', 'integer.malformed', '请用数字填写x，例如 12'],
    [{ type: 'integer' }, 1.5, 'integer.notWhole', 'x应为整数，请去掉小数'],
    [{ type: 'integer', minimum: 1, unit: { zh: '人' } }, 0, 'number.minimum', 'x不能小于 1 人，请核对'],
    [{ type: 'decimal', exclusiveMinimum: 0 }, 0, 'number.exclusiveMinimum', 'x应大于 0，请核对'],
    [{ type: 'decimal', decimals: 2 }, 1.005, 'decimal.places', 'x最多保留 2 位小数，请修改'],
    [{ type: 'money', maximum: 100_000 }, 100_001, 'number.maximum', 'x不能大于 1,000.00 元，请核对'],
    [{ type: 'date' }, '2026-2-30', 'date.notReal', 'x这一天不存在，请核对年、月、日'],
    [{ type: 'date' }, '2026--9', 'date.incomplete', 'x的年、月、日填完整'],
    [{ type: 'text', maxLength: 2 }, '𫍰𫍰𫍰', 'text.tooLong', 'x最多 2 个字，请缩短'],
    [{ type: 'text', minLength: 2 }, '张', 'text.tooShort', 'x至少 2 个字，请补充完整'],
    [
      { type: 'text', pattern: { re2: '云[A-Z]\\d{5}', message: { zh: '请按车牌填写' } } },
      '云A1234',
      'text.pattern',
      '请按车牌填写',
    ],
    [{ type: 'mobile' }, '1380013800', 'phone.mobileLength', '手机号应为 11 位'],
    [{ type: 'phone' }, '65123456', 'phone.areaCode', '请加区号'],
    [{ type: 'uscc' }, '91350100M000100Y44', 'uscc.checkDigit', '请核对第 18 位'],
    [{ type: 'citizenId' }, '110101199003074517', 'citizenId.checkDigit', '请核对第 18 位'],
    [{ type: 'email' }, 'a@b', 'email.format', 'x应像 name@example.com'],
    [{ type: 'url' }, 'javascript:alert(1)', 'url.format', 'x应以 http:// 或 https:// 开头'],
    [{ type: 'division' }, '530102000000', 'division.tooShallow', '请把x选到乡镇（街道）'],
    [
      { type: 'division', level: 'county', within: '530100000000' },
      '532801000000',
      'division.outside',
      'x不在可以填报的地区内',
    ],
    [{ type: 'division', within: '530102000000' }, '530100000000', 'division.tooShallow', '请把x选到'],
    [{ type: 'address' }, { division: '', detail: '1 号' }, 'address.division', '请选择x所在的地区'],
    [{ type: 'address' }, { division: '530102001000', detail: ' ' }, 'address.detail', '请填写x的详细地址'],
    [{ type: 'yesNo' }, 'yes', 'yesNo.malformed', 'x无法识别，请重新选择'],
  ])('%j given %j: %s', (field, value, code, message) => {
    const { errors } = evaluate([{ key: 'x', ...field }], { x: value });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ field: 'x', code });
    expect(errors[0]?.message).toContain(message);
    expect(errors[0]?.messageEn ?? 'authored').not.toBe('');
  });

  it.each([
    [{ type: 'citizenId' }, '11010119900307451x ', '11010119900307451X'],
    [{ type: 'uscc' }, '91350100m000100y43', '91350100M000100Y43'],
    [{ type: 'mobile' }, '+86 138-0013-8000', '13800138000'],
    [{ type: 'date' }, '2026-3-9', '2026-03-09'],
    [{ type: 'decimal' }, 4.35, 4.35],
    [{ type: 'longText' }, ' 一\r\n二 ', '一\n二'],
    [{ type: 'division' }, '530102001000', '530102001000'],
    [
      { type: 'address' },
      { division: '530102001001', detail: ' 1 号 ' },
      { division: '530102001001', detail: '1 号' },
    ],
  ])('%j makes of %j what is submitted', (field, typed, submitted) => {
    const { payload, errors } = evaluate([{ key: 'x', ...field }], { x: typed });
    expect(payload).toEqual({ x: submitted });
    const expected = field.type === 'citizenId' ? ['citizenId.checkDigit'] : [];
    expect(errors.map(({ code }) => code)).toEqual(expected);
  });

  it('refuses a birth date after today', () => {
    const idOf = (day: string) => `530102${day}999${citizenIdCheckCharacter(`530102${day}999`)}`;
    expect(codes([{ key: 'id', type: 'citizenId' }], { id: idOf('20261123') })).toEqual([]);
    expect(codes([{ key: 'id', type: 'citizenId' }], { id: idOf('20261124') })).toEqual([
      'id:citizenId.birthDate',
    ]);
  });

  it('keeps an option that is no longer offered, as an error', () => {
    const fields = [
      { key: 'school', type: 'yesNo' },
      {
        key: 'items',
        type: 'choices',
        options: [
          { value: 'hot', label: { zh: '热食' } },
          { value: 'raw', label: { zh: '生食' }, when: { '!': { var: 'form.school' } } },
        ],
      },
    ];
    const {
      fields: states,
      errors,
      payload,
    } = evaluate(fields, { school: true, items: ['raw', 'hot', 'raw'] });
    expect(states.items?.options).toEqual(['hot']);
    expect(payload.items).toEqual(['hot', 'raw']);
    expect(errors).toMatchObject([{ field: 'items', code: 'choices.notOffered' }]);
  });

  it('lists errors in the order of the form, and authored checks only on values that are sound', () => {
    const checks = [
      { code: 'even', rule: { '==': [{ '%': [{ var: 'form.n' }, 2] }, 0] }, message: { zh: '须为双数' } },
      {
        code: 'small',
        rule: { '<': [{ var: 'form.n' }, { var: 'param.limit' }] },
        message: { zh: '须小于限额' },
      },
    ];
    const fields = [
      { key: 'name', type: 'text', required: true },
      { key: 'n', type: 'integer', checks },
    ];
    expect(codes(fields, { n: 51 })).toEqual(['name:required', 'n:check.even', 'n:check.small']);
    expect(codes(fields, { name: 'x', n: '5x' })).toEqual(['n:integer.malformed']);
  });

  it('takes required and today from rules', () => {
    const fields = [
      { key: 'born', type: 'date' },
      { key: 'guardian', type: 'text', required: { rule: { '<': [{ age: [{ var: 'form.born' }] }, 18] } } },
    ];
    expect(codes(fields, { born: '2010-01-01' })).toEqual(['guardian:required']);
    expect(codes(fields, { born: '2000-01-01' })).toEqual([]);
  });
});
