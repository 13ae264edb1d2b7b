import { describe, expect, it } from '@jest/globals';
import { FormDefinition } from './definition.ts';
import { evaluateForm } from './evaluate.ts';
import { prefillForm } from './prefill.ts';
import { pruneSubmission } from './prune.ts';
import { serverSchema, toJsonSchema } from './schema.ts';

const label = { zh: '名称' };
const form = FormDefinition.parse({
  v: 1,
  key: 'sample',
  title: label,
  pages: [
    {
      key: 'first',
      title: label,
      sections: [
        {
          key: 'one',
          title: label,
          fields: [
            {
              key: 'name',
              type: 'text',
              label: { zh: '名称', en: 'Name' },
              required: true,
              prefill: 'applicant.name',
              maxLength: 20,
            },
            { key: 'online', type: 'yesNo', label },
            { key: 'site', type: 'url', label, visible: { var: 'form.online' }, required: true },
            { key: 'hint', type: 'note', label },
          ],
        },
      ],
    },
    {
      key: 'second',
      title: label,
      sections: [
        {
          key: 'two',
          title: label,
          fields: [
            { key: 'area', type: 'decimal', label, exclusiveMinimum: 0 },
            { key: 'fee', type: 'money', label, computed: { '*': [{ var: 'form.area' }, 100] } },
            {
              key: 'kind',
              type: 'choice',
              label,
              options: [
                { value: 'x', label },
                { value: 'y', label, when: { var: 'situation.y' } },
              ],
            },
          ],
        },
      ],
    },
  ],
});
const context = { situation: {}, param: {}, applicant: {}, today: '2026-11-23' };
const judge = (submitted: unknown) => {
  const result = pruneSubmission(form, submitted, context);
  const problems = result.problems.map(({ severity, code, place }) => `${severity} ${code} ${place}`);
  return result.ok ? { payload: result.value, problems } : { problems };
};

describe('pruneSubmission', () => {
  it('takes an honest submission as it is', () => {
    const payload = {
      name: '某店',
      online: true,
      site: 'https://a.example.com',
      area: 12.5,
      fee: 1250,
      kind: 'x',
    };
    expect(judge(payload)).toEqual({ payload, problems: [] });
  });

  it('leaves out what does not belong and replaces what is ours to say', () => {
    expect(
      judge({ name: '某店', online: false, site: 'https://a.example.com', area: 2, fee: 1, admin: true }),
    ).toEqual({
      payload: { name: '某店', online: false, area: 2, fee: 200 },
      problems: [
        'warning submission.hiddenField form/site',
        'warning submission.computedValue form/fee',
        'warning submission.unknownField form/admin',
      ],
    });
  });

  it('refuses with every error at its place', () => {
    expect(judge({ online: true, site: 'ftp://x', kind: 'y' })).toEqual({
      problems: [
        'error required form/name',
        'error url.format form/site',
        'error choice.notOffered form/kind',
      ],
    });
  });

  it.each<[string, unknown, string]>([
    ['nothing', null, 'notObject'],
    ['a list', [{}], 'notObject'],
    ['a text', '{}', 'notObject'],
    ['an own __proto__', JSON.parse('{"__proto__": {"online": true}}'), 'forbiddenKey'],
    ['a constructor within a value', { site: { constructor: {} } }, 'forbiddenKey'],
    ['ten megabytes', { name: 'x'.repeat(10_000_000) }, 'tooLarge'],
    [
      'a million keys',
      Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 1])),
      'tooLarge',
    ],
    ['a deep nest', { name: [[[[['x']]]]] }, 'tooDeep'],
  ])('refuses %s', (_what, submitted, code) => {
    expect(judge(submitted)).toEqual({ problems: [`error submission.${code} form`] });
  });

  it('refuses ten megabytes in no time', () => {
    const submitted = { name: Array.from({ length: 2_000_000 }, () => 'xxxxx') };
    const started = performance.now();
    expect(judge(submitted).problems).toEqual(['error submission.tooLarge form']);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('toJsonSchema', () => {
  it('has every field, and as required only what always is', () => {
    const schema = toJsonSchema(form, { language: 'en' });
    expect(Object.keys(schema.properties ?? {})).toEqual(['name', 'online', 'site', 'area', 'fee', 'kind']);
    expect(schema.required).toEqual(['name']);
    expect(schema.properties?.name).toEqual({ title: 'Name', type: 'string', minLength: 1, maxLength: 20 });
  });

  it('follows an evaluation, page by page', () => {
    const evaluation = evaluateForm(form, { online: true }, context);
    const first = toJsonSchema(form, { evaluation, pageKey: 'first' });
    expect(Object.keys(first.properties ?? {})).toEqual(['name', 'online', 'site']);
    expect(first.required).toEqual(['name', 'site']);
    const hidden = serverSchema(form, evaluateForm(form, {}, context));
    expect(Object.keys(hidden.properties ?? {})).toEqual(['name', 'online', 'area', 'fee', 'kind']);
    expect(hidden.properties?.kind?.enum).toEqual(['x']);
    expect(hidden.additionalProperties).toBe(false);
  });
});

it('prefills what nobody answered, with values of the right type only', () => {
  expect(prefillForm(form, {}, { applicant: { name: ' 某店 ' } })).toEqual({ name: '某店' });
  expect(prefillForm(form, { name: '' }, { applicant: { name: '某店' } })).toEqual({ name: '' });
  expect(prefillForm(form, {}, { applicant: { name: 7 } })).toEqual({});
  expect(prefillForm(form, {}, {})).toEqual({});
});
