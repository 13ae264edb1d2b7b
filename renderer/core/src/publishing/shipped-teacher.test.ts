import { describe, expect, it, test } from '@jest/globals';
import { formFields } from '../forms/index.ts';
import {
  decideEligibility,
  effectiveSituation,
  handlingBody,
  intakeState,
  materialChecklist,
  nextQuestions,
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

const itemKey = 'teacher-qualification';
const kunming = '530100000000';
const province = resolveShipped(itemKey);
const { item } = province;
const inKunming = resolveShipped(itemKey, [kunming]);
const inWuhua = resolveShipped(itemKey, [kunming], '/53/5301/530102/');
const inXishan = resolveShipped(itemKey, [kunming, '530112000000']);

const answers = {
  teacherKind: 'seniorMiddle',
  disqualification: 'none',
  identity: 'mainland',
  route: 'nationalExam',
  subject: 'maths',
  applyBy: 'household',
  place: '530102001000',
};

describe('教师资格认定', () => {
  test.each([
    ['the province', province],
    ['昆明市', inKunming],
    ['五华区', inWuhua],
    ['西山区', inXishan],
  ])('resolves for %s and passes every publish check', (_, { item: resolved, violations }) => {
    expect(violations).toEqual([]);
    const findings = publishChecks(resolved, { templates: faceKeys() });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('has all of the sheet, and leaves out what it does not say', () => {
    expect(item.legalBasis).toHaveLength(6);
    expect(item.conditions).toHaveLength(7);
    expect(item.materials).toHaveLength(14);
    // 20 of the sheet, the number of another document than the identity card, and the name of another subject.
    expect(formFields(item.form)).toHaveLength(22);
    expect(item.process.map(({ days }) => days)).toEqual([0, 12, 5, 3]);
    // The eleventh, the photograph, is a picture on the face.
    expect(item.results.map(({ faceFields }) => faceFields.length)).toEqual([10]);
    expect(item.results[0]?.validityYears).toBeUndefined();
    expect(province.missing).toEqual(missingOfTheSheet);
    expect(chineseOnly([item, inKunming.item, inXishan.item])).toEqual([]);
  });

  it('counts its limits from the end of the window, and says how sure it is of them', () => {
    expect(item.statutoryLimit).toMatchObject({
      days: 30,
      startsAt: 'intakeWindowEnd',
      basis: expect.stringContaining('第十六条'),
      confidence: 'verified',
    });
    expect(item.promisedLimit).toMatchObject({
      days: 20,
      startsAt: 'intakeWindowEnd',
      confidence: 'unverified',
    });
    const verified = item.materials.filter(({ confidence }) => confidence === 'verified');
    for (const { basis } of verified) expect(basis).toContain('第十五条');
    expect(verified).toHaveLength(5);
  });
});

describe('windows', () => {
  const days = ({ item: { intakeWindows } }: typeof province) =>
    intakeWindows.map(({ from, until }) => `${from}–${until}`);
  const autumn = '2026-11-02–2026-12-11';

  it('are announced locally: the province has none, 昆明 two for all of its counties', () => {
    expect(days(province)).toEqual([]);
    expect(days(inKunming)).toEqual(['2026-04-13–2026-04-24', autumn]);
    expect(days(inWuhua)).toEqual(days(inKunming));
    for (const { label } of inKunming.item.intakeWindows) expect(label?.zh).toContain('演示');
  });

  it('may be a county’s own, which its townships do not inherit', () => {
    expect(days(inXishan)).toEqual(['2026-04-13–2026-04-24', '2026-11-02–2026-11-27']);
    expect(inXishan.provenance['intakeWindows/autumn-2026']).toMatchObject({
      owner: { tenantName: '西山区' },
      part: 'implementation',
    });
    const township = resolveShipped(itemKey, [kunming, '530112000000'], '/53/5301/530112/530112001/');
    expect(days(township)[1]).toBe(autumn);
    expect(township.item.enquiryPhone).toBeUndefined();
  });
});

describe('applying on a day', () => {
  test.each([
    ['2026-04-13', 'open', 'open'],
    ['2026-04-24', 'open', 'open'],
    ['2026-04-25', 'closed', 'closed'],
    ['2026-11-27', 'open', 'open'],
    ['2026-11-28', 'open', 'closed'],
    ['2026-12-12', 'closed', 'closed'],
  ])('%s: %s in 五华, %s in 西山', (day, wuhua, xishan) => {
    expect([intakeState(inWuhua.item, day).state, intakeState(inXishan.item, day).state]).toEqual([
      wuhua,
      xishan,
    ]);
  });
});

describe('who decides hangs on the school', () => {
  test.each([
    ['juniorMiddle', '530102000000', undefined],
    ['seniorMiddle', '530100000000', '530102000000'],
    ['higher', '530000000000', undefined],
  ])('%s in 五华: decided at %s, first examined at %s', (teacherKind, decides, examines) => {
    const body = handlingBody(inWuhua.item, { situation: { ...answers, teacherKind } }, { today: at });
    if (!body.ok) throw new Error(JSON.stringify(body.problems));
    expect(body.value.handler).toMatchObject({ division: decides, departmentRole: 'education' });
    expect(body.value.preliminaryReview?.division).toBe(examines);
  });

  test.each([
    ['kindergarten', 'county', undefined],
    ['primary', 'county', undefined],
    ['juniorMiddle', 'county', undefined],
    ['seniorMiddle', 'prefecture', 'county'],
    ['vocational', 'prefecture', 'county'],
    ['vocationalInstructor', 'prefecture', 'county'],
    ['higher', 'province', undefined],
  ])('%s: %s, first examined by %s', (teacherKind, level, reviewedAt) => {
    const rows = matchingAssignments(item, { ...answers, teacherKind });
    expect(rows.map((row) => [row.level, row.preliminaryReview?.level])).toEqual([[level, reviewedAt]]);
    expect(rows[0]?.departmentRole).toBe('education');
  });

  it('covers every kind that can be answered', () => {
    const kinds = item.situations.find(({ key }) => key === 'teacher-kind')?.options ?? [];
    expect(kinds).toHaveLength(7);
    for (const { value } of kinds) expect(matchingAssignments(item, { teacherKind: value })).toHaveLength(1);
  });
});

describe('who may apply', () => {
  test.each([
    ['none', 'eligible', undefined],
    ['revoked', 'notEligible', '第十九条'],
    ['lost', 'notEligible', undefined],
    ['cheated', 'notEligible', undefined],
  ])('%s: %s', (disqualification, outcome, article) => {
    const decided = decideEligibility(item, { ...answers, disqualification });
    expect(decided.outcome).toBe(outcome);
    if (article) expect(decided.row?.basis).toContain(article);
  });

  it('is asked nothing more once barred, and no route for higher education', () => {
    const asked = (given: Record<string, unknown>) =>
      nextQuestions(item, given).questions.map(({ variable }) => variable);
    expect(asked({ ...answers, disqualification: 'lost' })).toEqual(['teacherKind', 'disqualification']);
    expect(asked(answers)).toEqual(Object.keys(answers));
    expect(asked({ ...answers, teacherKind: 'higher' })).not.toContain('route');
    expect(nextQuestions(item, answers).isComplete).toBe(true);
  });
});

describe('the checklist', () => {
  const needed = (given: Record<string, unknown>, verified: Record<string, unknown> = {}) =>
    materialChecklist(item, { situation: effectiveSituation(item, { ...answers, ...given }, { verified }) })
      .filter(({ applies }) => applies)
      .map(({ key }) => key);
  const always = ['application-form', 'identity-card', 'health-certificate', 'photograph'];

  it('of everybody, where the office could verify degree and Putonghua', () => {
    const verified = { degreeVerifiable: true, putonghuaVerifiable: true };
    expect(needed({ teacherKind: 'higher' }, verified)).toEqual([
      ...always.slice(0, 3),
      'household-register',
      'photograph',
    ]);
  });

  test.each([
    [{}, ['degree-certificate', 'exam-certificate', 'putonghua-certificate', 'household-register']],
    [
      { route: 'teacherGraduate', applyBy: 'residence' },
      ['degree-certificate', 'trainee-ability-certificate', 'putonghua-certificate', 'residence-permit'],
    ],
    [
      { teacherKind: 'vocationalInstructor', applyBy: 'study' },
      [
        'degree-certificate',
        'exam-certificate',
        'putonghua-certificate',
        'enrolment-proof',
        'skill-certificate',
      ],
    ],
    [
      { identity: 'hmt', applyBy: 'work' },
      [
        'degree-certificate',
        'exam-certificate',
        'putonghua-certificate',
        'employment-proof',
        'no-crime-proof',
      ],
    ],
  ])('of %j', (given, expected) => {
    expect(needed(given).sort()).toEqual([...always, ...expected].sort());
  });
});
