import { describe, expect, it, test } from '@jest/globals';
import { builtInTables, makeCalendar, type WorkingDayTable } from '../calendar/index.ts';
import { isBanshiError } from '../errors/index.ts';
import {
  accepted,
  acceptedStory,
  applicant,
  at,
  calendar,
  clerk,
  correction,
  issuedStory,
  refusalCodes,
  resubmittedBody,
  reviewedStory,
  rules,
  submittedBody,
  submittedStory,
  tell,
} from './__fixtures__/story.ts';
import { acceptedBody, type ClockRules, clockAfter, currentClock, deemedAcceptance } from './clocks.ts';

const submitted = (instant: string) => clockAfter({ at: instant, body: submittedBody }, null, rules);

describe('the acceptance clock', () => {
  test.each([
    ['on a Monday', '2026-03-02T02:00:00Z', '2026-03-02', '2026-03-09'],
    ['on a Saturday', '2026-03-07T02:00:00Z', '2026-03-07', '2026-03-13'],
    ['before the Spring Festival', '2026-02-13T02:00:00Z', '2026-02-13', '2026-02-27'],
    ['late in the evening in China', '2026-03-02T15:59:00Z', '2026-03-02', '2026-03-09'],
    ['after midnight in China', '2026-03-02T16:00:00Z', '2026-03-03', '2026-03-10'],
  ])('runs five working days from receipt %s, that day not counted', (_when, instant, start, due) => {
    expect(submitted(instant)).toEqual({
      kind: 'acceptance',
      start,
      due,
      unit: 'workingDay',
      provisional: false,
    });
  });

  it('starts anew with a resubmission', () => {
    const asked = tell([
      ...submittedStory,
      [at(3), clerk, correction(at(3), [{ kind: 'field', key: 'premises' }])],
    ]).state;
    const clock = clockAfter({ at: at(11), body: resubmittedBody() }, asked, rules);
    expect(clock).toMatchObject({ kind: 'acceptance', start: '2026-03-11', due: '2026-03-18' });
  });

  it('follows the item where its law sets another limit', () => {
    const three: ClockRules = {
      calendar,
      limits: { ...rules.limits, acceptance: { days: 3, unit: 'calendarDay' } },
    };
    expect(clockAfter({ at: at(6), body: submittedBody }, null, three)).toMatchObject({
      due: '2026-03-09',
      unit: 'calendarDay',
    });
  });
});

describe('the clocks after it', () => {
  const { state } = tell(submittedStory);

  it('counts the promised limit from acceptance', () => {
    expect(clockAfter({ at: at(4), body: accepted(at(4)) }, state, rules)).toEqual({
      kind: 'promised',
      start: '2026-03-04',
      due: '2026-03-25',
      unit: 'workingDay',
      provisional: false,
    });
  });

  it('counts it from the end of the intake window where the law does', () => {
    const promised = { days: 15, unit: 'workingDay', countedFrom: '2026-03-20' } as const;
    const seasonal: ClockRules = { calendar, limits: { ...rules.limits, promised } };
    const clock = clockAfter(
      { at: at(4), body: acceptedBody({ at: at(4), rules: seasonal }) },
      state,
      seasonal,
    );
    // Fifteen working days after Friday the 20th; 清明 (4 to 6 April) lies between.
    expect(clock).toMatchObject({ kind: 'promised', start: '2026-03-04', due: '2026-04-13' });
  });

  it('gives the applicant the time to correct', () => {
    const body = correction(at(4), [{ kind: 'field', key: 'premises' }]);
    const clock = clockAfter({ at: at(4), body }, state, rules);
    expect(clock).toMatchObject({ kind: 'correction', start: '2026-03-04', due: '2026-03-18' });
    expect(body).toMatchObject({ dueDate: '2026-03-18', dueProvisional: false, dueUnit: 'workingDay' });
  });

  it('goes on through review and return, and ends with the decision', () => {
    const inReview = tell(reviewedStory).state;
    const promised = { kind: 'promised', due: '2026-03-24' };
    const review = { type: 'reviewed', opinion: '齐全', recommendation: 'approve' } as const;
    expect(clockAfter({ at: at(4), body: review }, tell(acceptedStory).state, rules)).toMatchObject(promised);
    expect(
      clockAfter({ at: at(5), body: { type: 'returnedToReview', reason: '补充' } }, inReview, rules),
    ).toMatchObject(promised);
    expect(
      clockAfter({ at: at(5), body: { type: 'approved', opinion: '同意' } }, inReview, rules),
    ).toBeUndefined();
    expect(
      clockAfter({ at: at(6), body: { type: 'delivered', method: 'post' } }, tell(issuedStory).state, rules),
    ).toBeUndefined();
  });

  it('agrees with the clock that the fold shows after the event', () => {
    for (const story of [submittedStory, acceptedStory, reviewedStory, issuedStory]) {
      const [instant, , body] = story.at(-1) ?? [];
      if (instant === undefined || body === undefined) throw new Error('a story has an end');
      const before = story.length === 1 ? null : tell(story.slice(0, -1)).state;
      expect(clockAfter({ at: instant, body }, before, rules)).toEqual(tell(story).state.clock);
    }
  });

  it('says what to do where the item promises no limit', () => {
    const none: ClockRules = { calendar, limits: { ...rules.limits, promised: undefined } };
    try {
      clockAfter({ at: at(4), body: accepted(at(4)) }, state, none);
      throw new Error('it gave a clock');
    } catch (error) {
      if (!isBanshiError(error)) throw error;
      expect(error.code).toBe('clock.limitMissing');
      expect(error.personMessage).toContain('承诺办结时限');
    }
  });
});

describe('deemedAcceptance', () => {
  const { state } = tell(submittedStory);

  it('waits for the last day to pass', () => {
    expect(deemedAcceptance(state, '2026-03-02', rules)).toBeUndefined();
    expect(deemedAcceptance(state, '2026-03-09', rules)).toBeUndefined();
    expect(deemedAcceptance(state, '2026-03-10', rules)).toEqual({
      type: 'accepted',
      deemed: true,
      // Fifteen working days from receipt on the 2nd, not from the 10th.
      dueDate: '2026-03-23',
      dueProvisional: false,
      dueUnit: 'workingDay',
    });
  });

  it('counts from the resubmission where there was a notice', () => {
    const again = tell([
      ...submittedStory,
      [at(3), clerk, correction(at(3), [{ kind: 'field', key: 'premises' }])],
      [at(11), applicant, resubmittedBody()],
    ]).state;
    expect(deemedAcceptance(again, '2026-03-18', rules)).toBeUndefined();
    expect(deemedAcceptance(again, '2026-03-19', rules)).toMatchObject({
      deemed: true,
      dueDate: '2026-04-01',
    });
  });

  it('concerns only cases that wait for the office', () => {
    const asked = tell([
      ...submittedStory,
      [at(3), clerk, correction(at(3), [{ kind: 'field', key: 'premises' }])],
    ]).state;
    expect(deemedAcceptance(asked, '2026-06-01', rules)).toBeUndefined();
    expect(deemedAcceptance(tell(acceptedStory).state, '2026-06-01', rules)).toBeUndefined();
  });
});

describe('beyond the loaded tables', () => {
  // The arrangement of days for 2027 is made up for this test.
  const table2027: WorkingDayTable = {
    v: 1,
    year: 2027,
    source: '测试',
    off: ['2027-01-01/2027-01-05'],
    work: [],
  };
  const loaded: ClockRules = { ...rules, calendar: makeCalendar([...builtInTables, table2027]) };
  const december = '2026-12-29T02:00:00.000Z';
  const late = tell([[december, applicant, submittedBody]]);

  it('marks the due date and deems nothing until it is certain', () => {
    expect(late.state.clock).toMatchObject({ due: '2027-01-05', provisional: true });
    expect(deemedAcceptance(late.state, '2027-02-01', rules)).toBeUndefined();
    expect(currentClock(late.state, loaded)).toMatchObject({ due: '2027-01-08', provisional: false });
    expect(deemedAcceptance(late.state, '2027-01-08', loaded)).toBeUndefined();
    expect(deemedAcceptance(late.state, '2027-01-09', loaded)).toMatchObject({ deemed: true });
  });

  const noticed = tell([
    [december, applicant, submittedBody],
    [
      '2026-12-30T02:00:00.000Z',
      clerk,
      correction('2026-12-30T02:00:00.000Z', [{ kind: 'field', key: 'premises' }]),
    ],
  ]);

  it('settles a provisional date that an event named', () => {
    expect(noticed.state.clock).toMatchObject({ kind: 'correction', due: '2027-01-13', provisional: true });
    expect(currentClock(noticed.state, loaded)).toMatchObject({ due: '2027-01-18', provisional: false });
    expect(currentClock(noticed.state, rules)).toEqual(noticed.state.clock);
  });

  it('never takes from the applicant a day that was promised', () => {
    const worked: WorkingDayTable = { ...table2027, off: ['2027-03-01'], work: ['2027-01-02/2027-01-03'] };
    const shorter: ClockRules = { ...rules, calendar: makeCalendar([...builtInTables, worked]) };
    expect(currentClock(noticed.state, shorter)).toMatchObject({ due: '2027-01-13', provisional: false });
  });

  it('lets nobody end a case on a provisional date', () => {
    const end = { type: 'terminated', reason: '逾期未补正', basis: '补正告知书' } as const;
    const acts = [
      [december, applicant, submittedBody],
      [
        '2026-12-30T02:00:00.000Z',
        clerk,
        correction('2026-12-30T02:00:00.000Z', [{ kind: 'field', key: 'premises' }]),
      ],
    ] satisfies Parameters<typeof tell>[0];
    const march = '2027-03-01T02:00:00.000Z';
    expect(refusalCodes(acts, [march, clerk, end])).toEqual(['termination.provisional']);
  });
});
