import { shanghaiDate } from '../calendar/index.ts';
import type { Language } from '../errors/index.ts';
import type { Actor, BodyOf, CaseEvent, CaseEventBody, CaseEventType } from './case-event.ts';
import {
  channelLabels,
  deemedAcceptedLabel,
  deliveryLabels,
  eventLabels,
  type Label,
  recommendationLabels,
  revocationLabels,
  roleLabels,
} from './labels.ts';
import { dateIn, dueDateIn } from './wording.ts';

export interface TimelineOptions {
  language: Language;
  forWhom: 'citizen' | 'staff';
}

export interface TimelineRow {
  seq: number;
  type: CaseEventType;
  /** The instant of the event; for a deemed acceptance that of its record, the day that counts is in `detail`. */
  at: string;
  title: string;
  /** Lines separated by `\n`; empty where there is nothing to add. */
  detail: string;
  actorLabel: string;
}

/**
 * The history of a case as rows, oldest first. A citizen sees each act, its grounds and what to do, but neither who
 * in the office did it nor the office's internal opinions; staff see both.
 */
export function timeline(events: readonly CaseEvent[], options: TimelineOptions): TimelineRow[] {
  const shown = options.forWhom === 'staff' ? events : events.filter(({ body }) => !isInternal(body));
  return shown.map((event, index) => ({
    seq: event.seq,
    type: event.body.type,
    at: event.at,
    title: titleOf(event.body)[options.language],
    detail: detailOf(event.body, receiptBefore(shown, index), options).join('\n'),
    actorLabel: actorLabel(event.actor, options),
  }));
}

/** Reviewer and approver talking to each other: until a decision is made it is nobody else's. */
const isInternal = (body: CaseEventBody): boolean => body.type === 'returnedToReview';

const titleOf = (body: CaseEventBody): Label =>
  body.type === 'accepted' && body.deemed ? deemedAcceptedLabel : eventLabels[body.type];

function actorLabel({ role, displayName }: Actor, { language, forWhom }: TimelineOptions): string {
  const label = roleLabels[role][language];
  if (forWhom === 'citizen' || displayName === undefined) return label;
  return language === 'zh' ? `${displayName}（${label}）` : `${displayName} (${label})`;
}

/** The day on which what is accepted had arrived. */
function receiptBefore(events: readonly CaseEvent[], index: number): string | undefined {
  const receipt = events
    .slice(0, index)
    .findLast(({ body }) => body.type === 'submitted' || body.type === 'resubmitted');
  return receipt === undefined ? undefined : shanghaiDate(receipt.at);
}

function detailOf(body: CaseEventBody, receipt: string | undefined, options: TimelineOptions): string[] {
  const { language, forWhom } = options;
  const isStaff = forWhom === 'staff';
  const say = (label: Label): string => label[language];
  switch (body.type) {
    case 'submitted':
      return [say(channelLabels[body.channel]), say(filesLabel(body.materials.length))];
    case 'resubmitted':
      return [say(filesLabel(body.materials.length))];
    case 'correctionRequested':
      return [
        ...body.points.map(({ defect, remedy }, index) => `${index + 1}. ${defect} → ${remedy}`),
        say(answerBy(body)),
      ];
    case 'accepted':
      return body.deemed && receipt !== undefined
        ? [say(deemedFrom(receipt)), say(decideBy(body))]
        : [say(decideBy(body))];
    case 'acceptanceRefused':
    case 'rejected':
    case 'terminated':
      return grounds(body, language);
    case 'reviewed':
      return isStaff ? [say(recommendationLabels[body.recommendation]), body.opinion] : [];
    case 'returnedToReview':
      return [body.reason];
    case 'approved':
      return isStaff ? [body.opinion] : [];
    case 'licenceIssued':
      return [say({ zh: `证照编号：${body.licenceNumber}`, en: `Licence number: ${body.licenceNumber}` })];
    case 'delivered':
      return [say(deliveryLabels[body.method])];
    case 'withdrawn':
      return [say({ zh: `原因：${body.reason}`, en: `Reason: ${body.reason}` })];
    case 'licenceRevoked':
      return [say(revocationLabels[body.kind]), ...grounds(body, language)];
  }
}

const filesLabel = (count: number): Label => ({
  zh: `共${count}个文件`,
  en: `${count} ${count === 1 ? 'file' : 'files'}`,
});

const answerBy = (body: BodyOf<'correctionRequested'>): Label => ({
  zh: `请于${dueIn(body, 'zh')}前（含当日）补正并重新提交`,
  en: `Please correct and resubmit by ${dueIn(body, 'en')}`,
});

const decideBy = (body: BodyOf<'accepted'>): Label => ({
  zh: `将于${dueIn(body, 'zh')}前（含当日）作出决定`,
  en: `A decision is due by ${dueIn(body, 'en')}`,
});

const dueIn = (body: BodyOf<'accepted'> | BodyOf<'correctionRequested'>, language: Language): string =>
  dueDateIn({ date: body.dueDate, provisional: body.dueProvisional }, language);

const deemedFrom = (receipt: string): Label => ({
  zh: `受理时限内未告知补正，自${dateIn(receipt, 'zh')}收到申请之日起视为受理`,
  en: `No corrections were requested in time: deemed accepted from receipt on ${dateIn(receipt, 'en')}`,
});

const grounds = ({ reason, basis }: { reason: string; basis: string }, language: Language): string[] =>
  language === 'zh' ? [`理由：${reason}`, `依据：${basis}`] : [`Reason: ${reason}`, `Legal basis: ${basis}`];
