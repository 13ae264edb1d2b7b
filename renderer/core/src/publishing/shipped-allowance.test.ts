import { describe, expect, it, test } from '@jest/globals';
import { formFields } from '../forms/index.ts';
import {
  decideEligibility,
  effectiveSituation,
  handlingBody,
  materialChecklist,
  nextQuestions,
  parameterValues,
} from '../items/index.ts';
import {
  at,
  chineseOnly,
  faceKeys,
  matchingAssignments,
  missingOfTheSheet,
  resolveShipped,
} from './__fixtures__/shipped-layers.ts';
import { publishChecks } from './index.ts';

const itemKey = 'minimum-living-allowance';
const tengchong = '530581000000';
const province = resolveShipped(itemKey);
const { item } = province;
const inDali = resolveShipped(itemKey, ['532900000000']);
const inTengchong = resolveShipped(itemKey, [tengchong]);
const inHehua = resolveShipped(itemKey, [tengchong, '530581111000']);
const inWuhua = resolveShipped(itemKey, ['530102000000']);

const answers = {
  applyAs: 'household',
  applyAt: 'registered',
  place: '530581111000',
  appliedBy: 'self',
  disabledMember: false,
  divorcedMember: false,
  supportersElsewhere: false,
  adultStudent: false,
  illnessExpense: false,
  relativeOfStaff: false,
};

describe('城乡居民最低生活保障审核确认', () => {
  test.each([
    ['the province', province],
    ['大理州', inDali],
    ['腾冲市', inTengchong],
    ['荷花镇', inHehua],
    ['五华区', inWuhua],
  ])('resolves for %s and passes every publish check', (_, { item: resolved, violations }) => {
    expect(violations).toEqual([]);
    const findings = publishChecks(resolved, { templates: faceKeys() });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('has all of the sheet, and leaves out what it does not say', () => {
    expect(item.legalBasis).toHaveLength(5);
    expect(item.conditions).toHaveLength(5);
    expect(item.materials).toHaveLength(12);
    // 20 of the sheet; the standard, the difference and a remark on it are computed beside them.
    expect(formFields(item.form)).toHaveLength(23);
    expect(item.process.map(({ days }) => days)).toEqual([1, 12, 7, 10]);
    expect(item.results.map(({ name, kind }) => [name.zh, kind])).toEqual([
      ['最低生活保障证（确认通知）', 'licence'],
      ['不予确认同意告知书', 'document'],
    ]);
    expect(item.results[0]?.faceFields).toHaveLength(10);
    expect(item.results[0]?.validityYears).toBeUndefined();
    expect(province.missing).toEqual(missingOfTheSheet);
    expect(chineseOnly([item, inDali.item, inTengchong.item, inHehua.item, inWuhua.item])).toEqual([]);
  });

  it('vouches for no limit, visit or material that the sheet does not', () => {
    expect(item.statutoryLimit).toMatchObject({ days: 30, confidence: 'unverified' });
    expect(item.promisedLimit).toMatchObject({ days: 30, confidence: 'unverified' });
    expect(item.onsiteVisits).toMatchObject({ times: 1, confidence: 'unverified' });
    expect(new Set(item.materials.map(({ confidence }) => confidence))).toEqual(new Set(['unverified']));
  });
});

describe('the standard', () => {
  it('is set by prefectures: the province has no amount, 大理 one that says that it is no policy', () => {
    expect(parameterValues(item)).toEqual({ urbanStandard: null, ruralStandard: null });
    expect(parameterValues(inDali.item, at)).toEqual({ urbanStandard: 700, ruralStandard: 500 });
    expect(parameterValues(inDali.item, '2025-12-31')).toEqual({ urbanStandard: null, ruralStandard: null });
    for (const row of inDali.item.parameters) {
      expect(row).toMatchObject({ owningLevel: 'prefecture', confidence: 'unverified' });
      expect(row.basis).toContain('演示');
    }
    expect(inDali.provenance['parameters/urban-standard']?.owner.tenantName).toContain('大理');
    expect(parameterValues(inTengchong.item)).toEqual(parameterValues(item));
  });
});

describe('layers', () => {
  it('of 腾冲 say how its townships publish, and 荷花镇 has a window and phone of its own', () => {
    const noteOf = ({ notes }: typeof item) => notes.find(({ key }) => key === 'publication-list')?.text.zh;
    expect(noteOf(inTengchong.item)).toContain('《社会救助领域基层政务公开标准目录》');
    expect(noteOf(inHehua.item)).toBe(noteOf(inTengchong.item));
    expect(inHehua.item.servicePoints).toHaveLength(1);
    expect(inHehua.item.enquiryPhone).toContain('演示');
    const village = resolveShipped(
      itemKey,
      [tengchong, '530581111000'],
      '/53/5305/530581/530581111/530581111201/',
    );
    expect(village.item.enquiryPhone).toBeUndefined();
    expect(village.item.servicePoints).toEqual([]);
  });

  it('hand the confirmation down in 五华 alone', () => {
    const delegationsOf = ({ assignments }: typeof item) => assignments.flatMap((row) => row.delegations);
    expect(delegationsOf(inWuhua.item)).toMatchObject([
      { to: 'township', powerSource: 'devolved', document: expect.stringContaining('演示') },
    ]);
    expect(delegationsOf(item)).toEqual([]);
    expect(delegationsOf(inTengchong.item)).toEqual([]);
  });
});

describe('who decides', () => {
  it('is the county, after the township has examined', () => {
    expect(matchingAssignments(item, answers)).toMatchObject([
      {
        level: 'county',
        departmentRole: 'civil-affairs',
        preliminaryReview: { level: 'township', departmentRole: 'township-government' },
        delegable: ['township'],
      },
    ]);
  });

  const bodyOf = (of: typeof item, place: string, today: string) => {
    const body = handlingBody(of, { situation: { ...answers, place } }, { today });
    if (!body.ok) throw new Error(JSON.stringify(body.problems));
    return body.value;
  };

  it('of a household in 荷花镇, is 腾冲市 after 荷花镇', () => {
    const body = bodyOf(inTengchong.item, '530581111201', at);
    expect(body.handler).toMatchObject({ division: '530581000000', departmentRole: 'civil-affairs' });
    expect(body.preliminaryReview).toMatchObject({ division: '530581111000' });
    expect(body.delegation).toBeUndefined();
  });

  it('of a household in 五华, is its street by itself once the power is handed down', () => {
    const body = bodyOf(inWuhua.item, '530102001001', at);
    expect(body.handler).toMatchObject({ division: '530102001000', departmentRole: 'township-government' });
    expect(body.issuer).toEqual(body.handler);
    expect(body.powerSource).toBe('devolved');
    expect(body.preliminaryReview).toBeUndefined();
    expect(bodyOf(inWuhua.item, '530102001001', '2026-01-31').handler.division).toBe('530102000000');
  });

  it('is not guessed where only the county is known', () => {
    const body = handlingBody(item, { situation: { ...answers, place: '530581000000' } }, { today: at });
    expect(body.ok ? [] : body.problems.map(({ code }) => code)).toEqual(['assignment.placeTooCoarse']);
  });
});

describe('applying as one person', () => {
  const asked = (given: Record<string, unknown>) =>
    nextQuestions(item, given).questions.map(({ variable }) => variable);

  test.each([
    ['severeDisability', 'eligible'],
    ['thirdGradeMental', 'eligible'],
    ['seriousIllness', 'eligible'],
    ['none', 'notEligible'],
  ])('because of %s: %s', (singleReason, outcome) => {
    expect(decideEligibility(item, { ...answers, applyAs: 'single', singleReason }).outcome).toBe(outcome);
  });

  it('asks no more than the answer needs', () => {
    expect(asked(answers)).toEqual(Object.keys(answers));
    expect(nextQuestions(item, answers).isComplete).toBe(true);
    expect(asked({ ...answers, applyAs: 'single', singleReason: 'none' })).toEqual([
      'applyAs',
      'singleReason',
    ]);
    expect(asked({ ...answers, applyAs: 'single', singleReason: 'severeDisability' })).not.toContain(
      'disabledMember',
    );
    expect(asked({ ...answers, applyAs: 'single', singleReason: 'seriousIllness' })).not.toContain(
      'illnessExpense',
    );
  });

  it('is forgotten where the whole household applies', () => {
    expect(decideEligibility(item, { ...answers, singleReason: 'none' }).outcome).toBe('eligible');
  });
});

describe('the checklist', () => {
  const needed = (given: Record<string, unknown>) =>
    materialChecklist(item, { situation: effectiveSituation(item, { ...answers, ...given }) })
      .filter(({ applies }) => applies)
      .map(({ key }) => key)
      .filter((key) => !always.includes(key));
  const always = ['application-form', 'identity-papers', 'check-authorisation', 'income-declaration'];
  const single = (singleReason: string) => ({ applyAs: 'single', singleReason });

  test.each([
    [{}, []],
    [{ disabledMember: true }, ['disability-certificate']],
    [single('severeDisability'), ['disability-certificate']],
    [single('thirdGradeMental'), ['disability-certificate']],
    [single('seriousIllness'), ['illness-proof']],
    [{ illnessExpense: true }, ['illness-proof']],
    [{ divorcedMember: true, alimony: false }, []],
    [{ divorcedMember: true, alimony: true }, ['divorce-papers']],
    [{ supportersElsewhere: true }, ['supporters-form']],
    [{ adultStudent: true }, ['enrolment-proof']],
    [{ applyAt: 'residence' }, ['residence-permit']],
    [{ appliedBy: 'village' }, ['power-of-attorney']],
    [{ appliedBy: 'other' }, ['power-of-attorney']],
    [{ relativeOfStaff: true }, ['relative-record']],
  ])('of %j', (given, expected) => {
    expect(needed(given)).toEqual(expected);
  });
});
