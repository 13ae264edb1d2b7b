import { describe, expect, it, test } from '@jest/globals';
import {
  applicant,
  approvedStory,
  approver,
  at,
  clerk,
  deliveredStory,
  issuedStory,
  refusalCodes,
  reviewedStory,
  reviewer,
  revocation,
  submittedStory,
  system,
  tell,
} from './__fixtures__/story.ts';
import type { Actor } from './case-event.ts';
import { allowedActions, nextStatus, transitions } from './transitions.ts';
import { caseActions, caseStatuses } from './types.ts';

describe('transitions', () => {
  it('can reach every status from the submission, and leads nowhere else', () => {
    const reached = new Set<string>();
    const visit = (status: keyof typeof transitions) => {
      for (const action of caseActions) {
        const next = transitions[status][action];
        if (next === null || reached.has(next)) continue;
        reached.add(next);
        visit(next);
      }
    };
    visit('none');
    expect([...reached].sort()).toEqual([...caseStatuses].sort());
  });

  it('uses every action somewhere', () => {
    const used = caseActions.filter((action) =>
      Object.values(transitions).some((row) => row[action] !== null),
    );
    expect(used).toEqual([...caseActions]);
  });

  it('allows nothing more once a case has ended without a licence', () => {
    for (const status of ['rejected', 'acceptanceRefused', 'withdrawn', 'terminated'] as const) {
      for (const action of caseActions) expect(nextStatus(status, action)).toBeNull();
    }
  });

  it('asks for corrections before acceptance only', () => {
    const from = caseStatuses.filter((status) => nextStatus(status, 'requestCorrection') !== null);
    expect(from).toEqual(['submitted']);
  });
});

describe('allowedActions', () => {
  test.each<[string, Actor, string[]]>([
    ['applicant', applicant, ['withdraw']],
    ['clerk', clerk, ['accept', 'requestCorrection', 'refuseAcceptance', 'withdraw']],
    ['reviewer', reviewer, []],
    ['approver', approver, []],
  ])('of a submitted case, for the %s', (_who, actor, actions) => {
    expect(allowedActions(tell(submittedStory).state, actor)).toEqual(actions);
  });

  it('lets an approver decide a reviewed case', () => {
    const { state } = tell(reviewedStory);
    expect(allowedActions(state, approver)).toEqual(['approve', 'reject', 'returnToReview']);
    expect(allowedActions(state, reviewer)).toEqual([]);
  });

  it('starts a case with a submission', () => {
    expect(allowedActions(null, applicant)).toEqual(['submit']);
    expect(allowedActions(null, reviewer)).toEqual([]);
  });

  it('offers neither delivery nor revocation once the licence is revoked', () => {
    expect(allowedActions(tell(issuedStory).state, approver)).toEqual(['issueLicence', 'revokeLicence']);
    const { state } = tell([...issuedStory, [at(7), approver, revocation]]);
    expect(allowedActions(state, approver)).toEqual(['issueLicence']);
    expect(allowedActions(state, clerk)).toEqual([]);
  });

  it('leaves the status as it is when a delivered licence is revoked', () => {
    const { state } = tell([...deliveredStory, [at(20), approver, revocation]]);
    expect(state.status).toBe('delivered');
    expect(state.licences[0]?.revoked).toEqual({ kind: 'revoked', reason: revocation.reason, at: at(20) });
  });
});

describe('four eyes', () => {
  /** One person who wears both hats. */
  const both: Actor = { ...approver, id: reviewer.id };

  test.each([
    ['approve', { type: 'approved', opinion: '同意' }],
    ['reject', { type: 'rejected', reason: '不符合条件', basis: '《食品安全法》第三十三条' }],
    ['returnToReview', { type: 'returnedToReview', reason: '请补充现场核查意见' }],
  ] as const)('refuses the reviewer who wants to %s', (_name, body) => {
    expect(refusalCodes(reviewedStory, [at(5), both, body])).toEqual(['case.fourEyes']);
    expect(allowedActions(tell(reviewedStory).state, both)).toEqual([]);
  });

  it('remembers the first reviewer after a return and a second review', () => {
    const second: Actor = { ...reviewer, id: 'staff-second' };
    const story = [
      ...reviewedStory,
      [at(5), approver, { type: 'returnedToReview', reason: '请补充现场核查意见' }],
      [at(6), second, { type: 'reviewed', opinion: '已核查', recommendation: 'approve' }],
    ] satisfies Parameters<typeof tell>[0];
    expect(tell(story).state).toMatchObject({
      reviewerId: second.id,
      reviewerIds: [reviewer.id, second.id],
    });
    expect(refusalCodes(story, [at(9), both, { type: 'approved', opinion: '同意' }])).toEqual([
      'case.fourEyes',
    ]);
    expect(refusalCodes(story, [at(9), approver, { type: 'approved', opinion: '同意' }])).toEqual([]);
  });
});

describe('roles', () => {
  it('tells status and role apart, and both where both are wrong', () => {
    expect(refusalCodes(approvedStory, [at(6), approver, { type: 'approved', opinion: '同意' }])).toEqual([
      'case.notAllowed',
    ]);
    expect(refusalCodes(reviewedStory, [at(6), clerk, { type: 'approved', opinion: '同意' }])).toEqual([
      'case.roleNotAllowed',
    ]);
    expect(refusalCodes(submittedStory, [at(6), clerk, { type: 'approved', opinion: '同意' }])).toEqual([
      'case.notAllowed',
      'case.roleNotAllowed',
    ]);
  });

  it('lets only the system issue what an approval has started, beside the approver', () => {
    const issue = issuedStory.at(-1)?.[2];
    if (issue === undefined) throw new Error('the story issues a licence');
    expect(refusalCodes(approvedStory, [at(6), system, issue])).toEqual([]);
    expect(refusalCodes(approvedStory, [at(6), approver, issue])).toEqual([]);
    expect(refusalCodes(approvedStory, [at(6), clerk, issue])).toEqual(['case.roleNotAllowed']);
  });
});
