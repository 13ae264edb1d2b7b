import {
  type ElementKey,
  elements,
  handlingTypeLabels,
  limitText,
  scopeLabels,
  type TimeLimit,
} from '../items/index.ts';
import type { ItemChange } from './item-change.ts';

type Change = Omit<ItemChange, 'message'>;

/** One Chinese sentence about a change: what it is about, and from what to what where that can be said briefly. */
export function describeChange(change: Change, row?: string): string {
  const { element, column, kind, before, after } = change;
  const label = elements[element].label.zh;
  const place = row === undefined ? `“${label}”` : `${label}“${row}”`;
  if (column === undefined && kind === 'added') return row === undefined ? `补上了${place}` : `新增${place}`;
  if (column === undefined && kind === 'removed') return `去掉了${place}`;
  const name = column === undefined ? '' : `的${columnNames[column] ?? column}`;
  const [from, to] = [briefly(element, before), briefly(element, after)];
  if (from === undefined || to === undefined || from === to) return `${place}${name}有改动`;
  return `${place}${name}由${from}改为${to}`;
}

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'zh' in value) return String(value.zh);
  return undefined;
};

const longest = 40;

/** A value in a few words; undefined where it has none. */
function briefly(element: ElementKey, value: unknown): string | undefined {
  if (value === undefined || value === null) return '“无”';
  if (typeof value === 'boolean') return value ? '“是”' : '“否”';
  if (typeof value === 'number') return ` ${value} `;
  if (isLimit(value)) return `“${limitText(value).zh}”`;
  if (isVisits(value)) return ` ${value.times} 次`;
  const code = typeof value === 'string' ? codeLabel(element, value) : undefined;
  const text = code ?? textOf(value);
  return text === undefined || text.length > longest ? undefined : `“${text}”`;
}

const isLimit = (value: unknown): value is TimeLimit =>
  typeof value === 'object' && value !== null && 'days' in value && 'unit' in value;
const isVisits = (value: unknown): value is { times: number } =>
  typeof value === 'object' && value !== null && 'times' in value;

const statuses: Record<string, string> = { inUse: '在用', suspended: '暂停', cancelled: '取消' };

function codeLabel(element: ElementKey, value: string): string | undefined {
  if (element === 'handlingType') return handlingTypeLabels[value as keyof typeof handlingTypeLabels]?.zh;
  if (element === 'crossAreaScope') return scopeLabels[value as keyof typeof scopeLabels]?.zh;
  if (element === 'status') return statuses[value];
  return codes[value];
}

const codes: Record<string, string> = {
  required: '必要',
  optional: '非必要',
  original: '原件',
  copy: '复印件',
  originalAndCopy: '原件和复印件',
  electronic: '电子件',
};

const columnNames: Record<string, string> = {
  name: '名称',
  label: '名称',
  text: '内容',
  question: '问题',
  answer: '回答',
  help: '提示',
  hint: '提示',
  reason: '理由',
  basis: '依据',
  explanation: '说明',
  sample: '样表',
  necessity: '必要性',
  applies: '适用情形',
  when: '适用情形',
  form: '材料形式',
  copies: '份数',
  source: '来源渠道',
  deferrable: '容缺后补',
  commitment: '告知承诺',
  replacedBy: '免交证照',
  accept: '文件类型',
  maxMegabytes: '文件大小上限',
  maxFiles: '文件数量上限',
  options: '选项',
  type: '类型',
  required: '是否必填',
  visible: '显示条件',
  computed: '计算方法',
  checks: '校验',
  days: '天数',
  value: '数值',
  unit: '单位',
  validFrom: '起始日期',
  validUntil: '截止日期',
  validityYears: '有效年限',
  faceFields: '照面内容',
  template: '证照模板',
  level: '办理层级',
  place: '所在地区依据',
  departmentRole: '办理部门',
  delegations: '委托下放',
  delegable: '可委托的层级',
  powerSource: '权力来源',
  preliminaryReview: '初审',
  from: '开始日期',
  until: '结束日期',
  confidence: '核对状态',
  outcome: '结论',
  nextStep: '下一步',
  layout: '页面和分组',
  columns: '表格列',
  article: '条款',
  gist: '要点',
};
