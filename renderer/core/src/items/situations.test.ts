import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import {
  decideEligibility,
  EligibilityOutcome,
  effectiveSituation,
  type HandlingItem,
  isAnswerTo,
  nextQuestions,
  Parameter,
  Situation,
} from './index.ts';

const rows = [
  {
    key: 'business',
    variable: 'business',
    origin: 'asked',
    question: { zh: '做什么？' },
    type: 'choice',
    options: [
      { value: 'shop', label: { zh: '商店' } },
      { value: 'inn', label: { zh: '旅店' } },
    ],
  },
  {
    key: 'rooms',
    variable: 'large',
    origin: 'asked',
    question: { zh: '超过 20 间？' },
    type: 'yesNo',
    when: { '==': [{ var: 'situation.business' }, 'inn'] },
  },
  {
    key: 'pool',
    variable: 'pool',
    origin: 'asked',
    question: { zh: '有泳池吗？' },
    type: 'yesNo',
    when: { '==': [{ var: 'situation.large' }, true] },
  },
  {
    key: 'checked',
    variable: 'checked',
    origin: 'verified',
    question: { zh: '已核验？' },
    type: 'yesNo',
    fallback: false,
  },
  {
    key: 'place',
    variable: 'place',
    origin: 'asked',
    question: { zh: '在哪？' },
    type: 'division',
    when: { '==': [{ var: 'situation.checked' }, false] },
  },
].map((row) => Situation.parse(row));

const eligibility = [
  {
    key: 'refer',
    when: { '==': [{ var: 'situation.pool' }, true] },
    outcome: 'referTo',
    referTo: { itemKey: 'pool-licence', name: { zh: '游泳场所许可' } },
    reason: { zh: '有泳池。' },
    nextStep: { zh: '去办泳池许可。' },
  },
  {
    key: 'limit',
    when: { '<': [{ var: 'param.rooms' }, 10] },
    outcome: 'notNeeded',
    reason: { zh: '不用办。' },
    nextStep: { zh: '无须办理。' },
  },
].map((row) => EligibilityOutcome.parse(row));

const item = {
  name: { zh: '住宿许可', en: 'Inn licence' },
  situations: rows,
  eligibility,
  parameters: [Parameter.parse({ key: 'rooms', name: 'rooms', label: { zh: '间数' }, value: 20 })],
} satisfies Pick<HandlingItem, 'name' | 'situations' | 'eligibility' | 'parameters'>;

const asked = (answers: Record<string, unknown>) =>
  nextQuestions(item, answers).questions.map(({ variable }) => variable);

describe('the questions', () => {
  it('are put in order, those whose condition holds, never the verified ones', () => {
    expect(asked({})).toEqual(['business', 'place']);
    expect(asked({ business: 'inn' })).toEqual(['business', 'large', 'place']);
    expect(asked({ business: 'inn', large: true })).toEqual(['business', 'large', 'pool', 'place']);
  });

  it('end where all are answered', () => {
    const path = nextQuestions(item, { business: 'shop', place: '530102000000' });
    expect(path).toMatchObject({ isComplete: true, next: undefined, dropped: [] });
    expect(nextQuestions(item, { business: 'shop' })).toMatchObject({
      isComplete: false,
      next: { variable: 'place' },
    });
  });

  it('drop answers that hung on one that has changed, all along the line', () => {
    const path = nextQuestions(item, { business: 'shop', large: true, pool: true, place: '530102000000' });
    expect(path.dropped).toEqual(['large', 'pool']);
    expect(path.answers).toEqual({ business: 'shop', place: '530102000000' });
  });

  it('take what the office verified, and else the fallback', () => {
    expect(effectiveSituation(item, { business: 'shop' })).toEqual({ business: 'shop', checked: false });
    const verified = { verified: { checked: true } };
    expect(effectiveSituation(item, { business: 'shop', place: '530102000000' }, verified)).toEqual({
      business: 'shop',
      checked: true,
    });
  });

  it('never let a citizen answer what is to be verified', () => {
    expect(effectiveSituation(item, { checked: true }).checked).toBe(false);
  });

  it('do not read members that every object has', () => {
    const odd = [{ ...rows[1], variable: 'constructor', when: undefined } as Situation];
    expect(nextQuestions({ situations: odd, parameters: [] }, {}).isComplete).toBe(false);
  });

  it('are stable: the answers that count lead to themselves', () => {
    const answers = fc.record(
      {
        business: fc.constantFrom('shop', 'inn', 'other', 3),
        large: fc.constantFrom(true, false, 'yes'),
        pool: fc.boolean(),
        place: fc.constantFrom('530102000000', '5301'),
        checked: fc.boolean(),
        unknown: fc.integer(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(answers, (given) => {
        const first = nextQuestions(item, given);
        const again = nextQuestions(item, first.answers);
        expect(again).toEqual({ ...first, dropped: [] });
      }),
    );
  });
});

describe('an answer', () => {
  const question = (type: Situation['type']) =>
    Situation.parse({
      key: 'q',
      variable: 'q',
      origin: 'asked',
      question: { zh: '?' },
      type,
      options: [
        { value: 'a', label: { zh: '甲' } },
        { value: 'b', label: { zh: '乙' } },
      ],
    });

  test.each([
    ['yesNo', false, true],
    ['yesNo', 'false', false],
    ['yesNo', null, false],
    ['choice', 'a', true],
    ['choice', 'c', false],
    ['choice', ['a'], false],
    ['choices', ['a', 'b'], true],
    ['choices', ['a', 'a'], false],
    ['choices', ['a', 'c'], false],
    ['choices', [], false],
    ['choices', 'a', false],
    ['division', '530102001000', true],
    ['division', '530102', false],
    ['division', '530102000001', false],
    ['division', 530102000000, false],
  ] as const)('to %s with %j: %s', (type, value, expected) => {
    expect(isAnswerTo(question(type), value)).toBe(expected);
  });
});

describe('eligibility', () => {
  it('is decided by the first row that holds', () => {
    const decided = decideEligibility(item, {
      business: 'inn',
      large: true,
      pool: true,
      place: '530102000000',
    });
    expect(decided).toEqual({
      outcome: 'referTo',
      row: eligibility[0],
      reason: { zh: '有泳池。' },
      nextStep: { zh: '去办泳池许可。' },
      referTo: { itemKey: 'pool-licence', name: { zh: '游泳场所许可' } },
    });
  });

  it('ignores answers that no longer count', () => {
    expect(decideEligibility(item, { business: 'shop', large: true, pool: true }).outcome).toBe('eligible');
  });

  it('reads parameters', () => {
    const small = { ...item, parameters: [{ ...item.parameters[0], value: 5 }] } as typeof item;
    expect(decideEligibility(small, {}).outcome).toBe('notNeeded');
  });

  it('is given where no row holds, in both languages', () => {
    const { outcome, reason, nextStep, row } = decideEligibility(item, {});
    expect({ outcome, row }).toEqual({ outcome: 'eligible', row: undefined });
    expect(reason.zh).toContain('住宿许可');
    expect(reason.en).toContain('Inn licence');
    expect(nextStep.en).toBeDefined();
  });
});
