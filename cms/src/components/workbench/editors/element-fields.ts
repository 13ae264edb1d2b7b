import {
  channelLabels,
  type ElementKey,
  handlingTypeLabels,
  itemTypeLabel,
  powerSourceLabels,
  scopeLabels,
  serviceObjectLabels,
} from '@banshi/core/items';
import type { FieldContext, FieldSpec, Option } from './field-spec.ts';

type Labels = Record<string, { zh: string; en: string }>;

/** The options of a closed set, in the reader's language. */
export const optionsOf =
  (labels: Labels) =>
  ({ w }: FieldContext): Option[] =>
    Object.entries(labels).map(([value, label]) => ({ value, label: label[w.language] }));

export const basis: FieldSpec = {
  path: 'basis',
  label: ['依据', 'Basis'],
  kind: 'text',
  hint: ['法规名称和条款', 'Statute and article'],
};

export const confidence: FieldSpec = {
  path: 'confidence',
  label: ['核实', 'Checked'],
  kind: 'choice',
  isOptional: true,
  options: optionsOf({
    verified: { zh: '已对照原文核实', en: 'Checked against the source' },
    unverified: { zh: '待核实', en: 'Not yet checked' },
  }),
};

const itemTypes = ['01', '05', '07', '08', '09', '10', '20'] as const;

const limit: FieldSpec[] = [
  {
    path: 'days',
    label: ['天数', 'Days'],
    kind: 'integer',
    hint: ['当场办结的填 0', '0 where it is decided on the spot'],
  },
  {
    path: 'unit',
    label: ['单位', 'Unit'],
    kind: 'choice',
    options: optionsOf({
      workingDay: { zh: '工作日', en: 'Working days' },
      calendarDay: { zh: '自然日', en: 'Calendar days' },
    }),
  },
  {
    path: 'startsAt',
    label: ['从何时起算', 'Counted from'],
    kind: 'choice',
    isOptional: true,
    options: optionsOf({
      acceptance: { zh: '受理之日', en: 'Acceptance' },
      intakeWindowEnd: { zh: '受理期最后一天', en: 'Last day of the intake window' },
    }),
  },
  basis,
  confidence,
];

const whole = (spec: Record<string, unknown>): FieldSpec[] => [{ path: '', ...spec } as FieldSpec];

/** The controls of every element that has one value. The form is written as JSON by those who know it. */
export const scalarFields: { readonly [K in ElementKey]?: FieldSpec[] } = {
  name: whole({ label: ['事项名称', 'Name'], kind: 'local' }),
  summary: whole({ label: ['事项说明', 'Summary'], kind: 'local', isLong: true }),
  keywords: whole({
    label: ['搜索词', 'Search words'],
    kind: 'words',
    hint: ['群众会用来搜索的其他说法', 'Other words people search by'],
  }),
  catalogueCode: whole({ label: ['基本编码', 'Catalogue code'], kind: 'text' }),
  taskCode: whole({ label: ['实施编码', 'Task code'], kind: 'text' }),
  itemType: whole({
    label: ['事项类型', 'Item type'],
    kind: 'choice',
    options: ({ w }: FieldContext) =>
      itemTypes.map((value) => ({ value, label: w.say(itemTypeLabel(value)) })),
  }),
  departmentRole: whole({
    label: ['实施主体', 'Implementing body'],
    kind: 'choice',
    options: ({ roles }: FieldContext) => roles,
  }),
  powerSource: whole({
    label: ['权力来源', 'Power source'],
    kind: 'choice',
    isOptional: true,
    options: optionsOf(powerSourceLabels),
  }),
  serviceObjects: whole({
    label: ['服务对象', 'Service objects'],
    kind: 'choices',
    options: optionsOf(serviceObjectLabels),
  }),
  handlingType: whole({
    label: ['办件类型', 'Handling type'],
    kind: 'choice',
    options: optionsOf(handlingTypeLabels),
  }),
  statutoryLimit: limit,
  promisedLimit: limit,
  onsiteVisits: [
    {
      path: 'times',
      label: ['次数', 'Times'],
      kind: 'integer',
      hint: ['不用跑的填 0', '0 where nobody has to come'],
    },
    {
      path: 'reason',
      label: ['为什么要到现场', 'Why'],
      kind: 'text',
      when: ({ times }) => Number(times) > 0,
    },
    confidence,
  ],
  crossAreaScope: whole({
    label: ['通办范围', 'Cross-area scope'],
    kind: 'choice',
    isOptional: true,
    options: optionsOf(scopeLabels),
  }),
  onlineDepth: whole({
    label: ['网办深度', 'Online depth'],
    kind: 'choices',
    options: optionsOf({
      '1': { zh: '咨询', en: 'Enquiry' },
      '2': { zh: '收件', en: 'Receipt' },
      '3': { zh: '预审', en: 'First check' },
      '4': { zh: '受理', en: 'Acceptance' },
      '5': { zh: '办理', en: 'Handling' },
      '6': { zh: '结果反馈', en: 'Result' },
      '7': { zh: '电子证照反馈', en: 'Electronic licence' },
      '8': { zh: '其他', en: 'Other' },
    }),
  }),
  channels: whole({ label: ['办理渠道', 'Channels'], kind: 'choices', options: optionsOf(channelLabels) }),
  fee: [
    { path: 'charged', label: ['是否收费', 'Charged'], kind: 'yesNo' },
    {
      path: 'items',
      label: ['收费项目', 'Charges'],
      kind: 'rows',
      when: ({ charged }) => charged === true,
      add: ['增加收费项目', 'Add a charge'],
      empty: () => ({ name: { zh: '' }, cents: 0, basis: '' }),
      fields: [
        { path: 'name', label: ['名称', 'Name'], kind: 'local' },
        { path: 'cents', label: ['金额（元）', 'Amount (yuan)'], kind: 'yuan' },
        basis,
      ],
    },
  ],
  status: whole({
    label: ['事项状态', 'Status'],
    kind: 'choice',
    options: optionsOf({
      inUse: { zh: '在用', en: 'In use' },
      suspended: { zh: '暂停受理', en: 'Suspended' },
      cancelled: { zh: '取消', en: 'Cancelled' },
    }),
  }),
  enquiryPhone: whole({
    label: ['咨询电话', 'Enquiries'],
    kind: 'text',
    hint: ['固定电话请写区号', 'With the area code'],
  }),
  complaintPhone: whole({
    label: ['投诉电话', 'Complaints'],
    kind: 'text',
    hint: ['固定电话请写区号', 'With the area code'],
  }),
};

/** A value to begin with where there is none yet. */
export const emptyValues: { readonly [K in ElementKey]?: unknown } = {
  statutoryLimit: { unit: 'workingDay' },
  promisedLimit: { unit: 'workingDay' },
  onsiteVisits: { times: 0 },
  fee: { charged: false, items: [] },
};
