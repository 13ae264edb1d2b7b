import type { StaffCase } from '../../../operations/cases/index.ts';

/** A case as the server sends it: filed online, one document handed in, nothing decided. */
export const staffCaseFixture = (changed: Partial<StaffCase> = {}): StaffCase => ({
  caseNumber: '530102-20261123-000001-2',
  itemKey: 'food-business-licence-new',
  itemName: '食品经营许可证核发（新办）',
  bodyName: '五华区市场监督管理局（演示）',
  tenantName: '五华区',
  status: 'submitted',
  statusLabel: { zh: '已提交', en: 'Submitted' },
  submittedAt: '2026-11-23T06:01:00.000Z',
  due: {
    kind: 'acceptance',
    date: '2026-11-30',
    unit: 'workingDay',
    daysLeft: 5,
    state: 'ok',
    provisional: false,
    label: { zh: '还剩5个工作日', en: '5 working days left' },
  },
  needsYou: false,
  channel: 'self',
  timeline: [
    {
      seq: 1,
      type: 'submitted',
      at: '2026-11-23T06:01:00.000Z',
      title: '已提交',
      detail: '网上提交\n共1个文件',
      actorLabel: '申请人',
    },
  ],
  next: '受理部门正在核对材料。',
  corrections: [],
  documents: [
    {
      kind: 'receipt',
      title: '收件凭证',
      issuedAt: '2026-11-23T06:01:05.000Z',
      url: '/office-api/documents/d1',
    },
  ],
  licences: [],
  seq: 1,
  actions: ['accept', 'requestCorrection', 'refuseAcceptance'],
  applicant: {
    kind: 'person',
    name: '张三',
    citizenId: '530102199001011231',
    mobile: '13800000000',
  },
  form: {
    v: 1,
    key: 'food',
    title: { zh: '申请书' },
    engine: 'rjsf',
    pages: [
      {
        key: 'page',
        title: { zh: '经营场所' },
        sections: [
          {
            key: 'premises',
            title: { zh: '经营场所' },
            fields: [
              {
                key: 'seats',
                type: 'integer',
                label: { zh: '就餐座位数' },
                required: false,
                checks: [],
                unit: { zh: '个' },
                personalData: 'none',
              },
              {
                key: 'premises',
                type: 'address',
                label: { zh: '经营场所' },
                required: true,
                checks: [],
                personalData: 'personal',
              },
            ],
          },
        ],
      },
    ],
  },
  payload: { seats: 24, premises: { division: '530102001000', detail: '翠湖北路 2 号' } },
  context: { situation: {}, param: {}, applicant: {}, today: '2026-11-23' },
  checklist: [
    {
      key: 'operation-flow',
      name: { zh: '操作流程说明' },
      reason: { zh: '经营项目含“热食类制售”，所以要提交。' },
      generatedFromForm: false,
      deferred: false,
      committed: false,
      files: [
        {
          materialKey: 'operation-flow',
          fileId: 'f1',
          fileName: 'flow.pdf',
          bytes: 2048,
          sha256: '0'.repeat(64),
          url: '/office-api/cases/530102-20261123-000001-2/files/f1',
        },
      ],
    },
  ],
  correctionTargets: {
    materials: [{ key: 'operation-flow', label: '操作流程说明' }],
    fields: [
      { key: 'seats', label: '就餐座位数' },
      { key: 'premises', label: '经营场所' },
    ],
  },
  recommendation: null,
  basis: ['中华人民共和国食品安全法第三十五条'],
  ...changed,
});
