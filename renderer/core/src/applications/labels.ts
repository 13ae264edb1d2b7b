import type { Actor, BodyOf, CaseChannel, CaseEventType } from './case-event.ts';
import type { CaseAction, CaseClock, CaseStatus } from './types.ts';

/** A label in both languages, always: what a citizen follows a case by is never left untranslated. */
export interface Label {
  zh: string;
  en: string;
}

export const statusLabels = {
  submitted: { zh: '已提交', en: 'Submitted' },
  correctionRequested: { zh: '待补正', en: 'Waiting for corrections' },
  accepted: { zh: '已受理', en: 'Accepted' },
  reviewed: { zh: '已审查', en: 'Reviewed' },
  approved: { zh: '已批准', en: 'Approved' },
  rejected: { zh: '不予批准', en: 'Not approved' },
  acceptanceRefused: { zh: '不予受理', en: 'Acceptance refused' },
  issued: { zh: '已制证', en: 'Licence issued' },
  delivered: { zh: '已送达', en: 'Delivered' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  terminated: { zh: '已终止', en: 'Terminated' },
} as const satisfies Record<CaseStatus, Label>;

export const actionLabels = {
  submit: { zh: '提交申请', en: 'Submit' },
  accept: { zh: '受理', en: 'Accept' },
  requestCorrection: { zh: '告知补正', en: 'Request corrections' },
  resubmit: { zh: '重新提交', en: 'Resubmit' },
  refuseAcceptance: { zh: '不予受理', en: 'Refuse acceptance' },
  review: { zh: '审查', en: 'Review' },
  approve: { zh: '批准', en: 'Approve' },
  reject: { zh: '不予批准', en: 'Reject' },
  returnToReview: { zh: '退回审查', en: 'Return to review' },
  issueLicence: { zh: '制证', en: 'Issue the licence' },
  deliver: { zh: '送达', en: 'Deliver' },
  withdraw: { zh: '撤回申请', en: 'Withdraw' },
  terminate: { zh: '终止办理', en: 'Terminate' },
  revokeLicence: { zh: '撤销或注销证照', en: 'Revoke the licence' },
} as const satisfies Record<CaseAction, Label>;

export const eventLabels = {
  submitted: { zh: '已提交', en: 'Submitted' },
  correctionRequested: { zh: '补正告知', en: 'Corrections requested' },
  resubmitted: { zh: '已补正并重新提交', en: 'Corrected and resubmitted' },
  accepted: { zh: '已受理', en: 'Accepted' },
  acceptanceRefused: { zh: '不予受理', en: 'Acceptance refused' },
  reviewed: { zh: '审查完成', en: 'Review finished' },
  returnedToReview: { zh: '退回重新审查', en: 'Returned to review' },
  approved: { zh: '决定批准', en: 'Approved' },
  rejected: { zh: '决定不予批准', en: 'Not approved' },
  licenceIssued: { zh: '证照已制作', en: 'Licence issued' },
  delivered: { zh: '已送达', en: 'Delivered' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  terminated: { zh: '办理终止', en: 'Terminated' },
  licenceRevoked: { zh: '证照已失效', en: 'Licence no longer valid' },
} as const satisfies Record<CaseEventType, Label>;

/** 视为受理: five working days passed without a word (行政许可法 art. 32). */
export const deemedAcceptedLabel: Label = { zh: '视为受理', en: 'Deemed accepted' };

export const roleLabels = {
  applicant: { zh: '申请人', en: 'Applicant' },
  clerk: { zh: '受理人员', en: 'Clerk' },
  reviewer: { zh: '审查人员', en: 'Reviewer' },
  approver: { zh: '决定人员', en: 'Approver' },
  system: { zh: '系统', en: 'System' },
} as const satisfies Record<Actor['role'], Label>;

export const channelLabels = {
  self: { zh: '网上提交', en: 'Filed online' },
  window: { zh: '窗口代为提交', en: 'Filed at the counter' },
  village: { zh: '村级代办提交', en: 'Filed by the village agent' },
} as const satisfies Record<CaseChannel, Label>;

export const deliveryLabels = {
  download: { zh: '网上下载', en: 'Downloaded' },
  window: { zh: '窗口领取', en: 'Collected at the counter' },
  post: { zh: '邮寄送达', en: 'Sent by post' },
} as const satisfies Record<BodyOf<'delivered'>['method'], Label>;

/** 撤销 (unlawful from the start, art. 69), 注销 (ended, art. 70), 撤回 (circumstances changed, art. 8) of 行政许可法. */
export const revocationLabels = {
  revoked: { zh: '撤销', en: 'Revoked' },
  cancelled: { zh: '注销', en: 'Cancelled' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
} as const satisfies Record<BodyOf<'licenceRevoked'>['kind'], Label>;

export const recommendationLabels = {
  approve: { zh: '建议批准', en: 'Recommends approval' },
  reject: { zh: '建议不予批准', en: 'Recommends rejection' },
} as const satisfies Record<BodyOf<'reviewed'>['recommendation'], Label>;

export const clockLabels = {
  acceptance: { zh: '受理时限', en: 'Acceptance' },
  promised: { zh: '承诺时限', en: 'Promised limit' },
  correction: { zh: '补正期限', en: 'Corrections' },
} as const satisfies Record<CaseClock['kind'], Label>;
