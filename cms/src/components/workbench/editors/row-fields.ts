import {
  type ElementKey,
  levelLabels,
  materialFormLabels,
  materialSourceLabels,
  powerSourceLabels,
  resultKindLabels,
  stageLabels,
} from '@banshi/core/items';
import { basis, confidence, optionsOf } from './element-fields.ts';
import type { FieldContext, FieldSpec, Option } from './field-spec.ts';

const role = (path: string, label: [string, string]): FieldSpec => ({
  path,
  label,
  kind: 'choice',
  options: ({ roles }) => roles,
});

/** What says in which division a case lies: the addresses and divisions that the item asks for. */
const places = ({ variables, w }: FieldContext): Option[] =>
  variables
    .filter(({ name, type }) => type === 'division' || /(address|premises|place|division)$/i.test(name))
    .map(({ name, label }) => ({ value: name, label: w.say(label) }));

/** The levels below the one that handles a case: to them it can be delegated. */
const levelsBelow = (context: FieldContext): Option[] => {
  const all = optionsOf(levelLabels)(context);
  const { level } = context.value as { level?: string };
  return all.slice(all.findIndex(({ value }) => value === level) + 1);
};

export const delegationFields: FieldSpec[] = [
  {
    path: 'to',
    label: ['由哪一级办', 'To which level'],
    kind: 'choice',
    options: (context) => {
      const { delegable } = context.outer as { delegable?: string[] };
      return optionsOf(levelLabels)(context).filter(({ value }) => delegable?.includes(value));
    },
  },
  role('departmentRole', ['由哪个部门办', 'By which department']),
  {
    path: 'powerSource',
    label: ['方式', 'How'],
    kind: 'choice',
    options: optionsOf({
      entrusted: { zh: '委托：仍用本级的名义、编号和印章', en: 'Entrusted: our name, number and seal' },
      devolved: { zh: '下放：用下级自己的名义和印章', en: 'Devolved: their own name and seal' },
      authorised: { zh: '授权：用下级自己的名义和印章', en: 'Authorised: their own name and seal' },
    }),
  },
  { path: 'when', label: ['哪些申请交给下级', 'Which cases'], kind: 'rule' },
  {
    path: 'document',
    label: ['委托文件', 'Document'],
    kind: 'text',
    hint: ['标题和文号', 'Title and number'],
  },
  basis,
  { path: 'validFrom', label: ['从哪天起', 'From'], kind: 'date' },
  {
    path: 'validUntil',
    label: ['到哪天止', 'Until'],
    kind: 'date',
    hint: ['当天仍有效；不填为长期', 'That day included; empty = without end'],
  },
];

/** The controls of a row of every list. Situations are written as JSON by those who know them. */
export const rowFields: { readonly [K in ElementKey]?: FieldSpec[] } = {
  legalBasis: [
    { path: 'statute', label: ['名称', 'Statute'], kind: 'text' },
    { path: 'article', label: ['条款', 'Article'], kind: 'text' },
    { path: 'gist', label: ['内容', 'Gist'], kind: 'text', isLong: true },
  ],
  conditions: [{ path: 'text', label: ['条件', 'Condition'], kind: 'local', isLong: true }, basis],
  eligibility: [
    { path: 'when', label: ['什么情形', 'When'], kind: 'rule' },
    {
      path: 'outcome',
      label: ['结论', 'Outcome'],
      kind: 'choice',
      options: optionsOf({
        notNeeded: { zh: '不用办', en: 'Not needed' },
        referTo: { zh: '改办另一事项', en: 'Another item instead' },
        notEligible: { zh: '不能办', en: 'Not eligible' },
      }),
    },
    {
      path: 'referTo.name',
      label: ['另一事项的名称', 'Name of the other item'],
      kind: 'local',
      when: ({ outcome }) => outcome === 'referTo',
    },
    { path: 'reason', label: ['告知申请人', 'Told'], kind: 'local', isLong: true },
    { path: 'nextStep', label: ['下一步', 'Next step'], kind: 'local', isLong: true },
    basis,
  ],
  materials: [
    { path: 'name', label: ['材料名称', 'Document'], kind: 'local' },
    {
      path: 'necessity',
      label: ['必要性', 'Needed'],
      kind: 'choice',
      options: optionsOf({
        required: { zh: '必要', en: 'Required' },
        optional: { zh: '非必要', en: 'Optional' },
      }),
    },
    { path: 'applies', label: ['什么情况要交', 'When'], kind: 'rule' },
    { path: 'reason', label: ['为什么要交', 'Why'], kind: 'local' },
    basis,
    { path: 'form', label: ['形式', 'Form'], kind: 'choice', options: optionsOf(materialFormLabels) },
    { path: 'copies', label: ['份数', 'Copies'], kind: 'integer' },
    { path: 'source', label: ['来源', 'Source'], kind: 'choice', options: optionsOf(materialSourceLabels) },
    {
      path: 'deferrable.until',
      label: ['容缺', 'May follow'],
      kind: 'choice',
      isOptional: true,
      options: optionsOf({
        decision: { zh: '可容缺，决定前补交', en: 'Before the decision' },
        delivery: { zh: '可容缺，送达前补交', en: 'Before delivery' },
      }),
    },
    { path: 'commitment', label: ['可用告知承诺代替', 'A commitment will do'], kind: 'yesNo' },
    {
      path: 'replacedBy',
      label: ['有哪种电子证照可免交', 'Spared by which licence'],
      kind: 'text',
    },
    {
      path: 'accept',
      label: ['可上传的文件', 'File types'],
      kind: 'choices',
      options: optionsOf({
        pdf: { zh: 'PDF', en: 'PDF' },
        jpeg: { zh: '照片（JPEG）', en: 'Photo (JPEG)' },
        png: { zh: '图片（PNG）', en: 'Picture (PNG)' },
      }),
    },
    {
      path: 'maxMegabytes',
      label: ['单个文件上限', 'Largest file'],
      kind: 'integer',
      unit: ['MB', 'MB'],
    },
    { path: 'maxFiles', label: ['文件个数上限', 'Most files'], kind: 'integer' },
    { path: 'explanation', label: ['填写说明', 'Explanation'], kind: 'local', isLong: true },
    confidence,
  ],
  process: [
    { path: 'name', label: ['步骤', 'Step'], kind: 'local' },
    { path: 'stage', label: ['环节', 'Stage'], kind: 'choice', options: optionsOf(stageLabels) },
    { path: 'days', label: ['天数', 'Days'], kind: 'integer' },
  ],
  results: [
    { path: 'name', label: ['结果名称', 'Result'], kind: 'local' },
    { path: 'kind', label: ['类型', 'Kind'], kind: 'choice', options: optionsOf(resultKindLabels) },
    { path: 'when', label: ['什么情况发', 'When'], kind: 'rule' },
    {
      path: 'validityYears',
      label: ['有效期', 'Valid for'],
      kind: 'integer',
      unit: ['年', 'years'],
      hint: ['不填为长期', 'Empty = without limit'],
    },
  ],
  parameters: [
    { path: 'label', label: ['参数名称', 'Parameter'], kind: 'local' },
    { path: 'value', label: ['值', 'Value'], kind: 'value' },
    { path: 'unit', label: ['单位', 'Unit'], kind: 'text' },
    basis,
    {
      path: 'owningLevel',
      label: ['由哪一级定', 'Set by'],
      kind: 'choice',
      isOptional: true,
      options: optionsOf(levelLabels),
    },
    {
      path: 'direction',
      label: ['下级可以', 'Lower levels may'],
      kind: 'choice',
      options: optionsOf({
        any: { zh: '调高或调低', en: 'Raise or lower it' },
        up: { zh: '只能调高', en: 'Only raise it' },
        down: { zh: '只能调低', en: 'Only lower it' },
      }),
    },
    { path: 'validFrom', label: ['从哪天起', 'From'], kind: 'date' },
    { path: 'validUntil', label: ['到哪天止', 'Until'], kind: 'date' },
    confidence,
  ],
  assignments: [
    { path: 'when', label: ['哪些申请', 'Which cases'], kind: 'rule' },
    { path: 'place', label: ['按哪里定', 'By the place'], kind: 'choice', options: places },
    { path: 'level', label: ['由哪一级办', 'Level'], kind: 'choice', options: optionsOf(levelLabels) },
    role('departmentRole', ['由哪个部门办', 'Department']),
    {
      path: 'powerSource',
      label: ['权力来源', 'Power'],
      kind: 'choice',
      options: optionsOf(powerSourceLabels),
    },
    {
      path: 'preliminaryReview.level',
      label: ['由哪一级初审', 'First review by'],
      kind: 'choice',
      isOptional: true,
      options: optionsOf(levelLabels),
    },
    {
      ...role('preliminaryReview.departmentRole', ['初审部门', 'Reviewing department']),
      when: ({ preliminaryReview }) => preliminaryReview !== undefined,
    },
    basis,
    {
      path: 'delegable',
      label: ['可以委托给', 'May be delegated to'],
      kind: 'choices',
      options: levelsBelow,
    },
    {
      path: 'delegations',
      label: ['委托下级办理', 'Delegated to lower levels'],
      kind: 'rows',
      add: ['增加一项委托', 'Add a delegation'],
      empty: () => ({ powerSource: 'entrusted' }),
      fields: delegationFields,
    },
  ],
  intakeWindows: [
    { path: 'label', label: ['名称', 'Name'], kind: 'local' },
    { path: 'from', label: ['开始', 'From'], kind: 'date' },
    { path: 'until', label: ['结束', 'Until'], kind: 'date', hint: ['当天仍受理', 'That day included'] },
  ],
  faqs: [
    { path: 'question', label: ['问', 'Question'], kind: 'local' },
    { path: 'answer', label: ['答', 'Answer'], kind: 'local', isLong: true },
  ],
  servicePoints: [
    {
      path: 'servicePoint',
      label: ['窗口', 'Window'],
      kind: 'choice',
      options: ({ servicePoints }) => servicePoints,
    },
  ],
  notes: [{ path: 'text', label: ['说明', 'Note'], kind: 'local', isLong: true }],
};

/** What a new row begins with. */
export const newRows: { readonly [K in ElementKey]?: () => Record<string, unknown> } = {
  eligibility: () => ({ outcome: 'notEligible' }),
  materials: () => ({ necessity: 'required', form: 'copy', copies: 1, source: 'applicant' }),
  process: () => ({ stage: 'review', days: 1 }),
  results: () => ({ kind: 'document' }),
  parameters: () => ({ direction: 'any' }),
  assignments: () => ({ level: 'county', powerSource: 'statutory', delegable: [], delegations: [] }),
};
