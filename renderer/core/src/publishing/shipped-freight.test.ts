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

const itemKey = 'road-freight-permit';
const dehong = '533100000000';
const province = resolveShipped(itemKey);
const { item } = province;
const inDehong = resolveShipped(itemKey, [dehong]);
const inRuili = resolveShipped(itemKey, [dehong, '533102000000']);
const { exemptMass, dangerousVehicles } = parameterValues(item) as Record<string, number>;

const answers = {
  cargoKinds: ['ordinary'],
  heavyVehicle: true,
  place: '533102001000',
  vehiclesBought: 'bought',
  agent: false,
};

describe('道路货物运输经营许可', () => {
  test.each([
    ['the province', province],
    ['德宏州', inDehong],
    ['瑞丽市', inRuili],
  ])('resolves for %s and passes every publish check', (_, { item: resolved, violations }) => {
    expect(violations).toEqual([]);
    const findings = publishChecks(resolved, { templates: faceKeys() });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('has all of the sheet, and leaves out what it does not say', () => {
    expect(item.legalBasis).toHaveLength(4);
    expect(item.conditions).toHaveLength(5);
    expect(item.materials).toHaveLength(13);
    // 16 of the sheet, and the economic nature that the licence bears.
    expect(formFields(item.form)).toHaveLength(17);
    expect(item.process.map(({ days }) => days)).toEqual([1, 2, 1, 1]);
    expect(province.missing).toEqual(missingOfTheSheet);
    expect(chineseOnly([item, inDehong.item, inRuili.item])).toEqual([]);
  });

  it('says how sure it is', () => {
    expect(item.statutoryLimit).toMatchObject({ days: 20, confidence: 'verified' });
    expect(item.promisedLimit).toEqual({ days: 5, unit: 'workingDay', confidence: 'unverified' });
    expect(item.onsiteVisits).toEqual({ times: 0, confidence: 'unverified' });
    const verified = item.materials.filter(({ confidence }) => confidence === 'verified');
    expect(verified.map(({ key }) => key)).toEqual(['driver-qualifications']);
    expect([exemptMass, dangerousVehicles]).toEqual([4500, 5]);
    expect(item.parameters.map(({ basis }) => basis)).toEqual([
      expect.stringContaining('第二十四条'),
      expect.stringContaining('第二十三条'),
    ]);
  });

  it('gives one licence, and a certificate for every vehicle that is bought', () => {
    expect(item.results.map(({ name, cardinality, rowsFrom }) => [name.zh, cardinality, rowsFrom])).toEqual([
      ['道路运输经营许可证', 'one', undefined],
      ['道路运输证', 'perRow', 'vehicles'],
    ]);
    expect(item.results.map(({ validityYears }) => validityYears)).toEqual([4, undefined]);
    expect(item.results.map(({ numbering }) => numbering)).toEqual([
      { pattern: '{division6}{sequence6}' },
      { pattern: '{division6}{year}{sequence6}' },
    ]);
    expect(item.results[1]?.when).toEqual({ '==': [{ var: 'row.purchased' }, true] });
    expect(formFields(item.form).find(({ key }) => key === 'vehicles')?.type).toBe('table');
  });

  it('tells border prefectures that international freight is filed with the province', () => {
    const [question] = inDehong.item.faqs;
    expect(question?.answer.zh).toContain('第四十九条');
    expect(inRuili.item.faqs).toEqual(inDehong.item.faqs);
    expect(inRuili.provenance['faqs/international-freight']?.owner.tenantName).toContain('德宏');
    expect(inRuili.item.servicePoints).toHaveLength(1);
    expect(inRuili.item.enquiryPhone).toContain('演示');
    expect(inDehong.item.servicePoints).toEqual([]);
  });
});

/** The answers of somebody who runs vehicles of that mass, in that number. */
const r09 = (kind: '普通' | '危险', maxMass: number, vehicles: number) =>
  kind === '普通'
    ? { ...answers, cargoKinds: ['ordinary'], heavyVehicle: maxMass > Number(exemptMass) }
    : { ...answers, cargoKinds: ['dangerous'], dangerousFleet: vehicles >= Number(dangerousVehicles) };

const qualificationOf = (situation: Record<string, unknown>): string =>
  materialChecklist(item, { situation }).some((row) => row.key === 'driver-qualifications' && row.applies)
    ? '须'
    : '不须';

/** Rule R09 with its published cases, and more of the same. */
describe('R09: whether a licence is needed, at which level, and the drivers’ qualification', () => {
  const levels: Record<string, string> = { county: '县', prefecture: '州市' };

  test.each([
    ['普通', 4500, 3, ['不须', '—', '不须']],
    ['普通', 4501, 1, ['须', '县', '须']],
    ['危险', 3000, 6, ['须', '州市', '须']],
    ['危险', 18000, 4, ['须', '州市', '须']],
    ['普通', 1800, 20, ['不须', '—', '不须']],
    ['普通', 49000, 2, ['须', '县', '须']],
    ['危险', 4500, 5, ['须', '州市', '须']],
  ] as const)('%s, %d kg, %d vehicles → %j', (kind, maxMass, vehicles, expected) => {
    const given = r09(kind, maxMass, vehicles);
    const isNeeded = decideEligibility(item, given).outcome !== 'notNeeded';
    const [row, ...others] = matchingAssignments(item, given);
    expect(others).toEqual([]);
    const level = isNeeded ? levels[row?.level ?? ''] : '—';
    expect([isNeeded ? '须' : '不须', level, qualificationOf(effectiveSituation(item, given))]).toEqual(
      expected,
    );
  });

  test.each([
    ['普通', '533102000000'],
    ['危险', '533100000000'],
  ] as const)('%s goods of 瑞丽 go to %s', (kind, division) => {
    const body = handlingBody(inRuili.item, { situation: r09(kind, 18000, 5) }, { today: at });
    expect(body).toMatchObject({ ok: true, value: { handler: { division, departmentRole: 'transport' } } });
  });

  test.each([
    [4, 'notEligible'],
    [5, 'eligible'],
  ])('dangerous goods with %d special vehicles: %s', (vehicles, outcome) => {
    const decided = decideEligibility(item, r09('危险', 18000, vehicles));
    expect(decided.outcome).toBe(outcome);
    if (outcome === 'notEligible') expect(decided.row?.basis).toContain('第二十三条');
  });

  it('holds for every combination of goods, mass and fleet', () => {
    const kinds = ['ordinary', 'special', 'large', 'dangerous'];
    for (let mask = 1; mask < 1 << kinds.length; mask += 1) {
      const cargoKinds = kinds.filter((_, bit) => mask & (1 << bit));
      for (const heavyVehicle of [true, false]) {
        for (const dangerousFleet of [true, false]) {
          const given = { ...answers, cargoKinds, heavyVehicle, dangerousFleet };
          const isDangerous = cargoKinds.includes('dangerous');
          const isExempt = cargoKinds.join() === 'ordinary' && !heavyVehicle;
          const expected = isExempt
            ? 'notNeeded'
            : isDangerous && !dangerousFleet
              ? 'notEligible'
              : 'eligible';
          expect([cargoKinds, decideEligibility(item, given).outcome]).toEqual([cargoKinds, expected]);
          expect(matchingAssignments(item, given).map(({ level }) => level)).toEqual([
            isDangerous ? 'prefecture' : 'county',
          ]);
        }
      }
    }
  });

  it('asks no more than the answer needs', () => {
    const asked = (given: Record<string, unknown>) =>
      nextQuestions(item, given).questions.map(({ variable }) => variable);
    expect(asked(r09('普通', 4500, 1))).toEqual(['cargoKinds', 'heavyVehicle']);
    expect(asked(r09('危险', 4500, 4))).toEqual(['cargoKinds', 'dangerousFleet']);
    expect(asked(r09('普通', 4501, 1))).toEqual(Object.keys(answers));
    expect(nextQuestions(item, answers).isComplete).toBe(true);
  });
});

describe('the checklist', () => {
  const needed = (given: Record<string, unknown>, verified: Record<string, unknown> = {}) =>
    materialChecklist(item, { situation: effectiveSituation(item, { ...answers, ...given }, { verified }) })
      .filter(({ applies }) => applies)
      .map(({ key }) => key)
      .sort();
  const always = ['application-form', 'driving-licences', 'manager-identity', 'safety-rules'];
  const dangerous = ['escort-qualifications', 'liability-insurance', 'parking-proof', 'special-vehicles'];

  test.each([
    [{}, ['business-licence-copy', 'driver-qualifications', 'vehicle-licences'], {}],
    [
      { agent: true },
      ['agent-identity', 'driver-qualifications', 'vehicle-licences'],
      { licenceVerifiable: true },
    ],
    [
      { vehiclesBought: 'notYet' },
      ['business-licence-copy', 'driver-qualifications', 'vehicle-undertaking'],
      {},
    ],
    [
      { vehiclesBought: 'partly', heavyVehicle: false, cargoKinds: ['special'] },
      ['business-licence-copy', 'vehicle-licences', 'vehicle-undertaking'],
      {},
    ],
    [
      { cargoKinds: ['ordinary', 'dangerous'], dangerousFleet: true },
      ['business-licence-copy', 'driver-qualifications', 'vehicle-licences', ...dangerous],
      {},
    ],
  ])('of %j', (given, expected, verified) => {
    expect(needed(given, verified)).toEqual([...always, ...expected].sort());
  });
});
