import { describe, expect, it, test } from '@jest/globals';
import { evaluateForm, prefillForm } from '../forms/index.ts';
import { effectiveSituation, faceData, type HandlingItem, parameterValues } from '../items/index.ts';
import { checkTemplateData, LicenceFace, type TemplateData } from '../licences/index.ts';
import { at, readFace, resolveShipped } from './__fixtures__/shipped-layers.ts';

const itemKey = 'minimum-living-allowance';
const { item } = resolveShipped(itemKey);
const { item: inDali } = resolveShipped(itemKey, ['532900000000']);

const answers = {
  applyAs: 'household',
  applyAt: 'registered',
  place: '532901003000',
  appliedBy: 'self',
  disabledMember: false,
  divorcedMember: false,
  supportersElsewhere: false,
  adultStudent: false,
  illnessExpense: false,
  relativeOfStaff: false,
};
const applicant = {
  kind: 'person',
  name: '张三演示',
  citizenId: '530102199001011231',
  mobile: '13900000000',
};
const member = (name: string, citizenId: string) => ({
  name,
  relation: '本人',
  citizenId,
  health: '良好',
  employment: '务农',
  schooling: '无',
});
const address = { division: '532901003001', detail: '演示路 1 号' };
const self = member('张三演示', '530102199001011231');
const other = member('李四演示', '11010519491231002X');
const typed = {
  registeredAddress: address,
  homeAddress: address,
  areaKind: 'urban',
  bankAccount: '6200000000000000',
  householdSize: 2,
  members: [self, other],
  wages: 60_000,
  businessIncome: 30_000,
  propertyIncome: 0,
  transferIncome: 10_001,
  savings: 0,
  homes: 1,
  causes: ['illness'],
};

interface Case {
  of?: HandlingItem;
  given?: Record<string, unknown>;
  values?: Record<string, unknown>;
}
const evaluate = ({ of = item, given = {}, values = {} }: Case = {}) => {
  const situation = effectiveSituation(of, { ...answers, ...given });
  const draft = { ...prefillForm(of.form, {}, { applicant, situation }), ...typed, ...values };
  return evaluateForm(of.form, draft as never, {
    situation,
    param: parameterValues(of),
    applicant,
    today: at,
  });
};
const errorsOf = (input: Case) => evaluate(input).errors.map(({ field, code }) => `${field} ${code}`);

describe('the form', () => {
  it('is filled in, and computes the income per head in cents', () => {
    const { errors, payload } = evaluate();
    expect(errors).toEqual([]);
    // (600.00 + 300.00 + 0 + 100.01) yuan for two persons, half a cent away from zero.
    expect(payload).toMatchObject({ name: '张三演示', incomePerHead: 50_001, relativeOfStaff: false });
    expect(payload).not.toHaveProperty('vehicles');
  });

  it('says nothing of a standard where the prefecture has set none', () => {
    const { fields, payload } = evaluate();
    for (const key of ['localStandard', 'allowance', 'aboveStandard']) {
      expect(fields[key]?.visible).toBe(false);
      expect(payload).not.toHaveProperty(key);
    }
  });

  test.each([
    ['urban', 70_000, (70_000 - 50_001) * 2],
    ['rural', 50_000, undefined],
  ])('%s: compares with the standard of 大理', (areaKind, localStandard, allowance) => {
    const { fields, payload, errors } = evaluate({ of: inDali, values: { areaKind } });
    expect(errors).toEqual([]);
    expect(payload.localStandard).toBe(localStandard);
    expect(payload.allowance).toBe(allowance);
    // Income above the standard is pointed out, and does not stop the application.
    expect(fields.aboveStandard?.visible).toBe(allowance === undefined);
  });

  test.each([
    ['fewer members than persons', { values: { householdSize: 3 } }, ['members check.countDiffers']],
    ['one member twice', { values: { members: [self, self] } }, ['members table.duplicate']],
    ['no member', { values: { members: [] } }, ['members required']],
    [
      'two persons where one applies alone',
      { given: { applyAs: 'single', singleReason: 'seriousIllness' } },
      ['householdSize check.oneAlone'],
    ],
    [
      'a registered address elsewhere',
      { values: { registeredAddress: { division: '530102001001', detail: '演示路 2 号' } } },
      ['registeredAddress check.registeredElsewhere'],
    ],
    [
      'a home elsewhere of those who apply where they live',
      {
        given: { applyAt: 'residence' },
        values: { homeAddress: { division: '530102001001', detail: '演示路 2 号' } },
      },
      ['homeAddress check.homeElsewhere'],
    ],
    ['letters in the bank account', { values: { bankAccount: '62abc' } }, ['bankAccount text.pattern']],
    ['income below nothing', { values: { wages: -1 } }, ['wages number.minimum']],
    ['no cause', { values: { causes: [] } }, ['causes required']],
  ] satisfies [string, Case, string[]][])('refuses %s', (_, input, expected) => {
    expect(errorsOf(input)).toEqual(expected);
  });

  it('gives the face of the certificate, without an amount where there is no standard', () => {
    const faceOf = (of: HandlingItem) => {
      const [result] = of.results;
      if (!result) throw new Error('no result');
      return faceData(of, result, {
        facts: { situation: effectiveSituation(of, answers), form: evaluate({ of }).payload, applicant },
        decision: { number: '5329012026000001', issuedOn: at, validFrom: at },
        issuer: { name: '大理市民政局（演示）', uscc: '11530102000000019Q' },
        divisionName: () => '云南省大理白族自治州大理市下关街道',
      });
    };
    const face = faceOf(inDali);
    expect(face).toEqual({
      licenceNumber: '5329012026000001',
      holderName: '张三演示',
      holderCode: '530102199001011231',
      address: '云南省大理白族自治州大理市下关街道演示路 1 号',
      persons: '2 人',
      category: '城市低保',
      monthlyAmount: '399.98 元',
      startsOn: at,
      issuingBody: '大理市民政局（演示）',
      issuedOn: at,
    });
    const template = LicenceFace.parse(readFace('minimum-living-allowance-certificate'));
    const check = (data: Record<string, unknown>) =>
      checkTemplateData(template.fields, { ...data, identifier: 'x', demo: true } as TemplateData);
    expect(check(face)).toEqual([]);
    const { monthlyAmount, ...rest } = faceOf(item);
    expect(monthlyAmount ?? null).toBeNull();
    expect(check(rest)).toEqual([]);
  });
});
