import { builtInTables, makeCalendar } from '../../calendar/index.ts';
import {
  type Actor,
  acceptedBody,
  appendEvent,
  type BodyOf,
  type CaseEvent,
  type CaseEventBody,
  type CaseState,
  type ClockRules,
  type CorrectionTarget,
  correctionRequestedBody,
  foldCase,
  type SubmittedMaterial,
} from '../index.ts';

export const calendar = makeCalendar(builtInTables);
export const rules: ClockRules = {
  calendar,
  limits: {
    correction: { days: 10, unit: 'workingDay' },
    promised: { days: 15, unit: 'workingDay' },
  },
};

export const caseId = 'case-0001';
export const applicant: Actor = { kind: 'citizen', id: 'citizen-1', role: 'applicant' };
export const clerk: Actor = { kind: 'staff', id: 'staff-clerk', role: 'clerk', displayName: '李受理' };
export const reviewer: Actor = {
  kind: 'staff',
  id: 'staff-reviewer',
  role: 'reviewer',
  displayName: '王审查',
};
export const approver: Actor = {
  kind: 'staff',
  id: 'staff-approver',
  role: 'approver',
  displayName: '赵决定',
};
export const system: Actor = { kind: 'system', id: 'worker', role: 'system' };

const digestOf = (digit: string): string => digit.repeat(64);

/** A file whose content is told apart by one hexadecimal digit. */
export const file = (materialKey: string, digit: string): SubmittedMaterial => ({
  materialKey,
  fileId: `file-${materialKey}-${digit}`,
  fileName: `${materialKey}.pdf`,
  bytes: 1024,
  sha256: digestOf(digit),
});

export const submittedBody: BodyOf<'submitted'> = {
  type: 'submitted',
  bundleHash: digestOf('b'),
  itemKey: 'food-business-licence-new',
  channel: 'self',
  tenantCode: '530102000000',
  departmentId: 'department-1',
  assignmentKey: 'county',
  situation: { premises: '530102001000', bulkSales: false },
  applicationDigest: digestOf('a'),
  materials: [file('layout-plan', '1'), file('identity-card', '2')],
  deferred: [],
  committed: [],
};

export const resubmittedBody = (changes: Partial<BodyOf<'resubmitted'>> = {}): BodyOf<'resubmitted'> => ({
  type: 'resubmitted',
  applicationDigest: digestOf('a'),
  materials: submittedBody.materials,
  ...changes,
});

export const correction = (at: string, targets: CorrectionTarget[], using = rules) =>
  correctionRequestedBody({
    points: targets.map((target) => ({ target, defect: '图纸不清晰', remedy: '请重新上传清晰的图纸' })),
    at,
    rules: using,
  });

export const accepted = (at: string, using = rules) => acceptedBody({ at, rules: using });

export type Act = [at: string, actor: Actor, body: CaseEventBody];

/** Appends acts one after the other as an operation would; an act that is refused stops the test. */
export function tell(acts: readonly Act[], using = rules): { events: CaseEvent[]; state: CaseState } {
  const events: CaseEvent[] = [];
  for (const [at, actor, body] of acts) {
    const state = events.length === 0 ? null : foldCase(events, using);
    const result = appendEvent({ state, caseId, body, actor, at, rules: using });
    if (!result.ok) throw new Error(`${body.type}: ${JSON.stringify(result.problems)}`);
    events.push(result.value);
  }
  return { events, state: foldCase(events, using) };
}

/** Why an act is refused after a story; empty where it is not. */
export function refusalCodes(acts: readonly Act[], [at, actor, body]: Act, using = rules): string[] {
  const state = acts.length === 0 ? null : tell(acts, using).state;
  const result = appendEvent({ state, caseId, body, actor, at, rules: using });
  return result.ok ? [] : result.problems.map((problem) => problem.code);
}

/** Monday 2 March 2026, an ordinary working week; hours are Chinese time. */
export const monday = (hour = 10) => at(2, hour);
export const at = (day: number, hour = 10) =>
  `2026-03-${String(day).padStart(2, '0')}T${String(hour - 8).padStart(2, '0')}:00:00.000Z`;

export const submittedStory: Act[] = [[monday(), applicant, submittedBody]];
export const acceptedStory: Act[] = [...submittedStory, [at(3), clerk, accepted(at(3))]];
export const reviewedStory: Act[] = [
  ...acceptedStory,
  [at(4), reviewer, { type: 'reviewed', opinion: '材料齐全', recommendation: 'approve' }],
];
export const approvedStory: Act[] = [
  ...reviewedStory,
  [at(5), approver, { type: 'approved', opinion: '同意' }],
];
export const issuedStory: Act[] = [
  ...approvedStory,
  [
    at(5, 11),
    system,
    {
      type: 'licenceIssued',
      resultKey: 'food-business-licence',
      licenceId: 'licence-1',
      licenceNumber: 'JY15301020000011',
    },
  ],
];
export const deliveredStory: Act[] = [
  ...issuedStory,
  [at(6), applicant, { type: 'delivered', method: 'download' }],
];
export const revocation: BodyOf<'licenceRevoked'> = {
  type: 'licenceRevoked',
  licenceId: 'licence-1',
  kind: 'revoked',
  reason: '以欺骗手段取得许可',
  basis: '《中华人民共和国行政许可法》第六十九条',
};
