import { describe, expect, it, test } from '@jest/globals';
import { evaluateForm, formFields, prefillForm } from '../forms/index.ts';
import { effectiveSituation, faceData } from '../items/index.ts';
import { checkTemplateData, LicenceFace, type TemplateData } from '../licences/index.ts';
import { at, readFace, resolveShipped } from './__fixtures__/shipped-layers.ts';

const { item } = resolveShipped('public-place-hygiene-licence-new', ['533301000000']);
const hotel = {
  placeKind: 'lodging',
  premises: '533301001000',
  centralAir: true,
  procedure: 'general',
  servingStaff: true,
  agent: false,
};
const applicant = {
  kind: 'organisation',
  name: '泸水演示宾馆有限公司',
  uscc: '11530102000000019Q',
  legalRepresentative: '张三演示',
  mobile: '13900000000',
  filedBy: { name: '李四演示', citizenId: '530102199001011231' },
};
const typed = {
  legalRepresentativeId: '530102199001011231',
  economicNature: '有限责任公司',
  premisesAddress: { division: '533301001001', detail: '演示路 1 号' },
  floorArea: 320.5,
  beds: 40,
  permittedItems: ['lodging'],
  centralAirArea: 200,
  waterSupply: 'municipal',
  staffCount: 8,
  certifiedStaff: 6,
  hygieneManager: '王五演示',
};

const evaluate = (given: Record<string, unknown> = {}, values: Record<string, unknown> = {}) => {
  const situation = effectiveSituation(item, { ...hotel, ...given });
  const draft = { ...prefillForm(item.form, {}, { applicant, situation }), ...typed, ...values };
  return evaluateForm(item.form, draft as never, { situation, param: {}, applicant, today: at });
};
const errorsOf = (given: Record<string, unknown>, values: Record<string, unknown>) =>
  evaluate(given, values).errors.map(({ field, code }) => `${field} ${code}`);

describe('the form', () => {
  it('has every field of the sheet, and one for activities that it does not name', () => {
    expect(formFields(item.form)).toHaveLength(19 + 1);
  });

  it('is filled in for a hotel, with what is known put in', () => {
    const { errors, payload } = evaluate();
    expect(errors).toEqual([]);
    expect(payload).toMatchObject({
      unitName: '泸水演示宾馆有限公司',
      uscc: '11530102000000019Q',
      legalRepresentative: '张三演示',
      contactPhone: '13900000000',
      centralAir: true,
      procedure: 'general',
    });
    expect(payload).not.toHaveProperty('seats');
    expect(payload).not.toHaveProperty('otherItems');
  });

  it('shows what belongs to the kind of place only', () => {
    const visible = (given: Record<string, unknown>, key: string) => evaluate(given).fields[key]?.visible;
    expect(visible({}, 'beds')).toBe(true);
    expect(visible({ placeKind: 'pool' }, 'beds')).toBe(false);
    for (const placeKind of ['beauty', 'entertainment']) expect(visible({ placeKind }, 'seats')).toBe(true);
    expect(visible({}, 'seats')).toBe(false);
    expect(visible({}, 'centralAirArea')).toBe(true);
    expect(visible({ centralAir: false }, 'centralAirArea')).toBe(false);
  });

  test.each([
    ['a hotel without beds', { beds: undefined }, ['beds required']],
    ['no activity', { permittedItems: [] }, ['permittedItems required']],
    ['another activity without its name', { permittedItems: ['lodging', 'other'] }, ['otherItems required']],
    ['more certificates than staff', { certifiedStaff: 9 }, ['certifiedStaff check.notOver']],
    ['nobody at work', { staffCount: 0, certifiedStaff: 0 }, ['staffCount number.minimum']],
    ['no floor', { floorArea: 0 }, ['floorArea number.exclusiveMinimum']],
    [
      'a place in another county than answered',
      { premisesAddress: { division: '533323101001', detail: '演示路 2 号' } },
      ['premisesAddress check.premisesElsewhere'],
    ],
  ])('refuses %s', (_, values, expected) => {
    expect(errorsOf({}, values)).toEqual(expected);
  });

  it('takes as many certificates as staff', () => {
    expect(errorsOf({}, { certifiedStaff: 8 })).toEqual([]);
  });
});

describe('the face', () => {
  const template = LicenceFace.parse(readFace('public-place-hygiene-licence'));
  const faceOf = (values: Record<string, unknown> = {}) => {
    const [licence] = item.results;
    if (!licence) throw new Error('no result');
    return faceData(item, licence, {
      facts: { situation: effectiveSituation(item, hotel), form: evaluate({}, values).payload, applicant },
      decision: { number: '5333012026000001', issuedOn: at, validFrom: at, validUntil: '2030-11-22' },
      issuer: { name: '泸水市卫生健康局（演示）', uscc: '115333010000013106' },
      divisionName: () => '云南省怒江傈僳族自治州泸水市',
    });
  };

  it('bears what the sheet lists, and nothing that the template does not know', () => {
    const face = faceOf();
    expect(face).toEqual({
      licenceNumber: '5333012026000001',
      unitName: '泸水演示宾馆有限公司',
      representative: '张三演示',
      permittedItems: ['住宿'],
      premises: '云南省怒江傈僳族自治州泸水市演示路 1 号',
      issuingBody: '泸水市卫生健康局（演示）',
      issuedOn: at,
      validFrom: at,
      validUntil: '2030-11-22',
    });
    const declared = template.fields.map(({ key }) => key);
    expect(Object.keys(face).filter((key) => !declared.includes(key))).toEqual([]);
    const data = { ...face, identifier: 'x', demo: true } as TemplateData;
    expect(checkTemplateData(template.fields, data)).toEqual([]);
  });

  it('names another activity by its name', () => {
    const values = { permittedItems: ['lodging', 'swimming', 'other'], otherItems: '温泉' };
    expect(faceOf(values).permittedItems).toEqual(['住宿', '游泳', '温泉']);
  });
});
