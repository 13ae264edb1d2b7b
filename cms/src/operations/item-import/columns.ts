/** The sheets of the template and their columns: what a header says and where it stands in an item sheet. */

export type ColumnKind =
  | { kind: 'text' }
  | { kind: 'number' }
  | { kind: 'yesNo' }
  | { kind: 'list'; also?: string }
  | { kind: 'word'; words: Readonly<Record<string, string | boolean>> };

export interface Column {
  header: string;
  /** Property of the row in the item sheet. */
  property: string;
  required?: boolean;
  /** What to write, for the template. */
  hint: string;
  type: ColumnKind;
}

export interface ListSheet {
  name: string;
  /** List of the item sheet that its rows are. */
  property: string;
  columns: readonly Column[];
}

const text = (header: string, property: string, hint: string, required = false): Column => ({
  header,
  property,
  hint,
  required,
  type: { kind: 'text' },
});

const word = (
  header: string,
  property: string,
  words: Readonly<Record<string, string | boolean>>,
): Column => ({
  header,
  property,
  required: true,
  hint: Object.keys(words).join('／'),
  type: { kind: 'word', words },
});

const yesNo = (header: string, property: string): Column => ({
  header,
  property,
  required: true,
  hint: '是／否',
  type: { kind: 'yesNo' },
});

const number = (header: string, property: string, hint: string, required = true): Column => ({
  header,
  property,
  hint,
  required,
  type: { kind: 'number' },
});

const same = (...words: string[]): Record<string, string> =>
  Object.fromEntries(words.map((word) => [word, word]));

export const fieldTypeWords = {
  文字: 'text',
  多行文字: 'textarea',
  整数: 'integer',
  小数: 'decimal',
  日期: 'date',
  年月: 'month',
  起止日期: 'daterange',
  是否: 'boolean',
  单选: 'select',
  多选: 'multiselect',
  地址: 'address',
  电话: 'phone',
  网址: 'url',
  身份证号: 'idcard',
  银行账号: 'bankaccount',
  表格: 'table',
} as const;

export const situationTypeWords = {
  单选: 'single',
  多选: 'multi',
  是否: 'boolean',
  数字: 'number',
  日期: 'date',
} as const;

/** 基本信息: one line per value, header in the first column, value in the second. */
export const basicName = '基本信息';
export const basicColumns: readonly Column[] = [
  text('事项名称', 'name', '与基本目录一致，例如 食品经营许可证核发（新办）', true),
  text('事项类型', 'type', '行政许可、行政给付、行政确认、其他行政权力、公共服务 等', true),
  {
    header: '实施层级',
    property: 'levels',
    hint: '省、州市、县、乡、村，用顿号隔开',
    type: { kind: 'list', also: '、,，' },
  },
  text('实施主体', 'department', '由谁受理和决定', true),
  {
    header: '服务对象',
    property: 'serviceObjects',
    hint: '自然人、个体工商户、企业法人 等，用顿号隔开',
    type: { kind: 'list', also: '、,，' },
  },
  word('办件类型', 'handlingType', same('即办件', '承诺件')),
  number('法定办结时限', 'statutoryDays', '天数', false),
  number('承诺办结时限', 'promisedDays', '天数，即办件填 0', false),
  word('时限单位', 'dayUnit', same('工作日', '自然日')),
  number('到现场次数', 'onsiteVisits', '次数', false),
  yesNo('是否收费', 'fee.charged'),
  text('收费说明', 'fee.standard', '收费的填标准，明细填在“收费”表'),
  word('核实情况', 'confidence', {
    已核实: 'verified',
    部分核实: 'partly',
    未核实: 'from general knowledge',
  }),
  text('核实说明', 'confidenceNote', '哪些内容还没有核实'),
  { header: '各地差异', property: 'variations', hint: '每条一行（单元格内换行）', type: { kind: 'list' } },
  { header: '资料来源', property: 'sources', hint: '每条一行（单元格内换行）', type: { kind: 'list' } },
];

export const listSheets: readonly ListSheet[] = [
  {
    name: '法律依据',
    property: 'legalBasis',
    columns: [
      text('法律法规名称', 'statute', '全称', true),
      text('条款', 'article', '第几条'),
      text('主要内容', 'gist', '一两句话'),
    ],
  },
  { name: '条件', property: 'conditions', columns: [text('受理条件', '', '每行一条', true)] },
  {
    name: '材料',
    property: 'materials',
    columns: [
      text('材料名称', 'name', '全称，不能重复', true),
      word('是否必交', 'required', { 必交: true, 非必交: false, 有条件: 'conditional' }),
      text('提交条件', 'condition', '有条件的写明什么情况下交'),
      word('材料形式', 'form', same('原件', '复印件', '原件和复印件', '电子')),
      number('份数', 'copies', '整数'),
      word('来源', 'sourceChannel', same('申请人自备', '政府部门核发', '其他')),
      yesNo('可容缺', 'deferrable'),
      yesNo('可承诺', 'commitment'),
      text('可替代的电子证照', 'substitutableByLicence', '证照名称'),
    ],
  },
  {
    name: '表单',
    property: 'formFields',
    columns: [
      text('字段编号', 'name', '可不填；小写字母开头的字母和数字'),
      text('字段名称', 'label', '申请人看到的名称', true),
      word('类型', 'type', fieldTypeWords),
      yesNo('是否必填', 'required'),
      text('要求', 'constraint', '例如 ≥1；2-50字；选项用 | 隔开：自有|租赁'),
    ],
  },
  {
    name: '流程',
    property: 'process',
    columns: [text('环节', 'step', '例如 受理', true), number('用时', 'days', '天数')],
  },
  {
    name: '收费',
    property: 'fee.items',
    columns: [
      text('项目', 'name', '收费项目', true),
      number('金额（元）', 'yuan', '每份金额'),
      text('依据', 'basis', '文件名称和文号', true),
    ],
  },
  {
    name: '结果',
    property: 'results',
    columns: [
      text('结果名称', 'name', '证照或文书名称', true),
      word('类型', 'kind', same('证照', '批文', '其他')),
      text('有效期', 'validity', '例如 5年、长期'),
      {
        header: '照面事项',
        property: 'faceFields',
        hint: '每项一行（单元格内换行）',
        type: { kind: 'list' },
      },
    ],
  },
];

/** 情形: a question takes as many lines as it decides; further lines leave the question empty. */
export const situationName = '情形';
export const situationColumns: readonly Column[] = [
  text('编号', 'id', '可不填；小写字母开头的字母和数字'),
  text('问题', 'question', '同一问题的后续行留空'),
  word('类型', 'type', situationTypeWords),
  {
    header: '选项',
    property: 'options',
    hint: '每个选项一行（单元格内换行），或用 | 隔开',
    type: { kind: 'list' },
  },
  text('答案', 'when', '什么答案下要交材料，例如 是、租用'),
  {
    header: '需要的材料',
    property: 'materials',
    hint: '材料表里的名称，每个一行（单元格内换行）',
    type: { kind: 'list' },
  },
];

/** A sheet of explanations that the template has and an import skips. */
export const helpName = '填写说明';

export const sheetOrder = [
  basicName,
  '法律依据',
  '条件',
  '材料',
  situationName,
  '表单',
  '流程',
  '收费',
  '结果',
] as const;
