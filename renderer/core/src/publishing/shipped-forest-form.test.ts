import { describe, expect, it, test } from '@jest/globals';
import { evaluateForm, prefillForm } from '../forms/index.ts';
import { effectiveSituation, faceData, parameterValues } from '../items/index.ts';
import { checkTemplateData, LicenceFace, type TemplateData } from '../licences/index.ts';
import { at, readFace, resolveShipped } from './__fixtures__/shipped-layers.ts';

const { item } = resolveShipped('forest-cutting-permit', ['532531000000']);
const answers = {
  land: 'forest',
  treeKind: 'tree',
  rural: true,
  category: 'plantation',
  owner: 'personal',
  shared: false,
  transferred: false,
  reason: 'finalCut',
  commitment: false,
  place: '532531101000',
  lastYear: false,
  agent: false,
};
const person = {
  kind: 'person',
  name: '张三演示',
  citizenId: '530102199001011231',
  mobile: '13900000000',
};
const organisation = {
  kind: 'organisation',
  name: '绿春演示林业有限公司',
  uscc: '11530102000000019Q',
  mobile: '13900000000',
};
const typed = {
  cuttingPlace: { division: '532531101204', detail: '演示坡' },
  forestTitleNumber: '演林证字第 0001 号',
  compartment: '3',
  subCompartment: '12',
  boundaries: '东至演示河，南至演示路，西至山脊，北至演示沟',
  landOwner: 'collective',
  forestType: '用材林',
  species: ['fir'],
  cuttingMethod: 'clear',
  intensity: 100,
  area: 0.4,
  volume: 50,
  outputVolume: 35,
  cutFrom: '2026-11-25',
  cutUntil: '2026-12-31',
  regeneration: '人工造林，次年 12 月底前完成',
  regenerationArea: 0.4,
};

const evaluate = (
  given: Record<string, unknown> = {},
  values: Record<string, unknown> = {},
  applicant: Record<string, unknown> = person,
) => {
  const situation = effectiveSituation(item, { ...answers, ...given });
  const draft = { ...prefillForm(item.form, {}, { applicant, situation }), ...typed, ...values };
  return evaluateForm(item.form, draft as never, {
    situation,
    param: parameterValues(item, at),
    applicant,
    today: at,
  });
};
const errorsOf = (given: Record<string, unknown>, values: Record<string, unknown> = {}) =>
  evaluate(given, values).errors.map(({ field, code }) => `${field} ${code}`);

describe('the form', () => {
  it('is filled in, with what is known put in', () => {
    const { errors, payload } = evaluate();
    expect(errors).toEqual([]);
    expect(payload).toMatchObject({
      applicantName: '张三演示',
      citizenId: '530102199001011231',
      owner: 'personal',
      category: 'plantation',
      forestClass: 'commercial',
      origin: 'planted',
      cuttingType: 'finalCut',
    });
    for (const hidden of ['uscc', 'publicOrigin', 'otherSpecies']) expect(payload).not.toHaveProperty(hidden);
  });

  it('asks an organisation for its credit code instead of an identity number', () => {
    const { errors, payload } = evaluate({ rural: false }, {}, organisation);
    expect(errors).toEqual([]);
    expect(payload.uscc).toBe('11530102000000019Q');
    expect(payload).not.toHaveProperty('citizenId');
  });

  test.each([
    ['plantation', undefined, 'planted', 'commercial'],
    ['natural', undefined, 'natural', 'commercial'],
    ['publicWelfare', 'planted', 'planted', 'publicWelfare'],
    ['publicWelfare', 'natural', 'natural', 'publicWelfare'],
  ])('derives origin and class of %s (%s): %s, %s', (category, publicOrigin, origin, forestClass) => {
    const { errors, payload } = evaluate({ category, reason: 'tending' }, { publicOrigin });
    expect(errors).toEqual([]);
    expect(payload).toMatchObject({ origin, forestClass, cuttingType: 'tending' });
  });

  test.each([
    ['finalCut', 'finalCut'],
    ['tending', 'tending'],
    ['regeneration', 'regeneration'],
    ['lowYield', 'lowYield'],
    ['landUse', 'other'],
    ['disaster', 'other'],
    ['transplant', 'other'],
  ])('derives the type of cutting from the reason %s: %s', (reason, cuttingType) => {
    expect(evaluate({ reason }).payload.cuttingType).toBe(cuttingType);
  });

  test.each([
    [
      'public-welfare forest without its origin',
      { category: 'publicWelfare' },
      {},
      ['publicOrigin required'],
    ],
    ['no species', {}, { species: [] }, ['species required']],
    ['another species without its name', {}, { species: ['fir', 'other'] }, ['otherSpecies required']],
    ['clear cutting of less than all', {}, { intensity: 99 }, ['intensity check.clearNotFull']],
    ['no intensity', {}, { cuttingMethod: 'selective', intensity: 0 }, ['intensity number.exclusiveMinimum']],
    ['more than all', {}, { cuttingMethod: 'selective', intensity: 101 }, ['intensity number.maximum']],
    ['more timber than stands', {}, { outputVolume: 50.1 }, ['outputVolume check.outputAboveVolume']],
    ['a volume of two decimals', {}, { volume: 50.01 }, ['volume decimal.places']],
    ['no volume', {}, { volume: 0, outputVolume: 0 }, ['volume number.exclusiveMinimum']],
    ['an area of five decimals', {}, { area: 0.00001 }, ['area decimal.places']],
    ['a period beyond the year', {}, { cutUntil: '2027-01-01' }, ['cutUntil check.crossesYear']],
    ['a period that ends first', {}, { cutUntil: '2026-11-24' }, ['cutUntil check.endsBeforeStart']],
    ['a place elsewhere', { place: '532622101000' }, {}, ['cuttingPlace check.placeElsewhere']],
  ])('refuses %s', (_, given, values, expected) => {
    expect(errorsOf(given, values)).toEqual(expected);
  });

  it('takes as much timber as stands, and selective cutting of a part', () => {
    expect(errorsOf({}, { outputVolume: 50, cuttingMethod: 'selective', intensity: 20.5 })).toEqual([]);
  });
});

describe('the face', () => {
  const [permit] = item.results;
  const faceOf = (values: Record<string, unknown>) => {
    if (!permit) throw new Error('no result');
    const { payload } = evaluate({}, values);
    return faceData(item, permit, {
      facts: { situation: effectiveSituation(item, answers), form: payload, applicant: person },
      decision: { number: '5325312026000001', issuedOn: at, validFrom: at },
      issuer: { name: '绿春县林业和草原局（演示）', uscc: '11532531000001206E' },
      divisionName: () => '云南省红河哈尼族彝族自治州绿春县大兴镇',
    });
  };
  const template = LicenceFace.parse(readFace('forest-cutting-permit'));
  const problemsOf = (face: Record<string, unknown>) =>
    checkTemplateData(template.fields, { ...face, identifier: 'x', demo: true } as TemplateData);

  it('bears everything that the sheet lists', () => {
    const face = faceOf({ treeCount: 400, species: ['fir', 'other'], otherSpecies: '西南桦' });
    expect(face).toEqual({
      licenceNumber: '5325312026000001',
      holderName: '张三演示',
      forestTitleNumber: '演林证字第 0001 号',
      cuttingPlace: '云南省红河哈尼族彝族自治州绿春县大兴镇演示坡',
      compartment: '3 林班 12 小班',
      boundaries: '东至演示河，南至演示路，西至山脊，北至演示沟',
      forestType: '商品林（用材林）',
      species: ['杉', '其他'],
      otherSpecies: '西南桦',
      origin: '人工',
      ownership: '林地集体，林木个人',
      cuttingType: '主伐',
      cuttingMethod: '皆伐',
      intensity: '100%',
      area: '0.4 公顷',
      treeCount: '400 株',
      volume: '50 立方米',
      outputVolume: '35 立方米',
      cutFrom: '2026-11-25',
      cutUntil: '2026-12-31',
      regeneration: '0.4 公顷，人工造林，次年 12 月底前完成',
      issuingBody: '绿春县林业和草原局（演示）',
      issuedOn: at,
    });
    expect(problemsOf(face)).toEqual([]);
  });

  it('leaves out what was not filled in', () => {
    const { treeCount, otherSpecies, ...face } = faceOf({});
    expect([treeCount ?? undefined, otherSpecies ?? undefined]).toEqual([undefined, undefined]);
    expect(problemsOf(face)).toEqual([]);
  });
});
