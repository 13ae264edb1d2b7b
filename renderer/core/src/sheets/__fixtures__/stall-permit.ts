import type { z } from 'zod';
import type { ItemSheet } from '../item-sheet.ts';

/** An invented item: a permit for a market stall. Every kind of question, field and condition once. */
export const stallPermit = (): z.input<typeof ItemSheet> => ({
  name: '集市摊位许可(新办)',
  type: '行政许可',
  levels: ['县'],
  department: '县级市场监督管理局',
  legalBasis: [{ statute: '集市管理办法', article: '第三条', gist: '摆摊须许可' }],
  serviceObjects: ['自然人', '个体工商户'],
  handlingType: '承诺件',
  statutoryDays: 20,
  promisedDays: 5,
  dayUnit: '工作日',
  onsiteVisits: 0,
  conditions: ['年满18周岁', '摊位面积不超过10平方米'],
  materials: [
    material('申请表'),
    material('操作流程说明', '含任一制售项目时'),
    material('设备说明', '除只选看摊外都要交'),
    material('租赁合同', '场所为租用时'),
    material('营业执照复印件', '不能在线核验时'),
    material('超限说明', '摊位面积超过10平方米时'),
    material('到期说明', '取得证书超过3年时'),
    material('担保书', '信用不良且当地要求担保时'),
    material('产权证明', '场所为自有时'),
    material('委托书', '委托他人办理的,由代理人提交时'),
  ],
  situations: [
    {
      id: 'xm',
      question: '经营哪些项目?(可多选)',
      type: 'multi',
      options: ['百货销售', '热食制售', '冷饮制售', '看摊'],
      decides: [
        { when: '含任一“制售”项', materials: ['操作流程说明'] },
        { when: '不是“只选看摊”', materials: ['设备说明'] },
      ],
    },
    {
      id: 'cs',
      question: '场所来源?',
      type: 'single',
      options: ['自有', '租用'],
      decides: [{ when: '租用', materials: ['租赁合同'] }],
    },
    {
      id: 'zz',
      question: '营业执照能否在线核验?',
      type: 'boolean',
      options: ['能', '不能'],
      decides: [{ when: '不能', materials: ['营业执照复印件'] }],
    },
    {
      id: 'rq',
      question: '取得证书的日期?',
      type: 'date',
      decides: [{ when: '距申请日超过3年', materials: ['到期说明'] }],
    },
    {
      id: 'xy',
      question: '信用是否不良?',
      type: 'boolean',
      options: ['是', '否'],
      decides: [{ when: '是且当地要求担保', materials: ['担保书'] }],
    },
    {
      id: 'dl',
      question: '是否委托他人办理?',
      type: 'boolean',
      options: ['是', '否'],
      decides: [{ when: '是', materials: ['委托书'] }],
    },
  ],
  formFields: [
    { name: 'xm', label: '经营项目', type: 'multiselect', required: true, constraint: '至少1项' },
    { name: 'mc', label: '经营者姓名', type: 'text', required: true, constraint: '2-50字' },
    { name: 'mj', label: '摊位面积(平方米)', type: 'decimal', required: true, constraint: '>0,两位小数' },
    { name: 'jydz', label: '经营场所', type: 'address', required: true, constraint: '一址一证' },
    { name: 'dlr', label: '代理人姓名', type: 'text', required: false, constraint: '委托他人办理时必填' },
    { name: 'rs', label: '从业人数', type: 'integer', required: true, constraint: '≥1' },
    { name: 'jk', label: '持健康证人数', type: 'integer', required: true, constraint: '≤从业人数' },
    { name: 'qx', label: '经营期限', type: 'daterange', required: true, constraint: '不跨年度' },
    { name: 'cl', label: '车辆', type: 'table', required: false, constraint: '车牌、类型、购置时间' },
  ],
  fee: { charged: true, standard: '每年100元', items: [{ name: '摊位费', yuan: 100.1, basis: '价费文件' }] },
  process: [
    { step: '受理', days: 0.5 },
    { step: '审查', days: 2.5 },
    { step: '决定', days: 2 },
  ],
  results: [
    { name: '摊位许可证', kind: '证照', validity: '3年', faceFields: ['经营者姓名', '发证机关', '摊号'] },
  ],
  variations: ['有的县限10平方米'],
  sources: ['县志'],
  confidence: 'partly',
  confidenceNote: '时限未核',
});

function material(name: string, condition?: string) {
  return {
    name,
    required: condition === undefined ? true : ('conditional' as const),
    condition: condition ?? null,
    form: '原件' as const,
    copies: 1,
    sourceChannel: '申请人自备' as const,
    deferrable: false,
    commitment: false,
    substitutableByLicence: null,
  };
}
