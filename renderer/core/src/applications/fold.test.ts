import { describe, expect, it, test } from '@jest/globals';
import { isBanshiError } from '../errors/index.ts';
import {
  accepted,
  acceptedStory,
  applicant,
  approvedStory,
  approver,
  at,
  caseId,
  clerk,
  correction,
  deliveredStory,
  file,
  monday,
  resubmittedBody,
  reviewedStory,
  reviewer,
  rules,
  submittedBody,
  submittedStory,
  tell,
} from './__fixtures__/story.ts';
import type { CaseEvent } from './case-event.ts';
import { applyEvent, foldCase } from './fold.ts';

const { events } = tell(deliveredStory);

function brokenAt(broken: readonly CaseEvent[]): string | undefined {
  try {
    foldCase(broken);
  } catch (error) {
    if (isBanshiError(error) && error.code === 'case.brokenOrder') return error.place;
    throw error;
  }
  throw new Error('it was folded');
}

const event = (index: number): CaseEvent => {
  const found = events[index];
  if (found === undefined) throw new Error(`no event ${index}`);
  return found;
};

describe('foldCase', () => {
  it('tells the whole story of a case', () => {
    const { type: _type, ...submission } = submittedBody;
    expect(foldCase(events)).toEqual({
      ...submission,
      caseId,
      seq: 6,
      lastHash: events.at(-1)?.hash,
      status: 'delivered',
      submittedAt: monday(),
      receivedAt: monday(),
      acceptedAt: at(3),
      decidedAt: at(5),
      corrections: [],
      recommendation: 'approve',
      reviewerId: reviewer.id,
      reviewerIds: [reviewer.id],
      licences: [
        { resultKey: 'food-business-licence', licenceId: 'licence-1', licenceNumber: 'JY15301020000011' },
      ],
    });
  });

  it('is the same event by event, and leaves events and earlier states alone', () => {
    const before = structuredClone(events);
    let state = applyEvent(null, event(0));
    const first = structuredClone(state);
    const kept = state;
    for (const next of events.slice(1)) state = applyEvent(state, next);
    expect(state).toEqual(foldCase(events));
    expect(kept).toEqual(first);
    expect(events).toEqual(before);
  });

  it('takes the place of what was submitted by what was resubmitted', () => {
    const target = { kind: 'material' as const, key: 'layout-plan' };
    const notice = correction(at(3), [target]);
    const answer = resubmittedBody({
      applicationDigest: 'e'.repeat(64),
      materials: [file('layout-plan', '9'), file('identity-card', '2')],
      changedFields: ['premises'],
    });
    const { state } = tell([
      ...submittedStory,
      [at(3), clerk, notice],
      [at(9), applicant, answer],
      [at(10), clerk, accepted(at(10))],
    ]);
    expect(state).toMatchObject({
      status: 'accepted',
      submittedAt: monday(),
      receivedAt: at(9),
      acceptedAt: at(10),
      applicationDigest: answer.applicationDigest,
      materials: answer.materials,
    });
    expect(state.corrections).toEqual([
      {
        at: at(3),
        points: notice.points,
        dueDate: notice.dueDate,
        answeredAt: at(9),
        changed: [target, { kind: 'field', key: 'premises' }],
      },
    ]);
  });

  it('forgets a recommendation that was returned', () => {
    const { state } = tell([
      ...reviewedStory,
      [at(5), approver, { type: 'returnedToReview', reason: '请补充现场核查意见' }],
    ]);
    expect(state).toMatchObject({
      status: 'accepted',
      recommendation: undefined,
      reviewerIds: [reviewer.id],
    });
  });

  it('has a clock for a submitted case only with the rules that set it', () => {
    const story = tell(submittedStory).events;
    expect(foldCase(story).clock).toBeUndefined();
    expect(foldCase(story, rules).clock).toMatchObject({ kind: 'acceptance', due: '2026-03-09' });
  });

  it('reads the other clocks from the events, and stops them with the decision', () => {
    expect(foldCase(tell(acceptedStory).events).clock).toEqual({
      kind: 'promised',
      start: '2026-03-03',
      due: '2026-03-24',
      unit: 'workingDay',
      provisional: false,
    });
    expect(foldCase(tell(reviewedStory).events).clock).toMatchObject({ kind: 'promised', due: '2026-03-24' });
    expect(foldCase(tell(approvedStory).events).clock).toBeUndefined();
  });

  it('takes a due date without a unit for working days', () => {
    const [submission, acceptance] = tell(acceptedStory).events;
    if (!submission || acceptance?.body.type !== 'accepted') throw new Error('the story accepts');
    const { dueUnit: _unit, ...body } = acceptance.body;
    expect(foldCase([submission, { ...acceptance, body }]).clock?.unit).toBe('workingDay');
  });
});

describe('a broken order', () => {
  test.each([
    ['no event at all', [], '0'],
    ['a missing first event', events.slice(1), '2'],
    ['a gap', [event(0), event(2)], '3'],
    ['a repetition', [event(0), event(0)], '1'],
    ['a swap', [event(0), event(2), event(1)], '3'],
    ['an event linked to another', [event(0), { ...event(1), previousHash: 'f'.repeat(64) }], '2'],
    ['an event of another case', [event(0), { ...event(1), caseId: 'case-0002' }], '2'],
    ['an act that was not possible', [event(0), { ...event(3), seq: 2, previousHash: event(0).hash }], '2'],
  ])('is refused: %s', (_name, broken, place) => {
    expect(brokenAt(broken)).toBe(place);
  });
});
