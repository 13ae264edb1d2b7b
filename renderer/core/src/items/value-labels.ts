import type { LocalText } from '../errors/index.ts';
import type {
  Assignment,
  Channel,
  HandlingItem,
  MaterialRequirement,
  ProcessStep,
  ResultDocument,
  ServiceObject,
  TimeLimit,
} from './elements.ts';

type Label = { zh: string; en: string };

/** GB/T 39046-2020 Annex A, item type. A province may extend it (11+, 21+); an unknown code is shown as it is. */
const itemTypes: Record<string, Label> = {
  '00': { zh: '行政权力', en: 'Administrative power' },
  '01': { zh: '行政许可', en: 'Administrative licence' },
  '02': { zh: '行政处罚', en: 'Administrative penalty' },
  '03': { zh: '行政强制', en: 'Administrative coercion' },
  '04': { zh: '行政征收', en: 'Administrative levy' },
  '05': { zh: '行政给付', en: 'Administrative benefit' },
  '06': { zh: '行政检查', en: 'Administrative inspection' },
  '07': { zh: '行政确认', en: 'Administrative confirmation' },
  '08': { zh: '行政奖励', en: 'Administrative award' },
  '09': { zh: '行政裁决', en: 'Administrative ruling' },
  '10': { zh: '其他行政权力', en: 'Other administrative power' },
  '20': { zh: '公共服务', en: 'Public service' },
};

export const itemTypeLabel = (code: string): LocalText =>
  (Object.hasOwn(itemTypes, code) ? itemTypes[code] : undefined) ?? { zh: code || '待补' };

export const serviceObjectLabels: Record<ServiceObject, Label> = {
  naturalPerson: { zh: '自然人', en: 'Natural persons' },
  individualBusiness: { zh: '个体工商户', en: 'Individual businesses' },
  enterprise: { zh: '企业法人', en: 'Enterprises with legal personality' },
  unincorporated: { zh: '非法人企业', en: 'Unincorporated enterprises' },
  institution: { zh: '事业法人', en: 'Public institutions' },
  socialOrganisation: { zh: '社会组织法人', en: 'Social organisations' },
  government: { zh: '行政机关', en: 'Government bodies' },
};

export const handlingTypeLabels: Record<HandlingItem['handlingType'], Label> = {
  immediate: { zh: '即办件', en: 'Decided on the spot' },
  promised: { zh: '承诺件', en: 'Decided within a promised limit' },
};

export const channelLabels: Record<Channel, Label> = {
  window: { zh: '窗口办理', en: 'At the window' },
  computer: { zh: '电脑端网上办理', en: 'Online, by computer' },
  mobile: { zh: '手机端网上办理', en: 'Online, by phone' },
  post: { zh: '邮寄办理', en: 'By post' },
  village: { zh: '村（社区）代办', en: 'Through the village or community' },
};

export const scopeLabels: Record<NonNullable<HandlingItem['crossAreaScope']>, Label> = {
  nation: { zh: '全国通办', en: 'Anywhere in China' },
  province: { zh: '全省通办', en: 'Anywhere in the province' },
  prefecture: { zh: '全市（州）通办', en: 'Anywhere in the prefecture' },
  county: { zh: '全县（市、区）通办', en: 'Anywhere in the county' },
  township: { zh: '全乡镇（街道）通办', en: 'Anywhere in the township' },
  none: { zh: '不通办', en: 'Only here' },
};

export const powerSourceLabels: Record<Assignment['powerSource'], Label> = {
  statutory: { zh: '法定本级', en: 'Statutory' },
  devolved: { zh: '上级下放', en: 'Devolved' },
  authorised: { zh: '授权', en: 'Authorised' },
  entrusted: { zh: '委托', en: 'Entrusted' },
};

export const levelLabels: Record<Assignment['level'], Label> = {
  province: { zh: '省', en: 'Province' },
  prefecture: { zh: '州（市）', en: 'Prefecture' },
  county: { zh: '县（市、区）', en: 'County' },
  township: { zh: '乡镇（街道）', en: 'Township' },
  village: { zh: '村（社区）', en: 'Village' },
};

export const materialFormLabels: Record<MaterialRequirement['form'], Label> = {
  original: { zh: '原件', en: 'Original' },
  copy: { zh: '复印件', en: 'Copy' },
  originalAndCopy: { zh: '原件和复印件', en: 'Original and copy' },
  electronic: { zh: '电子件', en: 'Electronic file' },
};

export const materialSourceLabels: Record<MaterialRequirement['source'], Label> = {
  applicant: { zh: '申请人自备', en: 'You prepare it' },
  government: { zh: '政府部门核发', en: 'Issued by a government department' },
  other: { zh: '其他', en: 'Other' },
};

export const stageLabels: Record<ProcessStep['stage'], Label> = {
  acceptance: { zh: '受理', en: 'Acceptance' },
  review: { zh: '审查', en: 'Review' },
  decision: { zh: '决定', en: 'Decision' },
  delivery: { zh: '送达', en: 'Delivery' },
};

export const resultKindLabels: Record<ResultDocument['kind'], Label> = {
  licence: { zh: '证照', en: 'Licence' },
  document: { zh: '文书', en: 'Document' },
  roll: { zh: '名册', en: 'Roll' },
  none: { zh: '无结果文书', en: 'No document' },
};

const units: Record<TimeLimit['unit'], Label> = {
  workingDay: { zh: '个工作日', en: 'working day' },
  calendarDay: { zh: '个自然日', en: 'calendar day' },
};

/** “5 个工作日”, “5 working days”. */
export const daysText = (days: number, unit: TimeLimit['unit']): Label => ({
  zh: `${days} ${units[unit].zh}`,
  en: `${days} ${units[unit].en}${days === 1 ? '' : 's'}`,
});

/** As `daysText`; a limit of 0 days is 即办. */
export const limitText = (limit: TimeLimit): Label =>
  limit.days === 0 ? { zh: '即办（当场办结）', en: 'On the spot' } : daysText(limit.days, limit.unit);
