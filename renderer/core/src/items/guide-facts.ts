import type { LocalText } from '../errors/index.ts';
import type { HandlingItem } from './elements.ts';
import type { DepartmentRegister, GuideEntry, GuideFact, GuideSource, ValueState } from './guide-types.ts';
import { limitText } from './value-labels.ts';

export interface GuideContext extends GuideSource {
  register: DepartmentRegister;
}

export const missingText: LocalText = { zh: '待补', en: 'Not yet provided' };

/** A demo value says so in its own words, wherever it comes from. */
export const isDemoText = (text: string): boolean => text.includes('演示');

interface FactInput {
  key: string;
  label: LocalText;
  text: LocalText | undefined;
  detail?: LocalText;
  isUnverified?: boolean;
  isDemo?: boolean;
  provenanceKey?: string;
  phone?: string;
}

/** A fact; without a text it is 待补. The origin is named only where the resolution knows one. */
export function toFact(context: GuideContext, input: FactInput): GuideFact {
  const { text, detail, provenanceKey, phone } = input;
  const state: ValueState = !text ? 'missing' : input.isUnverified ? 'unverified' : 'known';
  const isKnownOrigin = provenanceKey !== undefined && Object.hasOwn(context.provenance, provenanceKey);
  return {
    key: input.key,
    label: input.label,
    text: text ?? missingText,
    ...(detail && { detail }),
    state,
    isDemo: (input.isDemo ?? false) || (text ? isDemoText(text.zh) : false),
    ...(isKnownOrigin && text && { provenanceKey }),
    ...(phone !== undefined && { phone }),
  };
}

/** The summary strip: who, where, days, visits, fee. */
export const strip = (context: GuideContext): GuideFact[] => [
  bodyFact(context),
  placeFact(context),
  promisedFact(context),
  visitsFact(context),
  feeFact(context),
];

export const bodyFact = (context: GuideContext): GuideFact =>
  toFact(context, {
    key: 'body',
    label: { zh: '谁来办', en: 'Who' },
    text: { zh: context.register.body.name },
    isDemo: context.register.body.demo,
  });

/** The service points that the item names; where it names none, all of the body's. */
export function servicePointsOf({ item, register }: GuideContext): DepartmentRegister['servicePoints'] {
  if (item.servicePoints.length === 0) return register.servicePoints;
  return item.servicePoints.flatMap((row) =>
    register.servicePoints.filter((point) => point.key === row.servicePoint),
  );
}

function placeFact(context: GuideContext): GuideFact {
  const points = servicePointsOf(context);
  const [first] = points;
  const more =
    points.length > 1
      ? { zh: `另有 ${points.length - 1} 处`, en: `and ${points.length - 1} more` }
      : undefined;
  return toFact(context, {
    key: 'place',
    label: { zh: '在哪办', en: 'Where' },
    text: first && { zh: `${first.name}，${first.address}` },
    detail: more,
    isDemo: context.register.body.demo && first !== undefined,
    provenanceKey: 'servicePoints',
  });
}

export function promisedFact(context: GuideContext): GuideFact {
  const limit = context.item.promisedLimit;
  return toFact(context, {
    key: 'promisedLimit',
    label: { zh: '承诺时限', en: 'Promised limit' },
    text: limit && limitText(limit),
    detail: limit?.basis ? { zh: limit.basis } : undefined,
    isUnverified: limit?.confidence === 'unverified',
    isDemo: isDemoText(limit?.basis ?? ''),
    provenanceKey: 'promisedLimit',
  });
}

export function statutoryFact(context: GuideContext): GuideFact {
  const limit = context.item.statutoryLimit;
  return toFact(context, {
    key: 'statutoryLimit',
    label: { zh: '法定时限', en: 'Statutory limit' },
    text: limit && limitText(limit),
    detail: limit?.basis ? { zh: limit.basis } : undefined,
    isUnverified: limit?.confidence === 'unverified',
    provenanceKey: 'statutoryLimit',
  });
}

export function visitsFact(context: GuideContext): GuideFact {
  const visits = context.item.onsiteVisits;
  return toFact(context, {
    key: 'onsiteVisits',
    label: { zh: '到现场次数', en: 'Visits' },
    text: visits && {
      zh: visits.times === 0 ? '不用跑（0 次）' : `${visits.times} 次`,
      en: visits.times === 0 ? 'None' : String(visits.times),
    },
    detail: visits?.reason ? { zh: visits.reason } : undefined,
    isUnverified: visits?.confidence === 'unverified',
    provenanceKey: 'onsiteVisits',
  });
}

export function feeFact(context: GuideContext): GuideFact {
  return toFact(context, {
    key: 'fee',
    label: { zh: '收费', en: 'Fee' },
    text: context.item.fee && feeText(context.item.fee),
    provenanceKey: 'fee',
  });
}

export function feeText(fee: NonNullable<HandlingItem['fee']>): LocalText {
  if (!fee.charged) return { zh: '不收费', en: 'Free' };
  const [only, second] = fee.items;
  return only && !second
    ? { zh: yuan(only.cents), en: `CNY ${(only.cents / 100).toFixed(2)}` }
    : { zh: '收费，见收费标准', en: 'Charged, see the fees' };
}

/** Cents as yuan, without needless decimals: 1050 → 10.5 元. */
export const yuan = (cents: number): string => `${cents / 100} 元`;

interface EntryInput {
  element: string;
  key: string;
  /** Key of the row whose origin it shows, where one row makes several entries. */
  origin?: string;
  title: LocalText;
  text?: LocalText;
  facts?: GuideFact[];
  isUnverified?: boolean;
  isDemo?: boolean;
}

/** A row of the element's list, with the origin of that row. */
export function entry(context: GuideContext, input: EntryInput): GuideEntry {
  const { element, key, origin = key, title, text, facts = [] } = input;
  const provenanceKey = `${element}/${origin}`;
  return {
    key,
    title,
    ...(text && { text }),
    facts,
    isUnverified: input.isUnverified ?? false,
    isDemo: (input.isDemo ?? false) || isDemoText(title.zh) || (text ? isDemoText(text.zh) : false),
    ...(Object.hasOwn(context.provenance, provenanceKey) && { provenanceKey }),
  };
}
