/** An invented item sheet as an office would keep it; parts can be replaced. */
export const fairPermit = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: '庙会摊位许可(新办)',
  type: '行政许可',
  levels: ['县'],
  department: '县级市场监督管理局',
  legalBasis: [{ statute: '庙会管理办法', article: '第三条', gist: '摆摊须许可' }],
  serviceObjects: ['自然人'],
  handlingType: '承诺件',
  statutoryDays: 20,
  promisedDays: 5,
  dayUnit: '工作日',
  onsiteVisits: 0,
  conditions: ['年满18周岁'],
  materials: [
    material('申请表'),
    material('租赁合同', '场所为租用时'),
    material('担保书', '信用不良且当地要求担保时'),
  ],
  situations: [
    {
      id: 'cs',
      question: '场所来源?',
      type: 'single',
      options: ['自有', '租用'],
      decides: [{ when: '租用', materials: ['租赁合同'] }],
    },
  ],
  formFields: [
    { name: 'mc', label: '经营者姓名', type: 'text', required: true, constraint: '2-50字' },
    { name: 'jycs', label: '经营场所', type: 'address', required: true, constraint: null },
  ],
  fee: { charged: false, standard: '不收费' },
  process: [{ step: '受理', days: 1 }],
  results: [{ name: '摊位许可证', kind: '证照', validity: '3年', faceFields: ['经营者姓名'] }],
  confidence: 'partly',
  confidenceNote: '时限未核',
  ...change,
});

export function material(name: string, condition?: string): Record<string, unknown> {
  return {
    name,
    required: condition === undefined ? true : 'conditional',
    condition: condition ?? null,
    form: '原件',
    copies: 1,
    sourceChannel: '申请人自备',
    deferrable: false,
    commitment: false,
    substitutableByLicence: null,
  };
}

export const jsonFile = (sheet: unknown, name = 'fair.json') => ({
  name,
  bytes: Buffer.from(JSON.stringify(sheet, null, 1)),
});
