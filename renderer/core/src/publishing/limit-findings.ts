import type { HandlingItem, TimeLimit } from '../items/index.ts';
import { finding, type PublishFinding } from './finding.ts';

/** 行政许可法 art. 42: the limit where no law or regulation provides otherwise, in working days (art. 82). */
const licensingLawDays = 20;

/** Limits, process and visits against each other and against the law. */
export const limitFindings = (item: HandlingItem): PublishFinding[] => [
  ...promisedFindings(item),
  ...typeFindings(item),
  ...processFindings(item),
  ...lawFindings(item),
  ...visitFindings(item),
];

function promisedFindings({ statutoryLimit, promisedLimit }: HandlingItem): PublishFinding[] {
  if (!statutoryLimit || !promisedLimit) return [];
  const place = 'promisedLimit';
  if (statutoryLimit.unit !== promisedLimit.unit && promisedLimit.days > 0) {
    return [
      finding({ code: 'limit.unitsDiffer', place, message: '承诺时限和法定时限的单位不同，无法比较。' }),
    ];
  }
  if (promisedLimit.days <= statutoryLimit.days) return [];
  return [
    finding({
      code: 'limit.promisedLonger',
      place,
      message: `承诺时限 ${promisedLimit.days} 天，比法定时限 ${statutoryLimit.days} 天长。`,
    }),
  ];
}

function typeFindings({ handlingType, promisedLimit }: HandlingItem): PublishFinding[] {
  if (!promisedLimit) return [];
  const isImmediate = handlingType === 'immediate';
  const isZero = promisedLimit.days === 0;
  if (isImmediate === isZero) return [];
  const place = 'handlingType';
  return isImmediate
    ? [
        finding({
          code: 'handlingType.immediateNotZero',
          place,
          message: `即办件的承诺时限却是 ${promisedLimit.days} 天。`,
        }),
      ]
    : [finding({ code: 'handlingType.zeroNotImmediate', place, message: '承诺时限为 0 天，却不是即办件。' })];
}

function processFindings({ process, promisedLimit }: HandlingItem): PublishFinding[] {
  const total = process.reduce((sum, step) => sum + step.days, 0);
  if (!promisedLimit || total <= promisedLimit.days) return [];
  return [
    finding({
      code: 'limit.processLonger',
      place: 'process',
      message: `各环节合计 ${total} 天，超过承诺时限 ${promisedLimit.days} 天。`,
    }),
  ];
}

/** Only licences (type 01) come under the Administrative Licensing Law; other types follow their own basis. */
function lawFindings({ itemType, statutoryLimit }: HandlingItem): PublishFinding[] {
  if (itemType !== '01' || !statutoryLimit || !isBeyondLaw(statutoryLimit)) return [];
  return [
    finding({
      code: 'limit.beyondLaw',
      place: 'statutoryLimit',
      message: `法定时限 ${statutoryLimit.days} 个工作日，没有写明依据。`,
    }),
  ];
}

const isBeyondLaw = (limit: TimeLimit): boolean =>
  limit.unit === 'workingDay' && limit.days > licensingLawDays && limit.basis === undefined;

function visitFindings({ onsiteVisits, onlineDepth, channels }: HandlingItem): PublishFinding[] {
  if (!onsiteVisits) return [];
  const place = 'onsiteVisits';
  // GB/T 39046 deployments: 5 办理, 6 结果反馈; both online means that nothing is left to do elsewhere.
  const isFullyOnline = onlineDepth.includes('5') && onlineDepth.includes('6');
  const isOnline = channels.includes('computer') || channels.includes('mobile');
  const findings: PublishFinding[] = [];
  if (onsiteVisits.times > 0 && !onsiteVisits.reason) {
    findings.push(
      finding({
        code: 'visits.reasonMissing',
        place,
        message: `要到现场 ${onsiteVisits.times} 次，没有写明原因。`,
      }),
    );
  }
  if (onsiteVisits.times > 0 && isFullyOnline) {
    findings.push(
      finding({ code: 'visits.onlineButVisits', place, message: '网办深度是全程网办，却还要到现场。' }),
    );
  }
  if (onsiteVisits.times === 0 && channels.length > 0 && !isOnline && !channels.includes('post')) {
    findings.push(
      finding({ code: 'visits.noWay', place, message: '不用到现场，却既不能网办，也不能邮寄。' }),
    );
  }
  return findings;
}
