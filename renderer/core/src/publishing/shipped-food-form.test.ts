import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from '@jest/globals';
import { evaluateForm, prefillForm } from '../forms/index.ts';
import { effectiveSituation, faceData } from '../items/index.ts';
import { checkTemplateData, LicenceFace, type TemplateData } from '../licences/index.ts';
import { at, canteen, catering, item, itemsFolder } from './__fixtures__/food-licence.ts';

describe('the form', () => {
  const address = { division: '530102001001', detail: '演示路 1 号' };
  const applicant = {
    kind: 'organisation',
    name: '昆明演示餐饮有限公司',
    uscc: '11530102000000019Q',
    legalRepresentative: '张三演示',
    mobile: '13900000000',
    filedBy: { name: '李四演示', citizenId: '530102199001011231' },
  };
  const typed = {
    legalRepresentativeId: '530102199001011231',
    residence: address,
    premisesAddress: address,
    floorArea: 86.5,
    seats: 30,
    onlineBusiness: false,
    staffCount: 6,
    safetyManager: '王五演示',
    safetyManagerMobile: '13900000001',
  };
  const evaluate = (answers: Record<string, unknown>, values: Record<string, unknown> = {}) => {
    const situation = effectiveSituation(item, answers);
    const draft = { ...prefillForm(item.form, {}, { applicant, situation }), ...typed, ...values };
    return evaluateForm(item.form, draft as never, { situation, param: {}, applicant, today: at });
  };
  const visible = (answers: Record<string, unknown>, key: string, values = {}) =>
    evaluate(answers, values).fields[key]?.visible;

  it('is filled in for a restaurant, with what is known put in', () => {
    const { errors, payload } = evaluate(catering);
    expect(errors).toEqual([]);
    expect(payload).toMatchObject({
      operatorName: '昆明演示餐饮有限公司',
      uscc: '11530102000000019Q',
      legalRepresentative: '张三演示',
      contactName: '李四演示',
      businessForm: 'catering',
      projects: ['hotFood', 'coldFood'],
    });
    expect(payload).not.toHaveProperty('warehouseAddress');
  });

  it('shows what belongs to the situation only', () => {
    expect(visible(catering, 'seats')).toBe(true);
    expect(visible(canteen, 'seats')).toBe(false);
    expect(visible(catering, 'centralKitchen')).toBe(true);
    expect(visible({ ...catering, businessForm: 'foodSales' }, 'centralKitchen')).toBe(false);
    expect(visible({ ...catering, outsideWarehouse: true }, 'warehouseAddress')).toBe(true);
    expect(visible({ ...catering, automaticDevices: true }, 'automaticDeviceCount')).toBe(true);
    expect(visible(catering, 'onlineAddress')).toBe(false);
    expect(visible(catering, 'onlineAddress', { onlineBusiness: true })).toBe(true);
  });

  test.each([
    ['online without an address', catering, { onlineBusiness: true }, 'onlineAddress required'],
    [
      'a warehouse without an address',
      { ...catering, outsideWarehouse: true },
      {},
      'warehouseAddress required',
    ],
    [
      'devices without a number',
      { ...catering, automaticDevices: true },
      {},
      'automaticDeviceCount required',
    ],
    [
      'no device at all',
      { ...catering, automaticDevices: true },
      { automaticDeviceCount: 0 },
      'automaticDeviceCount number.minimum',
    ],
    ['no floor', catering, { floorArea: 0 }, 'floorArea number.exclusiveMinimum'],
    ['nobody at work', catering, { staffCount: 0 }, 'staffCount number.minimum'],
    [
      'premises in another county than answered',
      catering,
      { premisesAddress: { division: '530112001001', detail: '演示路 2 号' } },
      'premisesAddress check.premisesElsewhere',
    ],
  ])('refuses %s', (_, answers, values, expected) => {
    expect(evaluate(answers, values).errors.map(({ field, code }) => `${field} ${code}`)).toEqual([expected]);
  });

  it('gives the face of the licence', () => {
    const { payload } = evaluate(catering);
    const [result] = item.results;
    if (!result) throw new Error('no result');
    const face = faceData(item, result, {
      facts: { situation: effectiveSituation(item, catering), form: payload, applicant },
      decision: { number: 'JY25301020000014', issuedOn: at, validFrom: at, validUntil: '2031-11-22' },
      issuer: {
        name: '昆明市五华区市场监督管理局（演示）',
        uscc: '11530102000000019Q',
        complaintPhone: '0871-00000011（演示）',
      },
      divisionName: (code) => (code === '530102001001' ? '云南省昆明市五华区华山街道翠湖西路社区' : code),
    });
    expect(face).toEqual({
      holderName: '昆明演示餐饮有限公司',
      holderCode: '11530102000000019Q',
      representative: '张三演示',
      domicile: '云南省昆明市五华区华山街道翠湖西路社区演示路 1 号',
      premises: '云南省昆明市五华区华山街道翠湖西路社区演示路 1 号',
      businessType: '餐饮服务经营者',
      businessItems: ['热食类制售', '冷食类制售'],
      licenceNumber: 'JY25301020000014',
      validUntil: '2031-11-22',
      complaintPhone: '0871-00000011（演示）',
      issuingBody: '昆明市五华区市场监督管理局（演示）',
      issuedOn: at,
    });
    const template = LicenceFace.parse(
      JSON.parse(readFileSync(new URL(`../faces/${result.template}.json`, itemsFolder), 'utf8')),
    );
    // What the worker adds when it issues: the identifier, and whether this is a demonstration.
    const data = { ...face, identifier: 'x', demo: true } as TemplateData;
    expect(checkTemplateData(template.fields, data)).toEqual([]);
    const declared = template.fields.map(({ key }) => key);
    expect(Object.keys(face).filter((key) => !declared.includes(key))).toEqual([]);
  });
});
