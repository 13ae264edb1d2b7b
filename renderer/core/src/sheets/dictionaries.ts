import type { Level, ProcessStep, ServiceObject } from '../items/index.ts';

/** What the words of a sheet are called in the model. Data, since offices differ: a word that is missing is a task. */

/** GB/T 39046-2020 Annex A. */
export const itemTypes: Readonly<Record<string, string>> = {
  行政权力: '00',
  行政许可: '01',
  行政处罚: '02',
  行政强制: '03',
  行政征收: '04',
  行政给付: '05',
  行政检查: '06',
  行政确认: '07',
  行政奖励: '08',
  行政裁决: '09',
  其他行政权力: '10',
  公共服务: '20',
};

export const levels: Readonly<Record<string, Level>> = {
  省: 'province',
  州市: 'prefecture',
  县: 'county',
  乡: 'township',
  村: 'village',
};

export const handlingTypes = { 即办件: 'immediate', 承诺件: 'promised' } as const;

export const timeUnits = { 工作日: 'workingDay', 自然日: 'calendarDay' } as const;

export const materialForms = {
  原件: 'original',
  复印件: 'copy',
  原件和复印件: 'originalAndCopy',
  电子: 'electronic',
} as const;

export const materialSources = {
  申请人自备: 'applicant',
  政府部门核发: 'government',
  其他: 'other',
} as const;

export const resultKinds = { 证照: 'licence', 批文: 'document', 其他: 'document' } as const;

export const serviceObjectNames: Readonly<Record<string, ServiceObject>> = {
  自然人: 'naturalPerson',
  个体工商户: 'individualBusiness',
  企业法人: 'enterprise',
  非法人企业: 'unincorporated',
  事业法人: 'institution',
  社会组织法人: 'socialOrganisation',
  行政机关: 'government',
};

/** Words in the name of a body, and its role in the department register. */
const departmentWords: readonly (readonly [words: RegExp, role: string])[] = [
  [/市场监督|市场监管/, 'market-supervision'],
  [/乡镇|街道/, 'township-government'],
  [/村民委员会|村委会|村\(居\)委会|居民委员会|社区/, 'village-committee'],
  [/卫生健康|卫健/, 'health'],
  [/民政/, 'civil-affairs'],
  [/教育/, 'education'],
  [/交通运输/, 'transport'],
  [/林业|林草/, 'forestry'],
  [/水务|水利/, 'water'],
  [/应急管理/, 'emergency-management'],
  [/农业农村|畜牧|兽医/, 'agriculture'],
  [/自然资源/, 'natural-resources'],
  [/公安/, 'public-security'],
  [/人力资源|人社/, 'human-resources'],
  [/生态环境/, 'ecology'],
  [/住房|住建/, 'housing'],
  [/文化|旅游/, 'culture'],
  [/税务/, 'tax'],
];

/**
 * Role of the body that decides. Of several bodies in one text the one whose clause speaks of deciding, else the first
 * named; undefined where no word is known.
 */
export function departmentRoleOf(text: string): string | undefined {
  const clauses = text
    .normalize('NFKC')
    .split(/[;,、。]/)
    .map((clause) => clause.trim());
  const deciding = clauses.find((clause) => /审定|确认|审批|核发|决定/.test(clause));
  for (const clause of deciding === undefined ? clauses : [deciding, ...clauses]) {
    const role = firstRole(clause);
    if (role !== undefined) return role;
  }
  return undefined;
}

function firstRole(clause: string): string | undefined {
  const found = departmentWords
    .map(([words, role]) => ({ role, at: clause.search(words) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return found[0]?.role;
}

/** Stage of a step by its name; what is not named otherwise is review. */
export function stageOf(step: string): ProcessStep['stage'] {
  if (/^(收件|受理|申请|申报|提交|网上申报)|受理/.test(step) && !/审查|审核|踏勘/.test(step))
    return 'acceptance';
  if (/^(制|发|颁|送|打印|打证)|送达|发证/.test(step)) return 'delivery';
  if (/决定|审批|审定|确认|登记|认定/.test(step)) return 'decision';
  return 'review';
}
