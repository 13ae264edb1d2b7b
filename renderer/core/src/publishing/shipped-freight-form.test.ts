import { describe, expect, it, test } from '@jest/globals';
import { evaluateForm, prefillForm } from '../forms/index.ts';
import { effectiveSituation, faceData, parameterValues } from '../items/index.ts';
import { checkTemplateData, LicenceFace, type TemplateData } from '../licences/index.ts';
import { at, readFace, resolveShipped } from './__fixtures__/shipped-layers.ts';

const { item } = resolveShipped('road-freight-permit');
const answers = {
  cargoKinds: ['ordinary'],
  heavyVehicle: true,
  place: '533102001000',
  vehiclesBought: 'bought',
  agent: false,
};
const applicant = {
  kind: 'organisation',
  name: '瑞丽演示货运有限公司',
  uscc: '11530102000000019Q',
  legalRepresentative: '张三演示',
  mobile: '13900000000',
  filedBy: { name: '李四演示', citizenId: '530102199001011231' },
};
const vehicle = (plate: string, grossMass: number) => ({
  plate,
  model: '演示牌',
  vehicleType: '重型厢式货车',
  grossMass,
  ratedLoad: 12.5,
  length: 9.6,
  technicalGrade: '一级',
  purchased: true,
});
const notBought = ({ plate: _plate, ...row }: ReturnType<typeof vehicle>) => ({ ...row, purchased: false });
const driver = { name: '王五演示', age: 60, licenceClass: 'B2', qualificationNumber: '5300000001' };
const address = { division: '533102001000', detail: '演示路 1 号' };
const typed = {
  economicNature: 'enterprise',
  managerId: '530102199001011231',
  applicationKind: 'first',
  address,
  vehicles: [vehicle('云N00001', 4501), vehicle('云N00002', 3000)],
  drivers: [driver],
  safetyRules: ['responsibility', 'operation'],
};

const evaluate = (given: Record<string, unknown> = {}, values: Record<string, unknown> = {}) => {
  const situation = effectiveSituation(item, { ...answers, ...given });
  const draft = { ...prefillForm(item.form, {}, { applicant, situation }), ...typed, ...values };
  return evaluateForm(item.form, draft as never, {
    situation,
    param: parameterValues(item),
    applicant,
    today: at,
  });
};
const errorsOf = (given: Record<string, unknown>, values: Record<string, unknown> = {}) =>
  evaluate(given, values).errors.map(({ field, code }) => `${field} ${code}`);
const fleet = (count: number) =>
  Array.from({ length: count }, (_, index) => vehicle(`云N0000${index}`, 18000));
const dangerous = { cargoKinds: ['dangerous'], dangerousFleet: true };

describe('the form', () => {
  it('is filled in, with what is known put in', () => {
    const { errors, payload } = evaluate();
    expect(errors).toEqual([]);
    expect(payload).toMatchObject({
      operatorName: '瑞丽演示货运有限公司',
      managerName: '张三演示',
      scope: ['ordinary'],
      vehicleCount: 2,
      maxMass: 4501,
    });
    for (const hidden of ['agentName', 'parkingAddress', 'commitmentDate']) {
      expect(payload).not.toHaveProperty(hidden);
    }
  });

  /** The line of rule R09, in the vehicles themselves. */
  test.each([
    [4500, false, []],
    [4500, true, ['maxMass check.massDiffers']],
    [4501, true, []],
    [4501, false, ['maxMass check.massDiffers']],
  ])('holds %d kg against the answer that a vehicle is heavy: %s', (mass, heavyVehicle, expected) => {
    const given = { heavyVehicle, cargoKinds: ['special'] };
    expect(errorsOf(given, { vehicles: [vehicle('云N00001', mass)] })).toEqual(expected);
  });

  test.each([
    [4, ['vehicleCount check.tooFewForDangerous']],
    [5, []],
  ])('holds %d vehicles against what dangerous goods need', (count, expected) => {
    expect(errorsOf(dangerous, { vehicles: fleet(count), parkingAddress: address })).toEqual(expected);
  });

  test.each([
    ['no vehicle', {}, { vehicles: [] }, ['vehicles required']],
    ['a bought vehicle without plate', {}, { vehicles: [{ ...vehicle('', 4501) }] }, ['vehicles required']],
    [
      'one plate twice',
      {},
      { vehicles: [vehicle('云N00001', 4501), vehicle('云N00001', 4501)] },
      ['vehicles table.duplicate'],
    ],
    ['a driver of 61', {}, { drivers: [{ ...driver, age: 61 }] }, ['drivers number.maximum']],
    [
      'no qualified driver for a heavy vehicle',
      {},
      { drivers: [{ ...driver, qualificationNumber: '' }] },
      ['drivers check.qualificationMissing'],
    ],
    [
      'dangerous goods without parking ground',
      dangerous,
      { vehicles: fleet(5) },
      ['parkingAddress required'],
    ],
    [
      'vehicles not bought without a date',
      { vehiclesBought: 'notYet' },
      { vehicles: [notBought(vehicle('', 4501))] },
      ['commitmentDate required'],
    ],
    [
      'a date that has passed',
      { vehiclesBought: 'notYet' },
      { vehicles: [notBought(vehicle('', 4501))], commitmentDate: '2026-11-22' },
      ['commitmentDate check.dateInPast'],
    ],
    [
      'vehicles bought where all were said not to be',
      { vehiclesBought: 'notYet' },
      { commitmentDate: '2026-12-31' },
      ['vehicles check.boughtDiffers'],
    ],
    [
      'all bought where some were said not to be',
      { vehiclesBought: 'partly' },
      { commitmentDate: '2026-12-31' },
      ['vehicles check.boughtDiffers'],
    ],
    ['an agent without a name', { agent: true }, { agentName: '' }, ['agentName required']],
  ])('refuses %s', (_, given, values, expected) => {
    expect(errorsOf(given, values)).toEqual(expected);
  });

  it('takes light vehicles without a qualified driver', () => {
    const values = {
      vehicles: [vehicle('云N00001', 4500)],
      drivers: [{ ...driver, qualificationNumber: '' }],
    };
    expect(errorsOf({ cargoKinds: ['special'], heavyVehicle: false }, values)).toEqual([]);
  });

  it('takes a fleet of which some is not bought yet', () => {
    const vehicles = [vehicle('云N00001', 4501), notBought(vehicle('', 4501)), notBought(vehicle('', 4501))];
    expect(errorsOf({ vehiclesBought: 'partly' }, { vehicles, commitmentDate: '2026-12-31' })).toEqual([]);
  });
});

describe('the faces', () => {
  const [licence, certificate] = item.results;
  const { payload } = evaluate();
  const input = {
    facts: { situation: effectiveSituation(item, answers), form: payload, applicant },
    decision: { number: '533102000001', issuedOn: at, validFrom: at, validUntil: '2030-11-22' },
    issuer: { name: '瑞丽市交通运输局（演示）', uscc: '11530102000000019Q' },
    divisionName: () => '云南省德宏傣族景颇族自治州瑞丽市',
  };

  it('of the operation licence', () => {
    if (!licence) throw new Error('no result');
    const face = faceData(item, licence, input);
    expect(face).toEqual({
      licenceNumber: '533102000001',
      holderName: '瑞丽演示货运有限公司',
      address: '云南省德宏傣族景颇族自治州瑞丽市演示路 1 号',
      economicNature: '企业法人',
      scope: ['道路普通货物运输'],
      validFrom: at,
      validUntil: '2030-11-22',
      issuingBody: '瑞丽市交通运输局（演示）',
      issuedOn: at,
    });
    const template = LicenceFace.parse(readFace('road-transport-operation-permit'));
    expect(
      checkTemplateData(template.fields, { ...face, identifier: 'x', demo: true } as TemplateData),
    ).toEqual([]);
  });

  it('of a vehicle’s certificate, with its row and the number of the licence beside it', () => {
    if (!certificate) throw new Error('no result');
    const [row] = payload.vehicles as Record<string, unknown>[];
    const decision = {
      number: '5331022026000001',
      numbers: { operationPermit: '533102000001' },
      issuedOn: at,
      validFrom: at,
    };
    const face = faceData(item, certificate, { ...input, decision, row });
    expect(face).toEqual({
      licenceNumber: '5331022026000001',
      holderName: '瑞丽演示货运有限公司',
      address: '云南省德宏傣族景颇族自治州瑞丽市演示路 1 号',
      plate: '云N00001',
      operationNumber: '533102000001',
      vehicleType: '重型厢式货车',
      ratedLoad: '12.5 吨',
      dimensions: '车长 9.6 米',
      scope: ['道路普通货物运输'],
      issuingBody: '瑞丽市交通运输局（演示）',
      issuedOn: at,
    });
    const template = LicenceFace.parse(readFace('road-transport-certificate'));
    const data = { ...face, identifier: 'x', demo: true } as TemplateData;
    expect(checkTemplateData(template.fields, data)).toEqual([]);
  });
});
