import { describe, expect, it, test } from '@jest/globals';
import {
  accepted,
  acceptedStory,
  applicant,
  approvedStory,
  approver,
  at,
  calendar,
  caseId,
  clerk,
  correction,
  issuedStory,
  monday,
  refusalCodes,
  revocation,
  rules,
  submittedBody,
  submittedStory,
  system,
  tell,
} from './__fixtures__/story.ts';
import type { Actor, CaseEventBody, CorrectionTarget } from './case-event.ts';
import { eventHash, GENESIS_HASH } from './chain.ts';
import { deemedAcceptance } from './clocks.ts';
import { appendEvent } from './events.ts';

const layoutPlan: CorrectionTarget = { kind: 'material', key: 'layout-plan' };

describe('an appended event', () => {
  const [first, second] = tell(acceptedStory).events;

  it('is numbered from 1 and chained to the one before', () => {
    expect(first).toMatchObject({ v: 1, caseId, seq: 1, previousHash: GENESIS_HASH, at: monday() });
    expect(second).toMatchObject({ seq: 2, previousHash: first?.hash });
  });

  it('carries the hash of all the rest of it', () => {
    const { hash, ...content } = first ?? { hash: '' };
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hash).toBe(eventHash(content));
  });

  it('is a copy: what the caller changes later is not in it', () => {
    const body = structuredClone(submittedBody);
    const result = appendEvent({ state: null, caseId, body, actor: applicant, at: monday(), rules });
    if (!result.ok) throw new Error('the submission is in order');
    body.situation.premises = 'elsewhere';
    expect(result.value.body).toEqual(submittedBody);
  });

  it('has no undefined member, since a database may turn it into null', () => {
    const actor: Actor = { ...applicant, displayName: undefined };
    const result = appendEvent({ state: null, caseId, body: submittedBody, actor, at: monday(), rules });
    if (!result.ok) throw new Error('the submission is in order');
    expect(Object.keys(result.value.actor)).toEqual(['id', 'kind', 'role']);
    expect(result.value.hash).toBe(tell(submittedStory).events[0]?.hash);
  });
});

describe('what cannot be an event', () => {
  const refused = (input: { at?: string; actor?: Actor; body?: unknown }) => {
    const body = (input.body ?? submittedBody) as CaseEventBody;
    const result = appendEvent({
      state: null,
      caseId,
      rules,
      body,
      at: input.at ?? monday(),
      actor: input.actor ?? applicant,
    });
    return result.ok ? [] : result.problems.map(({ code, place }) => `${code} ${place}`);
  };

  test.each([
    ['a time without a zone', { at: '2026-03-02T10:00:00' }, 'at'],
    ['a day that does not exist', { at: '2026-02-30T10:00:00Z' }, 'at'],
    ['a citizen with a clerk’s hat', { actor: { ...applicant, role: 'clerk' as const } }, 'actor/role'],
    ['a citizen’s name', { actor: { ...applicant, displayName: '张三' } }, 'actor/displayName'],
    ['a member nobody knows', { body: { ...submittedBody, applicantName: '张三' } }, 'body'],
    [
      'a digest that is none',
      { body: { ...submittedBody, applicationDigest: '张三' } },
      'body/applicationDigest',
    ],
    [
      'a situation that is no JSON',
      { body: { ...submittedBody, situation: { on: new Date(0) } } },
      'body/situation/on',
    ],
  ])('refuses %s', (_name, input, place) => {
    expect(refused(input)).toEqual([`event.invalid ${place}`]);
  });

  it('says so in Chinese', () => {
    const result = appendEvent({
      state: null,
      caseId,
      rules,
      body: submittedBody,
      actor: applicant,
      at: 'now',
    });
    expect(result.problems[0]?.message).toMatch(/^\p{Script=Han}[^a-z]*$/u);
  });
});

describe('submission', () => {
  test.each([
    ['self', applicant, []],
    ['window', clerk, []],
    ['village', clerk, []],
    ['window', applicant, ['submission.channel']],
    ['self', clerk, ['submission.channel']],
  ] as const)('through channel %s', (channel, actor, codes) => {
    expect(refusalCodes([], [monday(), actor, { ...submittedBody, channel }])).toEqual(codes);
  });

  it('happens once', () => {
    expect(refusalCodes(submittedStory, [at(3), applicant, submittedBody])).toEqual(['case.notAllowed']);
  });

  it('comes first', () => {
    expect(refusalCodes([], [at(3), clerk, accepted(at(3))])).toEqual(['case.notAllowed']);
  });

  it('keeps to its own case', () => {
    const { state } = tell(submittedStory);
    const result = appendEvent({
      state,
      caseId: 'case-0002',
      body: accepted(at(3)),
      actor: clerk,
      at: at(3),
      rules,
    });
    expect(result.problems.map((problem) => problem.code)).toEqual(['case.otherCase']);
  });
});

describe('acceptance by silence', () => {
  // Received on Monday the 2nd: the five working days end on Monday the 9th.
  const lastDay = at(9, 17);
  const dayAfter = at(10, 9);
  const deemed = (() => {
    const body = deemedAcceptance(tell(submittedStory).state, '2026-03-10', rules);
    if (body === undefined) throw new Error('the limit has passed');
    return body;
  })();
  const refuse = {
    type: 'acceptanceRefused',
    reason: '不属于本机关职权',
    basis: '《行政许可法》第三十二条',
  } as const;

  it('is recorded by the system, once the limit has passed, dated to receipt', () => {
    const { state } = tell([...submittedStory, [dayAfter, system, deemed]]);
    expect(state).toMatchObject({ status: 'accepted', acceptedAt: monday() });
    expect(refusalCodes(submittedStory, [lastDay, system, deemed])).toEqual(['acceptance.notYetDeemed']);
    expect(refusalCodes(submittedStory, [dayAfter, clerk, deemed])).toEqual(['acceptance.deemedBySystem']);
  });

  it('leaves the office nothing else: no late acceptance, refusal or correction', () => {
    const late = ['acceptance.deemed'];
    expect(refusalCodes(submittedStory, [dayAfter, clerk, accepted(dayAfter)])).toEqual(late);
    expect(refusalCodes(submittedStory, [dayAfter, clerk, refuse])).toEqual(late);
    expect(refusalCodes(submittedStory, [dayAfter, clerk, correction(dayAfter, [layoutPlan])])).toEqual(late);
    expect(refusalCodes(submittedStory, [lastDay, clerk, accepted(lastDay)])).toEqual([]);
    expect(refusalCodes(submittedStory, [lastDay, clerk, refuse])).toEqual([]);
    expect(refusalCodes(submittedStory, [lastDay, clerk, correction(lastDay, [layoutPlan])])).toEqual([]);
  });

  it('is the only acceptance that the system may record', () => {
    expect(refusalCodes(submittedStory, [at(3), system, accepted(at(3))])).toEqual([
      'acceptance.notBySystem',
    ]);
  });
});

describe('due dates in events', () => {
  it('must be the ones that the rules give', () => {
    const body = accepted(at(3));
    for (const wrong of [
      { dueDate: '2026-03-25' },
      { dueProvisional: true },
      { dueUnit: 'calendarDay' as const },
    ]) {
      expect(refusalCodes(submittedStory, [at(3), clerk, { ...body, ...wrong }])).toEqual(['clock.mismatch']);
    }
    expect(refusalCodes(submittedStory, [at(3), clerk, body])).toEqual([]);
  });

  it('cannot be given while the item promises no limit', () => {
    const none = { calendar, limits: { ...rules.limits, promised: undefined } };
    expect(refusalCodes(submittedStory, [at(3), clerk, accepted(at(3))], none)).toEqual([
      'clock.limitMissing',
    ]);
  });
});

describe('delivery, licences and endings', () => {
  test.each([
    ['download', applicant, []],
    ['window', clerk, []],
    ['post', clerk, []],
    ['window', applicant, ['delivery.method']],
    ['download', clerk, ['delivery.method']],
  ] as const)('%s', (method, actor, codes) => {
    expect(refusalCodes(issuedStory, [at(6), actor, { type: 'delivered', method }])).toEqual(codes);
  });

  it('issues a licence once, and further results beside it', () => {
    const issue = {
      type: 'licenceIssued',
      resultKey: 'r2',
      licenceId: 'licence-2',
      licenceNumber: 'N2',
    } as const;
    expect(refusalCodes(issuedStory, [at(6), system, issue])).toEqual([]);
    expect(refusalCodes(issuedStory, [at(6), system, { ...issue, licenceId: 'licence-1' }])).toEqual([
      'licence.duplicate',
    ]);
    expect(
      refusalCodes(issuedStory, [at(6), system, { ...issue, licenceNumber: 'JY15301020000011' }]),
    ).toEqual(['licence.duplicate']);
    expect(tell([...issuedStory, [at(6), system, issue]]).state.licences).toHaveLength(2);
  });

  it('revokes a licence that exists and is valid', () => {
    const revoked = [...issuedStory, [at(6), approver, revocation]] satisfies Parameters<typeof tell>[0];
    const other = { ...revocation, licenceId: 'licence-9' };
    expect(refusalCodes(issuedStory, [at(6), approver, other])).toEqual(['licence.unknown']);
    expect(refusalCodes(revoked, [at(7), approver, revocation])).toEqual(['licence.noneValid']);
    const issue = {
      type: 'licenceIssued',
      resultKey: 'r2',
      licenceId: 'licence-2',
      licenceNumber: 'N2',
    } as const;
    expect(refusalCodes([...revoked, [at(7), system, issue]], [at(8), approver, revocation])).toEqual([
      'licence.alreadyRevoked',
    ]);
  });

  it('withdraws before the decision only', () => {
    const withdraw = { type: 'withdrawn', reason: '不再经营' } as const;
    expect(refusalCodes(acceptedStory, [at(4), applicant, withdraw])).toEqual([]);
    expect(refusalCodes(approvedStory, [at(6), applicant, withdraw])).toEqual(['case.notAllowed']);
  });

  it('terminates for want of an answer after the last day, not on it', () => {
    const asked = [...submittedStory, [at(3), clerk, correction(at(3), [layoutPlan])]] satisfies Parameters<
      typeof tell
    >[0];
    const end = { type: 'terminated', reason: '逾期未补正', basis: '补正告知书' } as const;
    // Told on Tuesday the 3rd: ten working days end on Tuesday the 17th.
    expect(refusalCodes(asked, [at(17, 18), clerk, end])).toEqual(['termination.notOverdue']);
    expect(refusalCodes(asked, [at(18, 9), clerk, end])).toEqual([]);
    expect(refusalCodes(submittedStory, [at(18), clerk, end])).toEqual(['case.notAllowed']);
  });
});
