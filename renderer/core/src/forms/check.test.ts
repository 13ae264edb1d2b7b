import { describe, expect, it } from '@jest/globals';
import { checkForm, formRules } from './check.ts';
import { FormDefinition } from './definition.ts';
import { formVariables } from './variables.ts';

const label = { zh: '名称' };
const formOf = (...fields: Record<string, unknown>[]) =>
  FormDefinition.parse({
    v: 1,
    key: 'sample',
    title: label,
    pages: [
      {
        key: 'page',
        title: label,
        sections: [{ key: 'section', title: label, fields: fields.map((field) => ({ label, ...field })) }],
      },
    ],
  });

const problemsOf = (...fields: Record<string, unknown>[]) =>
  checkForm(formOf(...fields)).map(
    ({ code, place }) => `${code} ${place.replace('pages/0/sections/0/fields/', '')}`,
  );

describe('checkForm', () => {
  it('finds nothing wrong with a sound form', () => {
    expect(
      problemsOf(
        { key: 'a', type: 'yesNo', prefill: 'situation.a' },
        { key: 'b', type: 'text', visible: { var: 'form.a' }, pattern: { re2: '[a-z]+', message: label } },
        { key: 'c', type: 'address', within: '530102000000', level: 'village', maxLength: 100 },
        { key: 'd', type: 'text', computed: { var: 'form.c.detail' } },
        { key: 'e', type: 'choices', options: [{ value: 'x', label }], minItems: 1 },
        { key: 'f', type: 'note', visible: { in: ['x', { var: 'form.e' }] } },
      ),
    ).toEqual([]);
  });

  it.each<[string, Record<string, unknown>[], string[]]>([
    [
      'a key used twice',
      [
        { key: 'a', type: 'text' },
        { key: 'a', type: 'text' },
      ],
      ['form.duplicateKey 1/key'],
    ],
    ['a key that every object has', [{ key: 'toString', type: 'text' }], ['form.reservedKey 0/key']],
    [
      'a field that is not there',
      [{ key: 'a', type: 'text', visible: { var: 'form.b.c' } }],
      ['form.unknownField 0/visible'],
    ],
    [
      'the value of a note',
      [
        { key: 'n', type: 'note' },
        { key: 'a', type: 'text', computed: { var: 'form.n' } },
      ],
      ['form.unknownField 1/computed'],
    ],
    [
      'the whole form',
      [{ key: 'a', type: 'text', required: { rule: { var: 'form' } } }],
      ['form.wholeForm 0/required/rule'],
    ],
    [
      'a rule out of the language',
      [{ key: 'a', type: 'text', visible: { eval: ['1'] } }],
      ['rule.operatorUnknown 0/visible'],
    ],
    [
      'a field that waits for itself',
      [{ key: 'a', type: 'text', visible: { var: 'form.a' } }],
      ['form.cycle 0'],
    ],
    [
      'fields that wait for each other',
      [
        { key: 'a', type: 'text', visible: { var: 'form.b' } },
        { key: 'b', type: 'text', computed: { var: 'form.c' } },
        { key: 'c', type: 'text', visible: { var: 'form.a' } },
      ],
      ['form.cycle 0'],
    ],
    ['no options', [{ key: 'a', type: 'choice' }], ['form.optionsMissing 0/options']],
    [
      'an option twice',
      [
        {
          key: 'a',
          type: 'choice',
          options: [
            { value: 'x', label },
            { value: 'x', label },
          ],
        },
      ],
      ['form.duplicateOption 0/options/1/value'],
    ],
    [
      'more to choose than there is',
      [{ key: 'a', type: 'choices', minItems: 2, options: [{ value: 'x', label }] }],
      ['form.rangeEmpty 0/minItems'],
    ],
    ['options of a text', [{ key: 'a', type: 'text', options: [] }], ['form.settingUnused 0/options']],
    [
      'a pattern that RE2 has not',
      [{ key: 'a', type: 'text', pattern: { re2: '(?=x)', message: label } }],
      ['form.patternInvalid 0/pattern/re2'],
    ],
    [
      'no number in between',
      [{ key: 'a', type: 'integer', exclusiveMinimum: 3, maximum: 3 }],
      ['form.rangeEmpty 0/maximum'],
    ],
    ['half a cent', [{ key: 'a', type: 'money', minimum: 0.5 }], ['form.boundNotWhole 0/minimum']],
    [
      'lengths that cross',
      [{ key: 'a', type: 'text', minLength: 3, maxLength: 2 }],
      ['form.rangeEmpty 0/maxLength'],
    ],
    [
      'no such division code',
      [{ key: 'a', type: 'division', within: '530102' }],
      ['form.divisionUnknown 0/within'],
    ],
    [
      'a level that the area already settles',
      [{ key: 'a', type: 'division', within: '530102000000', level: 'county' }],
      ['form.rangeEmpty 0/level'],
    ],
    [
      'a prefill from anywhere',
      [{ key: 'a', type: 'text', prefill: 'env.SECRET' }],
      ['form.prefillPath 0/prefill'],
    ],
    ['a note that asks', [{ key: 'a', type: 'note', required: true }], ['form.noteAsks 0/type']],
    [
      'code in a text',
      [{ key: 'a', type: 'text', help: { zh: '{{alert(1)}}' } }],
      ['form.templateText 0/help/zh'],
    ],
    [
      'a check twice',
      [
        {
          key: 'a',
          type: 'text',
          checks: [
            { code: 'x', rule: true, message: label },
            { code: 'x', rule: true, message: label },
          ],
        },
      ],
      ['form.duplicateCheck 0/checks/1/code'],
    ],
  ])('refuses %s', (_what, fields, problems) => {
    expect(problemsOf(...fields)).toEqual(problems);
  });

  it('warns of a page too long to fill', () => {
    const sections = Array.from({ length: 2 }, (_, part) => ({
      key: `section${part}`,
      title: label,
      fields: Array.from({ length: 31 }, (_item, index) => ({
        key: `f${part}x${index}`,
        type: 'text',
        label,
      })),
    }));
    const form = FormDefinition.parse({
      v: 1,
      key: 'long',
      title: label,
      pages: [{ key: 'page', title: label, sections }],
    });
    expect(checkForm(form)).toMatchObject([{ code: 'form.longPage', severity: 'warning', place: 'pages/0' }]);
  });

  it('knows the variables beside the form only where they are declared', () => {
    const form = formOf(
      { key: 'a', type: 'choice', options: [{ value: 'x', label }] },
      {
        key: 'b',
        type: 'text',
        visible: { and: [{ '==': [{ var: 'form.a' }, 'y'] }, { var: 'situation.gone' }] },
      },
    );
    expect(checkForm(form)).toEqual([]);
    expect(checkForm(form, { variables: [] }).map(({ code }) => code)).toEqual([
      'rule.optionUnknown',
      'rule.variableUnknown',
    ]);
  });
});

it('lists the rules of a form with their places', () => {
  const form = formOf({
    key: 'a',
    type: 'choice',
    required: { rule: true },
    options: [
      { value: 'x', label },
      { value: 'y', label, when: { var: 'situation.y' } },
    ],
    checks: [{ code: 'ok', rule: { var: 'form.a' }, message: label }],
  });
  expect(formRules(form).map(({ role, place }) => [role, place])).toEqual([
    ['required', 'pages/0/sections/0/fields/0/required/rule'],
    ['option', 'pages/0/sections/0/fields/0/options/1/when'],
    ['check', 'pages/0/sections/0/fields/0/checks/0/rule'],
  ]);
});

it('declares what rules may read of the form', () => {
  const form = formOf(
    { key: 'place', type: 'address' },
    { key: 'n', type: 'note' },
    { key: 'fee', type: 'money' },
    { key: 'items', type: 'choices', options: [{ value: 'x', label }] },
  );
  expect(formVariables(form)).toEqual([
    { name: 'form.place.division', type: 'division', label, origin: 'field' },
    { name: 'form.place.detail', type: 'string', label, origin: 'field' },
    { name: 'form.place', type: 'object', label, origin: 'field' },
    { name: 'form.fee', type: 'number', label, origin: 'field' },
    { name: 'form.items', type: 'list', label, origin: 'field', options: [{ value: 'x', label }] },
  ]);
});
