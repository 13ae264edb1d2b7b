import type { ElementKey, HandlingItem, MaterialRequirement, TimeLimit } from './elements.ts';
import type { Policy } from './policy.ts';
import { isSameJson } from './same-json.ts';

/** scalar: set as a whole · keyedList: rows with a stable `key`, added, changed and removed one by one. */
export type MergeKind = 'scalar' | 'keyedList';

/**
 * standard: flows down to every descendant · implementation: this body's own, never inherited · both: a standard
 * value, which a body's own implementation may follow with a better one of its own.
 */
export type ElementPart = 'standard' | 'implementation' | 'both';

type Value<K extends ElementKey> = NonNullable<HandlingItem[K]>;
type Row<K extends ElementKey> = Value<K> extends readonly (infer R)[] ? R : never;

interface ElementFacts<K extends ElementKey> {
  label: { zh: string; en: string };
  merge: MergeKind;
  part: ElementPart;
  policy: Policy;
  isExpected?: boolean;
  neutral?: Value<K>;
  tighten?: (inherited: Value<K>, next: Value<K>) => boolean;
  tightenRow?: (inherited: Row<K>, next: Row<K>) => boolean;
  extend?: (inherited: Value<K>, next: Value<K>) => boolean;
  ownerColumns?: readonly string[];
}

const holdsAll = (inherited: readonly string[], next: readonly string[]): boolean =>
  inherited.every((entry) => next.includes(entry));

/** Of limits that begin on different days none is known to be the shorter one. */
const isShorter = (inherited: TimeLimit, next: TimeLimit): boolean =>
  inherited.unit === next.unit &&
  (inherited.startsAt ?? 'acceptance') === (next.startsAt ?? 'acceptance') &&
  next.days <= inherited.days;

const scopes = ['none', 'township', 'county', 'prefecture', 'province', 'nation'] as const;

/** True where the rows differ in none but the `allowed` columns, and each of those moves the right way. */
function differsOnly<R extends object>(
  inherited: R,
  next: R,
  allowed: { [C in keyof R]?: (from: R[C], to: R[C]) => boolean },
): boolean {
  const columns = new Set([...Object.keys(inherited), ...Object.keys(next)]) as Set<keyof R>;
  for (const column of columns) {
    if (isSameJson(inherited[column], next[column])) continue;
    if (!allowed[column]?.(inherited[column], next[column])) return false;
  }
  return true;
}

/** Fewer copies, an electronic licence instead, more file types, larger and more files; a sample of one's own. */
const isEasierMaterial = (inherited: MaterialRequirement, next: MaterialRequirement): boolean =>
  differsOnly(inherited, next, {
    copies: (from, to) => to <= from,
    replacedBy: (from, to) => from === undefined && to !== undefined,
    accept: holdsAll,
    maxMegabytes: (from, to) => to >= from,
    maxFiles: (from, to) => to >= from,
    sample: () => true,
  });

/**
 * The elements, in the order in which the office lists them. Default policies follow the provincial notice that
 * unifies twelve elements: what makes the item the same everywhere is locked, what eases the applicant's way may be
 * bettered. Process steps are `tighten`, not `locked`, by days alone: a shorter promise needs shorter steps.
 */
export const elementFacts: { readonly [K in ElementKey]: ElementFacts<K> } = {
  name: {
    label: { zh: '事项名称', en: 'Name' },
    merge: 'scalar',
    part: 'standard',
    policy: 'locked',
    neutral: { zh: '待补' },
  },
  summary: {
    label: { zh: '事项说明', en: 'Summary' },
    merge: 'scalar',
    part: 'standard',
    policy: 'locked',
  },
  keywords: {
    label: { zh: '搜索词', en: 'Search words' },
    merge: 'scalar',
    part: 'standard',
    policy: 'extend',
    isExpected: false,
    extend: holdsAll,
  },
  catalogueCode: {
    label: { zh: '基本编码', en: 'Catalogue code' },
    merge: 'scalar',
    part: 'standard',
    policy: 'locked',
  },
  // Contains the implementing body's own credit code, so that no descendant can share it.
  taskCode: {
    label: { zh: '实施编码', en: 'Task code' },
    merge: 'scalar',
    part: 'implementation',
    policy: 'free',
  },
  itemType: {
    label: { zh: '事项类型', en: 'Item type' },
    merge: 'scalar',
    part: 'standard',
    policy: 'locked',
    neutral: '',
  },
  legalBasis: {
    label: { zh: '设定依据', en: 'Legal basis' },
    merge: 'keyedList',
    part: 'standard',
    policy: 'locked',
  },
  departmentRole: {
    label: { zh: '实施主体', en: 'Implementing body' },
    merge: 'scalar',
    part: 'standard',
    policy: 'locked',
    neutral: '',
  },
  powerSource: {
    label: { zh: '权力来源', en: 'Power source' },
    merge: 'scalar',
    part: 'standard',
    policy: 'locked',
  },
  serviceObjects: {
    label: { zh: '服务对象', en: 'Service objects' },
    merge: 'scalar',
    part: 'standard',
    policy: 'locked',
    neutral: [],
  },
  handlingType: {
    label: { zh: '办件类型', en: 'Handling type' },
    merge: 'scalar',
    part: 'both',
    policy: 'tighten',
    neutral: 'promised',
    tighten: (inherited, next) => inherited === next || next === 'immediate',
  },
  statutoryLimit: {
    label: { zh: '法定办结时限', en: 'Statutory limit' },
    merge: 'scalar',
    part: 'standard',
    policy: 'locked',
    tighten: isShorter,
  },
  promisedLimit: {
    label: { zh: '承诺办结时限', en: 'Promised limit' },
    merge: 'scalar',
    part: 'both',
    policy: 'tighten',
    tighten: isShorter,
  },
  onsiteVisits: {
    label: { zh: '到现场次数', en: 'Visits' },
    merge: 'scalar',
    part: 'both',
    policy: 'tighten',
    tighten: (inherited, next) => next.times <= inherited.times,
  },
  channels: {
    label: { zh: '办理渠道', en: 'Channels' },
    merge: 'scalar',
    part: 'both',
    policy: 'tighten',
    tighten: holdsAll,
    extend: holdsAll,
  },
  onlineDepth: {
    label: { zh: '网办深度', en: 'Online depth' },
    merge: 'scalar',
    part: 'both',
    policy: 'tighten',
    tighten: holdsAll,
    extend: holdsAll,
  },
  crossAreaScope: {
    label: { zh: '通办范围', en: 'Cross-area scope' },
    merge: 'scalar',
    part: 'both',
    policy: 'tighten',
    tighten: (inherited, next) => scopes.indexOf(next) >= scopes.indexOf(inherited),
  },
  conditions: {
    label: { zh: '受理条件', en: 'Conditions' },
    merge: 'keyedList',
    part: 'standard',
    policy: 'locked',
  },
  situations: {
    label: { zh: '办理情形', en: 'Situations' },
    merge: 'keyedList',
    part: 'standard',
    policy: 'locked',
  },
  eligibility: {
    label: { zh: '是否需要办理', en: 'Eligibility' },
    merge: 'keyedList',
    part: 'standard',
    policy: 'locked',
  },
  materials: {
    label: { zh: '申请材料', en: 'Materials' },
    merge: 'keyedList',
    part: 'both',
    policy: 'tighten',
    tightenRow: isEasierMaterial,
    ownerColumns: ['necessity', 'applies', 'deferrable', 'commitment'],
  },
  form: {
    label: { zh: '申请表单', en: 'Form' },
    merge: 'scalar',
    part: 'standard',
    policy: 'locked',
    neutral: { v: 1, key: 'form', title: { zh: '待补' }, engine: 'rjsf', pages: [] },
  },
  process: {
    label: { zh: '办理流程', en: 'Process' },
    merge: 'keyedList',
    part: 'both',
    policy: 'tighten',
    tightenRow: (inherited, next) => differsOnly(inherited, next, { days: (from, to) => to <= from }),
  },
  fee: {
    label: { zh: '收费', en: 'Fees' },
    merge: 'scalar',
    part: 'standard',
    policy: 'locked',
  },
  results: {
    label: { zh: '办理结果', en: 'Results' },
    merge: 'keyedList',
    part: 'standard',
    policy: 'locked',
  },
  parameters: {
    label: { zh: '参数', en: 'Parameters' },
    merge: 'keyedList',
    part: 'standard',
    policy: 'locked',
    isExpected: false,
  },
  assignments: {
    label: { zh: '办理权限分派', en: 'Assignments' },
    merge: 'keyedList',
    part: 'standard',
    policy: 'locked',
  },
  intakeWindows: {
    label: { zh: '受理期', en: 'Intake windows' },
    merge: 'keyedList',
    part: 'both',
    policy: 'free',
    isExpected: false,
  },
  status: {
    label: { zh: '事项状态', en: 'Status' },
    merge: 'scalar',
    part: 'both',
    policy: 'tighten',
    isExpected: false,
    // A body may stop taking applications of its own; what stands above it has stopped, it cannot start again.
    tighten: (inherited, next) => inherited === next || (inherited === 'inUse' && next === 'suspended'),
  },
  faqs: {
    label: { zh: '常见问题', en: 'Questions and answers' },
    merge: 'keyedList',
    part: 'both',
    policy: 'free',
  },
  servicePoints: {
    label: { zh: '办理窗口', en: 'Service points' },
    merge: 'keyedList',
    part: 'implementation',
    policy: 'free',
  },
  enquiryPhone: {
    label: { zh: '咨询电话', en: 'Enquiries' },
    merge: 'scalar',
    part: 'both',
    policy: 'free',
  },
  complaintPhone: {
    label: { zh: '投诉电话', en: 'Complaints' },
    merge: 'scalar',
    part: 'both',
    policy: 'free',
  },
  notes: {
    label: { zh: '说明', en: 'Notes' },
    merge: 'keyedList',
    part: 'both',
    policy: 'free',
    isExpected: false,
  },
};
