import type { HandlingItem } from '@banshi/core/items';
import type { BrowserItem, Citizen, Draft, ItemView } from '../api/types.ts';

/** A small item with everything the views have to show: a place, a branch, three outcomes, every group of material. */
const text = (zh: string) => ({ zh });
const sells = (value: string) => ({ in: [value, { var: 'situation.sells' }] });

const situations: HandlingItem['situations'] = [
  {
    key: 'premises',
    variable: 'premises',
    origin: 'asked',
    question: { zh: '您的店开在哪里?', en: 'Where is your shop?' },
    type: 'division',
  },
  {
    key: 'sells',
    variable: 'sells',
    origin: 'asked',
    question: text('您打算卖什么?'),
    type: 'choices',
    options: [
      { value: 'produce', label: text('蔬菜水果') },
      { value: 'packed', label: text('预包装食品') },
      { value: 'other', label: text('其他食品') },
    ],
  },
  {
    key: 'agent',
    variable: 'agent',
    origin: 'asked',
    question: text('是不是委托别人来办?'),
    type: 'yesNo',
    when: sells('other'),
  },
];

const eligibility: HandlingItem['eligibility'] = [
  {
    key: 'filing',
    when: { and: [sells('packed'), { '!': [sells('other')] }] },
    outcome: 'referTo',
    referTo: { itemKey: 'packed-food-filing', name: text('预包装食品备案') },
    reason: text('只卖预包装食品,办备案就行。'),
    nextStep: text('请改办备案。'),
    basis: '管理办法第五条',
  },
  {
    key: 'produce',
    when: { '!': [sells('other')] },
    outcome: 'notNeeded',
    reason: text('只卖食用农产品,不用许可。'),
    nextStep: text('可以直接营业。'),
  },
];

const material = (
  key: string,
  zh: string,
  more: Partial<HandlingItem['materials'][number]> = {},
): HandlingItem['materials'][number] => ({
  key,
  name: text(zh),
  necessity: 'required',
  form: 'original',
  copies: 1,
  source: 'applicant',
  commitment: false,
  generatedFromForm: false,
  accept: ['pdf', 'jpeg', 'png'],
  maxMegabytes: 2,
  maxFiles: 2,
  ...more,
});

const item: BrowserItem = {
  name: { zh: '食品经营许可', en: 'Food licence' },
  situations,
  eligibility,
  materials: [
    material('application', '申请书', { generatedFromForm: true }),
    material('layout', '平面图', { reason: text('看场所合不合适。') }),
    material('licence', '营业执照', { deferrable: { until: 'decision' } }),
    material('rules', '制度清单', { commitment: true }),
    material('proxy', '委托书', { applies: { '==': [{ var: 'situation.agent' }, true] } }),
  ],
  form: {
    v: 1,
    key: 'food',
    title: text('申请书'),
    engine: 'rjsf',
    pages: [
      {
        key: 'shop',
        title: text('店铺'),
        sections: [
          {
            key: 'main',
            title: text('店铺'),
            fields: [
              {
                key: 'shopName',
                type: 'text',
                label: text('店名'),
                required: true,
                checks: [],
                personalData: 'none',
                prefill: 'applicant.name',
              },
              {
                key: 'staff',
                type: 'integer',
                label: text('从业人数'),
                required: true,
                minimum: 1,
                checks: [],
                personalData: 'none',
              },
            ],
          },
        ],
      },
    ],
  },
  parameters: [],
  process: [],
  results: [],
  assignments: [
    {
      key: 'county',
      place: 'situation.premises',
      level: 'county',
      departmentRole: 'market-supervision',
      powerSource: 'statutory',
      delegable: [],
      delegations: [],
    },
  ],
};

export const view: ItemView = {
  tenant: { code: '530102000000', name: '五华区' },
  itemKey: 'food-licence',
  bundleHash: 'hash',
  item,
  provenanceNames: { 'materials/layout': '云南省', 'eligibility/filing': '云南省' },
  body: { name: '五华区市场监督管理局' },
};

export const citizen: Citizen = { id: 'c1', name: '张三', mobileMasked: '138****8000', kind: 'person' };

export const answersToApply = { premises: '530102000000', sells: ['other'], agent: false };

export const today = '2026-11-23';

/** As the server makes it from a start that was complete. */
export const freshDraft = (part: Partial<Draft> = {}): Draft => ({
  id: 'd1',
  revision: 1,
  tenantCode: '530102000000',
  itemKey: 'food-licence',
  bundleHash: 'hash',
  item: view,
  changes: [],
  applicant: null,
  answers: answersToApply,
  values: {},
  files: [],
  commitments: [],
  deferred: [],
  lastPage: null,
  updatedAt: '2026-11-23T06:03:00.000Z',
  handledBy: {
    tenantCode: '530102000000',
    tenantName: '五华区',
    bodyName: '五华区市场监督管理局',
    differs: false,
  },
  ...part,
});

/** Nothing left to do but to check and submit. */
export const finishedDraft = (part: Partial<Draft> = {}): Draft =>
  freshDraft({
    applicant: { kind: 'person' },
    values: { shopName: '老滇味', staff: 3 },
    files: [
      {
        id: 'f1',
        materialKey: 'layout',
        fileName: '平面图.jpg',
        bytes: 1_800_000,
        mimeType: 'image/jpeg',
        sha256: 'a',
        url: '/files/f1',
      },
    ],
    commitments: ['rules'],
    deferred: ['licence'],
    ...part,
  });
