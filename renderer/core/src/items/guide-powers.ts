import type { LocalText } from '../errors/index.ts';
import type { Assignment, Delegation, Level, Parameter } from './elements.ts';
import { entry, type GuideContext, toFact } from './guide-facts.ts';
import type { GuideEntry, GuideFact } from './guide-types.ts';
import { levelLabels, powerSourceLabels } from './value-labels.ts';

/**
 * Who decides what (办理权限), where that is more than one body at one level: by which level, under which document it
 * was handed down, who reviews first.
 */
export function powerEntries(context: GuideContext): GuideEntry[] {
  const { assignments } = context.item;
  const isPlain =
    assignments.length < 2 &&
    assignments.every(({ delegations, preliminaryReview }) => delegations.length === 0 && !preliminaryReview);
  return isPlain ? [] : assignments.flatMap((row) => ownEntries(context, row));
}

function ownEntries(context: GuideContext, row: Assignment): GuideEntry[] {
  const first = row.preliminaryReview;
  return [
    entry(context, {
      element: 'assignments',
      key: row.key,
      title: decides(levelLabels[row.level]),
      ...(row.basis && { text: { zh: row.basis } }),
      facts: [
        fact(
          context,
          'powerSource',
          { zh: '权力来源', en: 'Power source' },
          powerSourceLabels[row.powerSource],
        ),
        ...(first
          ? [fact(context, 'preliminaryReview', { zh: '初审', en: 'First review' }, levelLabels[first.level])]
          : []),
      ],
    }),
    ...row.delegations.map((delegation) =>
      entry(context, {
        element: 'assignments',
        key: `${row.key}-${delegation.key}`,
        origin: row.key,
        title: handedDown(row.level, delegation),
        text: { zh: delegation.document },
        facts: [
          fact(
            context,
            `${delegation.key}-source`,
            { zh: '权力来源', en: 'Power source' },
            powerSourceLabels[delegation.powerSource],
          ),
          fact(context, `${delegation.key}-dates`, { zh: '期限', en: 'In force' }, datesText(delegation)),
        ],
      }),
    ),
  ];
}

/** 委托, 授权 and 下放 differ in whose name the work is done. */
const handedDownBy: Record<Delegation['powerSource'], (level: string) => string> = {
  entrusted: (level) => `受${level}委托`,
  authorised: (level) => `经${level}授权`,
  devolved: (level) => `承接${level}下放`,
};

function handedDown(level: Level, { to, powerSource }: Delegation): LocalText {
  const [from, by] = [levelLabels[level], levelLabels[to]];
  return {
    zh: `由${by.zh}${handedDownBy[powerSource](from.zh)}办理`,
    en: `Handled by: ${by.en} (${powerSourceLabels[powerSource].en.toLowerCase()} by: ${from.en})`,
  };
}

const decides = ({ zh, en }: { zh: string; en: string }): LocalText => ({
  zh: `由${zh}办理`,
  en: `Handled by: ${en}`,
});

const fact = (context: GuideContext, key: string, label: LocalText, text: LocalText): GuideFact =>
  toFact(context, { key, label, text });

/** Values that rules read and that differ by place: limits, standards. A value nobody has set is 待补. */
export const parameterFacts = (context: GuideContext): GuideFact[] =>
  context.item.parameters.map((row) =>
    toFact(context, {
      key: `param-${row.key}`,
      label: row.label,
      text: parameterText(row),
      ...(row.basis && { detail: { zh: row.basis } }),
      isUnverified: row.confidence === 'unverified',
      provenanceKey: `parameters/${row.key}`,
    }),
  );

function parameterText({ value, unit }: Parameter): LocalText | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  return { zh: unit ? `${value} ${unit}` : String(value) };
}

/** “2026年4月10日至2026年4月20日”, one after the other; undefined where applications are taken at any time. */
export function intakeText({ intakeWindows }: GuideContext['item']): LocalText | undefined {
  if (intakeWindows.length === 0) return undefined;
  return {
    zh: intakeWindows.map(({ from, until }) => `${dayText(from)}至${dayText(until)}`).join('；'),
    en: intakeWindows.map(({ from, until }) => `${from} to ${until}`).join('; '),
  };
}

const datesText = ({
  validFrom,
  validUntil,
}: {
  validFrom: string;
  validUntil?: string | undefined;
}): LocalText =>
  validUntil
    ? { zh: `${dayText(validFrom)}至${dayText(validUntil)}`, en: `${validFrom} to ${validUntil}` }
    : { zh: `${dayText(validFrom)}起`, en: `from ${validFrom}` };

function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
