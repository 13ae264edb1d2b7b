import type { LocalText } from '../errors/index.ts';
import {
  bodyFact,
  entry,
  feeFact,
  type GuideContext,
  promisedFact,
  servicePointsOf,
  statutoryFact,
  toFact,
  visitsFact,
  yuan,
} from './guide-facts.ts';
import { materialEntries } from './guide-materials.ts';
import { intakeText, parameterFacts, powerEntries } from './guide-powers.ts';
import type { GuideAnchor, GuideEntry, GuideFact, GuideSection } from './guide-types.ts';
import {
  channelLabels,
  daysText,
  handlingTypeLabels,
  itemTypeLabel,
  powerSourceLabels,
  resultKindLabels,
  scopeLabels,
  serviceObjectLabels,
  stageLabels,
} from './value-labels.ts';

export const guideSections = (context: GuideContext): GuideSection[] => [
  section(context, { anchor: 'basics', title: { zh: '基本信息', en: 'Basics' }, facts: basics(context) }),
  section(context, {
    anchor: 'conditions',
    title: { zh: '受理条件', en: 'Conditions' },
    element: 'conditions',
    entries: context.item.conditions.map((row) =>
      entry(context, { element: 'conditions', key: row.key, title: row.text, text: optional(row.basis) }),
    ),
  }),
  section(context, {
    anchor: 'materials',
    title: { zh: '申请材料', en: 'Materials' },
    element: 'materials',
    entries: materialEntries(context),
  }),
  section(context, {
    anchor: 'process',
    title: { zh: '办理流程', en: 'Process' },
    element: 'process',
    entries: processEntries(context),
  }),
  ...powers(context),
  section(context, {
    anchor: 'fees',
    title: { zh: '收费', en: 'Fees' },
    element: 'fee',
    facts: [feeFact(context)],
    entries: feeEntries(context),
  }),
  section(context, {
    anchor: 'results',
    title: { zh: '办理结果', en: 'Results' },
    element: 'results',
    entries: resultEntries(context),
  }),
  section(context, {
    anchor: 'places',
    title: { zh: '办理地点', en: 'Where to go' },
    element: 'servicePoints',
    entries: placeEntries(context),
  }),
  section(context, { anchor: 'contact', title: { zh: '咨询与投诉', en: 'Contact' }, facts: phones(context) }),
  section(context, {
    anchor: 'basis',
    title: { zh: '设定依据', en: 'Legal basis' },
    element: 'legalBasis',
    entries: context.item.legalBasis.map((row) =>
      entry(context, {
        element: 'legalBasis',
        key: row.key,
        title: { zh: `《${row.statute}》${row.article ?? ''}` },
        text: optional(row.gist),
      }),
    ),
  }),
  section(context, {
    anchor: 'faqs',
    title: { zh: '常见问题', en: 'Questions and answers' },
    element: 'faqs',
    entries: context.item.faqs.map((row) =>
      entry(context, { element: 'faqs', key: row.key, title: row.question, text: row.answer }),
    ),
  }),
  ...(context.item.notes.length === 0
    ? []
    : [
        section(context, {
          anchor: 'notes',
          title: { zh: '说明', en: 'Notes' },
          element: 'notes',
          entries: context.item.notes.map((row) =>
            entry(context, { element: 'notes', key: row.key, title: row.text }),
          ),
        }),
      ]),
];

/** Only where there is something to tell: most items have one body at one level. */
function powers(context: GuideContext): GuideSection[] {
  const [facts, entries] = [parameterFacts(context), powerEntries(context)];
  if (facts.length + entries.length === 0) return [];
  const title = { zh: '办理权限和标准', en: 'Powers and limits' };
  return [section(context, { anchor: 'powers', title, element: 'assignments', facts, entries })];
}

interface SectionInput {
  anchor: GuideAnchor;
  title: LocalText;
  /** The list behind the section. */
  element?: string;
  facts?: GuideFact[];
  entries?: GuideEntry[];
}

function section(context: GuideContext, input: SectionInput): GuideSection {
  const { anchor, title, element, facts = [], entries = [] } = input;
  const isOriginKnown = element !== undefined && Object.hasOwn(context.provenance, element);
  return {
    anchor,
    title,
    facts,
    entries,
    isMissing: facts.every((fact) => fact.state === 'missing') && entries.length === 0,
    ...(isOriginKnown && { provenanceKey: element }),
  };
}

const optional = (text: string | undefined): LocalText | undefined => (text ? { zh: text } : undefined);

function joined(labels: readonly { zh: string; en: string }[]): LocalText | undefined {
  if (labels.length === 0) return undefined;
  return { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') };
}

function basics(context: GuideContext): GuideFact[] {
  const { item } = context;
  const fact = (key: string, label: LocalText, text: LocalText | undefined): GuideFact =>
    toFact(context, { key, label, text, provenanceKey: key });
  return [
    fact('itemType', { zh: '事项类型', en: 'Type' }, itemTypeLabel(item.itemType)),
    fact('catalogueCode', { zh: '基本编码', en: 'Catalogue code' }, optional(item.catalogueCode)),
    fact('taskCode', { zh: '实施编码', en: 'Task code' }, optional(item.taskCode)),
    { ...bodyFact(context), label: { zh: '实施主体', en: 'Implementing body' } },
    fact(
      'powerSource',
      { zh: '权力来源', en: 'Power source' },
      item.powerSource && powerSourceLabels[item.powerSource],
    ),
    fact(
      'serviceObjects',
      { zh: '服务对象', en: 'For' },
      joined(item.serviceObjects.map((key) => serviceObjectLabels[key])),
    ),
    fact('handlingType', { zh: '办件类型', en: 'Handling type' }, handlingTypeLabels[item.handlingType]),
    statutoryFact(context),
    promisedFact(context),
    ...(item.intakeWindows.length > 0
      ? [fact('intakeWindows', { zh: '受理期', en: 'Intake windows' }, intakeText(item))]
      : []),
    visitsFact(context),
    fact(
      'channels',
      { zh: '办理渠道', en: 'Channels' },
      joined(item.channels.map((key) => channelLabels[key])),
    ),
    fact(
      'crossAreaScope',
      { zh: '通办范围', en: 'Cross-area scope' },
      item.crossAreaScope && scopeLabels[item.crossAreaScope],
    ),
  ];
}

function processEntries(context: GuideContext): GuideEntry[] {
  const unit = context.item.promisedLimit?.unit ?? 'workingDay';
  return context.item.process.map((row) =>
    entry(context, {
      element: 'process',
      key: row.key,
      title: row.name,
      facts: [
        toFact(context, {
          key: 'stage',
          label: { zh: '环节', en: 'Stage' },
          text: stageLabels[row.stage],
        }),
        toFact(context, {
          key: 'days',
          label: { zh: '时限', en: 'Limit' },
          text: daysText(row.days, unit),
        }),
      ],
    }),
  );
}

const feeEntries = (context: GuideContext): GuideEntry[] =>
  (context.item.fee?.items ?? []).map((row) =>
    entry(context, {
      element: 'fee',
      key: row.key,
      title: row.name,
      text: { zh: `${yuan(row.cents)}（${row.basis}）` },
    }),
  );

const resultEntries = (context: GuideContext): GuideEntry[] =>
  context.item.results.map((row) =>
    entry(context, {
      element: 'results',
      key: row.key,
      title: row.name,
      facts: [
        toFact(context, { key: 'kind', label: { zh: '类型', en: 'Kind' }, text: resultKindLabels[row.kind] }),
        ...(row.kind === 'licence'
          ? [
              toFact(context, {
                key: 'validity',
                label: { zh: '有效期', en: 'Valid for' },
                text:
                  row.validityYears === undefined
                    ? { zh: '长期', en: 'Without limit' }
                    : { zh: `${row.validityYears} 年`, en: `${row.validityYears} years` },
              }),
            ]
          : []),
      ],
    }),
  );

const placeEntries = (context: GuideContext): GuideEntry[] =>
  servicePointsOf(context).map((point) => {
    const row = context.item.servicePoints.find((named) => named.servicePoint === point.key);
    const fact = (key: string, label: LocalText, text: string | undefined, phone?: string): GuideFact =>
      toFact(context, { key, label, text: optional(text), phone });
    return entry(context, {
      element: 'servicePoints',
      key: row?.key ?? point.key,
      title: { zh: point.name },
      isDemo: context.register.body.demo,
      facts: [
        fact('address', { zh: '地址', en: 'Address' }, point.address),
        fact('phone', { zh: '电话', en: 'Phone' }, point.phone, point.phone),
        fact('hours', { zh: '办公时间', en: 'Hours' }, point.hours),
      ],
    });
  });

/** The item's own phone first, then the body's; a phone of the register has no origin among the layers. */
const phones = (context: GuideContext): GuideFact[] =>
  (['enquiryPhone', 'complaintPhone'] as const).map((key) => {
    const own = context.item[key];
    const phone = own ?? context.register.body[key];
    return toFact(context, {
      key,
      label:
        key === 'enquiryPhone' ? { zh: '咨询电话', en: 'Enquiries' } : { zh: '投诉电话', en: 'Complaints' },
      text: optional(phone),
      phone,
      isDemo: own === undefined && phone !== undefined && context.register.body.demo,
      ...(own !== undefined && { provenanceKey: key }),
    });
  });
