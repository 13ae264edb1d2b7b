import { describe, expect, it, test } from '@jest/globals';
import { type HandlingItem, MaterialRequirement, materialChecklist, Parameter } from './index.ts';

const base = { name: { zh: '某材料', en: 'A paper' }, form: 'copy', copies: 1, source: 'applicant' };
const materials = [
  { ...base, key: 'always' },
  { ...base, key: 'told', reason: { zh: '人人都交。', en: 'Everybody.' }, basis: '办法第三条' },
  { ...base, key: 'large', applies: { '>': [{ var: 'form.area' }, { var: 'param.area' }] } },
  { ...base, key: 'later', deferrable: { until: 'delivery' }, commitment: true },
  { ...base, key: 'promise', commitment: true },
  { ...base, key: 'licence', replacedBy: '营业执照', deferrable: { until: 'decision' } },
  { ...base, key: 'extra', necessity: 'optional' },
  { ...base, key: 'never', applies: { '==': [{ var: 'applicant.kind' }, 'person'] }, replacedBy: '营业执照' },
].map((row) => MaterialRequirement.parse(row));

const item = {
  materials,
  situations: [],
  parameters: [Parameter.parse({ key: 'area', name: 'area', label: { zh: '面积限额' }, value: 50 })],
  form: {
    v: 1,
    key: 'f',
    title: { zh: '表' },
    engine: 'rjsf',
    pages: [
      {
        key: 'p',
        title: { zh: '页' },
        sections: [
          {
            key: 's',
            title: { zh: '节' },
            fields: [
              {
                key: 'area',
                type: 'decimal',
                label: { zh: '面积', en: 'Area' },
                required: true,
                checks: [],
                personalData: 'none',
              },
            ],
          },
        ],
      },
    ],
  },
} satisfies Pick<HandlingItem, 'materials' | 'situations' | 'parameters' | 'form'>;

const facts = { situation: {}, form: { area: 60 }, applicant: { kind: 'organisation' } };
const row = (key: string, given = facts, options = {}) => {
  const found = materialChecklist(item, given, options).find((candidate) => candidate.key === key);
  if (!found) throw new Error(`no row ${key}`);
  return found;
};

describe('the checklist', () => {
  it('has every material, in the item’s order', () => {
    expect(materialChecklist(item, facts).map(({ key }) => key)).toEqual(materials.map(({ key }) => key));
  });

  test.each([
    ['always', 'required'],
    ['large', 'required'],
    ['later', 'deferrable'],
    ['promise', 'commitment'],
    ['licence', 'deferrable'],
    ['extra', 'optional'],
    ['never', 'notNeeded'],
  ])('puts %s under %s', (key, group) => {
    expect(row(key)).toMatchObject({
      group,
      applies: group !== 'notNeeded',
      provenanceKey: `materials/${key}`,
    });
  });

  it('knows a licence that is held, but not for a material that does not apply', () => {
    const env = { licences: ['营业执照'] };
    expect(row('licence', facts, { env }).group).toBe('replaced');
    expect(row('licence', facts, { env }).reason.zh).toContain('您有电子营业执照');
    expect(row('never', facts, { env }).group).toBe('notNeeded');
  });

  it('says why, from the answers and the parameter', () => {
    expect(row('large').reason.zh).toMatch(/面积.*60.*50.*所以要提交。$/);
    expect(row('large', { ...facts, form: { area: 50 } })).toMatchObject({
      group: 'notNeeded',
      reason: { zh: expect.stringMatching(/面积.*不用提交。$/) },
    });
  });

  it('says on what basis and by whom, where that is known', () => {
    const provenance = { 'materials/told': { owner: { tenantCode: '53', tenantName: '云南省' } } };
    expect(row('told').reason).toEqual({
      zh: '人人都交。依据：办法第三条。',
      en: 'Everybody. Basis: 办法第三条.',
    });
    expect(row('told', facts, { provenance }).reason.zh).toBe('人人都交。依据：办法第三条。由云南省规定。');
    expect(row('always', facts, { provenance }).reason).toEqual({
      zh: '每个申请人都要提交。',
      en: 'Every applicant files it.',
    });
  });
});
