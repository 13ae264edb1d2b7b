import type { RuleExpression, VariableDeclaration } from '../definition.ts';

/** A real rule of a service item, with the data sets that its authors settled and what each must yield. */
export interface RuleFixture {
  key: string;
  title: string;
  expression: RuleExpression;
  variables: readonly VariableDeclaration[];
  cases: readonly { data: Record<string, unknown>; expected: unknown; why?: string }[];
}

type Extra = Pick<VariableDeclaration, 'options' | 'unit'>;

const asked = (
  name: string,
  type: VariableDeclaration['type'],
  label: string,
  extra: Partial<Extra> = {},
): VariableDeclaration => ({ name, type, label: { zh: label }, origin: 'asked', ...extra });

const options = (...values: string[]) => values.map((value) => ({ value, label: { zh: value } }));
const read = (name: string): RuleExpression => ({ var: name });

const foodItems = asked('items', 'list', '经营项目', {
  options: options(
    '预包装食品销售',
    '散装食品销售',
    '散装熟食销售',
    '热食类制售',
    '冷食类制售',
    '生食类制售',
    '半成品制售',
    '自制饮品制售',
    '糕点类制售',
    '裱花蛋糕制售',
    '食品经营管理',
  ),
});

const foodProcess: RuleFixture = {
  key: 'R01',
  title: '材料“操作流程说明”是否必交',
  variables: [foodItems],
  expression: { some: [read('items'), { endsWith: [read(''), '制售'] }] },
  cases: [
    { data: { items: ['预包装食品销售', '散装食品销售'] }, expected: false, why: '全为销售类' },
    { data: { items: ['热食类制售'] }, expected: true, why: '餐饮' },
    { data: { items: ['食品经营管理'] }, expected: false, why: '连锁总部、餐饮管理公司' },
    { data: { items: ['散装熟食销售'] }, expected: false, why: '卖熟食但不制售' },
    { data: { items: ['食品经营管理', '裱花蛋糕制售'] }, expected: true },
    { data: { items: [] }, expected: false },
    { data: {}, expected: false },
  ],
};

const foodEquipment: RuleFixture = {
  key: 'R01-equipment',
  title: '材料“主要设备设施与经营布局说明”是否必交',
  variables: [foodItems],
  expression: { some: [read('items'), { '!=': [read(''), '食品经营管理'] }] },
  cases: [
    { data: { items: ['食品经营管理'] }, expected: false },
    { data: { items: ['食品经营管理', '热食类制售'] }, expected: true },
    { data: { items: ['预包装食品销售'] }, expected: true },
  ],
};

const kinds = asked('kinds', 'list', '销售的食品种类', {
  options: options('食用农产品', '预包装', '特定全营养', '自产食品', '其他'),
});
const seller = asked('seller', 'string', '经营者身份', {
  options: options('普通', '医疗机构', '药店', '生产许可持有者'),
});
const isMedicalSeller: RuleExpression = { in: [read('seller'), ['医疗机构', '药店']] };
const isProducer: RuleExpression = { '==': [read('seller'), '生产许可持有者'] };

const foodEligibility: RuleFixture = {
  key: 'R02',
  title: '走许可、走备案，还是都不用',
  variables: [kinds, seller, asked('hasPermit', 'boolean', '已持有食品经营许可证')],
  expression: {
    if: [
      {
        or: [
          { in: ['其他', read('kinds')] },
          { and: [{ in: ['特定全营养', read('kinds')] }, { '!': isMedicalSeller }] },
          { and: [{ in: ['自产食品', read('kinds')] }, { '!': isProducer }] },
        ],
      },
      '许可',
      { and: [{ in: ['预包装', read('kinds')] }, { '!': read('hasPermit') }] },
      '备案',
      '免',
    ],
  },
  cases: [
    { data: { kinds: ['食用农产品'], seller: '普通', hasPermit: false }, expected: '免', why: '卖菜' },
    {
      data: { kinds: ['预包装'], seller: '普通', hasPermit: false },
      expected: '备案',
      why: '小超市只卖预包装',
    },
    {
      data: { kinds: ['预包装'], seller: '普通', hasPermit: true },
      expected: '免',
      why: '持证者加卖预包装不再备案',
    },
    {
      data: { kinds: ['特定全营养'], seller: '药店', hasPermit: false },
      expected: '免',
      why: '药店卖特医全营养',
    },
    { data: { kinds: ['特定全营养'], seller: '普通', hasPermit: false }, expected: '许可' },
    { data: { kinds: ['自产食品'], seller: '生产许可持有者', hasPermit: false }, expected: '免' },
    { data: { kinds: ['自产食品'], seller: '普通', hasPermit: false }, expected: '许可' },
    { data: { kinds: ['预包装', '其他'], seller: '普通', hasPermit: true }, expected: '许可' },
  ],
};

const approvalConfirmation: RuleFixture = {
  key: 'R03',
  title: '材料“批准文件效力确认意见”是否必交',
  variables: [
    asked('needApproval', 'boolean', '经营范围含登记前须审批的项目'),
    asked('hasExpiry', 'boolean', '批准文件载明有效期'),
    asked('days', 'number', '自批准之日起的天数', { unit: { zh: '天', en: 'days' } }),
  ],
  expression: { and: [read('needApproval'), { '!': read('hasExpiry') }, { '>': [read('days'), 90] }] },
  cases: [
    { data: { needApproval: true, hasExpiry: false, days: 91 }, expected: true, why: '超90日' },
    { data: { needApproval: true, hasExpiry: false, days: 90 }, expected: false, why: '恰90日' },
    { data: { needApproval: false, hasExpiry: false, days: 500 }, expected: false, why: '无须前置审批' },
    { data: { needApproval: true, hasExpiry: false, days: 0 }, expected: false, why: '当天' },
    { data: { needApproval: true, hasExpiry: true, days: 500 }, expected: false, why: '只看有效期' },
  ],
};

const airConditioning: RuleFixture = {
  key: 'R04',
  title: '材料“集中空调通风系统卫生检测或评价报告”是否必交',
  variables: [asked('category', 'string', '场所类别'), asked('centralAC', 'boolean', '使用集中空调通风系统')],
  expression: {
    and: [
      read('centralAC'),
      read('category'),
      {
        '!': {
          in: [read('category'), ['公园', '体育场馆', '公共交通工具', '饭馆', '咖啡馆', '酒吧', '茶座']],
        },
      },
    ],
  },
  cases: [
    { data: { category: '宾馆', centralAC: true }, expected: true },
    { data: { category: '宾馆', centralAC: false }, expected: false, why: '分体空调' },
    { data: { category: '咖啡馆', centralAC: true }, expected: false, why: '并入食品经营许可' },
    { data: { category: '游泳场馆', centralAC: true }, expected: true, why: '游泳场馆不在免证之列' },
  ],
};

export const basicRules = [
  foodProcess,
  foodEquipment,
  foodEligibility,
  approvalConfirmation,
  airConditioning,
];
export { asked, options, read };
