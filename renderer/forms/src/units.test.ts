import { evaluateForm } from '@banshi/core/forms';
import { Schema } from '@formily/json-schema';
import { describe, expect, it } from '@jest/globals';
import { sampleContext, sampleForm } from './contract/sample.ts';
import { refuseExpressions } from './formily/guard.ts';
import { createValidator } from './rjsf/validator.ts';
import { shownErrors } from './shown-errors.ts';
import { parseNumber } from './widgets/number-text.ts';

describe('parseNumber', () => {
  it.each([
    ['12', 12],
    ['12.', 12],
    ['12.50', 12.5],
    ['１２', 12],
    [' 1,200 ', 1200],
    ['-3', -3],
    ['', undefined],
    ['  ', undefined],
    ['1e3', '1e3'],
    ['12a', '12a'],
    ['0x10', '0x10'],
    ['.5', '.5'],
    ['Infinity', 'Infinity'],
    ['1234567890123456', '1234567890123456'],
  ])('%j → %j', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });
});

describe('the guard of Formily', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a title', { type: 'string', title: '{{globalThis.pwned = 1}}' }],
    ['a reaction', { type: 'string', 'x-reactions': '{{() => { globalThis.pwned = 1 }}}' }],
    ['a nested property', { type: 'string', 'x-component-props': { deep: ['{{globalThis.pwned = 1}}'] } }],
  ])('makes %s fail instead of running', (_what, json) => {
    refuseExpressions();
    expect(() => new Schema(json).compile()).toThrow('refused');
    expect(globalThis).not.toHaveProperty('pwned');
  });
});

describe('the validator for RJSF', () => {
  const validator = createValidator({
    judge: (values) => evaluateForm(sampleForm, values, sampleContext).errors,
    language: 'zh',
  });

  it('gives the errors of the evaluation, for the fields of the page', () => {
    const schema = { type: 'object' as const, properties: { area: {}, online: {} } };
    const { errorSchema, errors } = validator.validateFormData({ area: '12a' }, schema);
    expect(Object.keys(errorSchema)).toEqual(['online', 'area']);
    expect(errors.map(({ property, message }) => [property, message?.slice(0, 3)])).toEqual([
      ['.online', '请选择'],
      ['.area', '请用数'],
    ]);
  });

  it('matches data against schemas without Ajv', () => {
    const schema = { type: 'object' as const, properties: { area: { type: 'number' as const } } };
    expect(validator.isValid(schema, { area: 1 }, schema)).toBe(true);
    expect(validator.isValid(schema, { area: 'x' }, schema)).toBe(false);
    expect(validator.rawValidation(schema, { area: 'x' }).errors?.length).toBeGreaterThan(0);
    expect(validator.rawValidation(schema, { area: 1 })).toEqual({});
  });
});

it('shows the errors of a page in the order of the form, hidden fields left out', () => {
  const evaluation = evaluateForm(sampleForm, { online: false }, sampleContext);
  const input = { definition: sampleForm, pageKey: 'where', evaluation };
  const errors = [
    { field: 'premises', code: 'check.server', message: '地址查无此处' },
    { field: 'site', code: 'check.server', message: '网址打不开' },
    { field: 'name', code: 'check.server', message: '名称已被占用' },
    { field: 'online', code: 'check.server', message: '请再确认' },
  ];
  const told = (list: { field: string; code: string }[]) => list.map(({ field, code }) => `${field} ${code}`);
  expect(told(shownErrors({ ...input, errors }))).toEqual(['online check.server', 'premises check.server']);
  expect(told(shownErrors({ ...input, errors, showErrors: true }))).toEqual([
    'online check.server',
    'items required',
    'premises check.server',
    'premises required',
  ]);
});
