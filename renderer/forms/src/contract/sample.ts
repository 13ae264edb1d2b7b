import { FormDefinition } from '@banshi/core/forms';
import type { Division, LoadDivisions } from '../types.ts';

/** A form with every type of field and every kind of rule, for tests. */
export const sampleForm = FormDefinition.parse({
  v: 1,
  key: 'sample',
  title: { zh: '样表', en: 'Sample' },
  pages: [
    {
      key: 'who',
      title: { zh: '经营者', en: 'Operator' },
      sections: [
        {
          key: 'operator',
          title: { zh: '经营者信息', en: 'About the operator' },
          fields: [
            { key: 'intro', type: 'note', label: { zh: '请对照营业执照填写' } },
            {
              key: 'name',
              type: 'text',
              label: { zh: '经营者名称', en: 'Name' },
              required: true,
              help: { zh: '与营业执照一致' },
              maxLength: 100,
              autocomplete: 'organization',
            },
            {
              key: 'kind',
              type: 'choice',
              label: { zh: '主体业态' },
              required: true,
              computed: { var: 'situation.kind' },
              options: [
                { value: 'catering', label: { zh: '餐饮服务经营者', en: 'Catering' } },
                { value: 'sales', label: { zh: '食品销售经营者' } },
              ],
            },
            { key: 'uscc', type: 'uscc', label: { zh: '统一社会信用代码' }, required: true },
            { key: 'personId', type: 'citizenId', label: { zh: '负责人身份证号' } },
            { key: 'mobile', type: 'mobile', label: { zh: '手机号' } },
            { key: 'phone', type: 'phone', label: { zh: '联系电话' } },
            { key: 'email', type: 'email', label: { zh: '电子邮箱' } },
            { key: 'founded', type: 'date', label: { zh: '成立日期' } },
          ],
        },
      ],
    },
    {
      key: 'where',
      title: { zh: '经营情况', en: 'Business' },
      sections: [
        {
          key: 'business',
          title: { zh: '经营情况', en: 'Business' },
          fields: [
            {
              key: 'online',
              type: 'yesNo',
              label: { zh: '是否网络经营', en: 'Do you sell online?' },
              required: true,
            },
            {
              key: 'site',
              type: 'url',
              label: { zh: '网址' },
              required: true,
              visible: { var: 'form.online' },
            },
            {
              key: 'mode',
              type: 'choice',
              label: { zh: '经营方式' },
              options: [
                { value: 'shop', label: { zh: '门店' } },
                { value: 'web', label: { zh: '网店' }, when: { var: 'form.online' } },
              ],
            },
            {
              key: 'street',
              type: 'choice',
              label: { zh: '街区' },
              options: 'abcdefgh'.split('').map((value) => ({ value, label: { zh: `${value} 区` } })),
            },
            {
              key: 'items',
              type: 'choices',
              label: { zh: '经营项目' },
              required: true,
              options: [
                { value: 'hot', label: { zh: '热食类制售' } },
                { value: 'cold', label: { zh: '冷食类制售' } },
                { value: 'raw', label: { zh: '生食类制售' } },
              ],
            },
            {
              key: 'story',
              type: 'longText',
              label: { zh: '说明' },
              required: { rule: { in: ['raw', { var: 'form.items' }] } },
            },
          ],
        },
        {
          key: 'numbers',
          title: { zh: '规模' },
          help: { zh: '按实际填写' },
          fields: [
            {
              key: 'area',
              type: 'decimal',
              label: { zh: '经营面积' },
              exclusiveMinimum: 0,
              unit: { zh: '平方米' },
            },
            {
              key: 'staff',
              type: 'integer',
              label: { zh: '从业人员数' },
              minimum: 1,
              checks: [
                {
                  code: 'crowded',
                  rule: { '<=': [{ var: 'form.staff' }, { var: 'form.area' }] },
                  message: { zh: '从业人员多于面积，请核对' },
                },
              ],
            },
            { key: 'rent', type: 'money', label: { zh: '月租金' } },
            {
              key: 'yearly',
              type: 'money',
              label: { zh: '年租金' },
              computed: { '*': [{ var: 'form.rent' }, 12] },
            },
            { key: 'county', type: 'division', label: { zh: '所在县' }, level: 'county' },
            {
              key: 'premises',
              type: 'address',
              label: { zh: '经营场所' },
              required: true,
              within: '530102000000',
            },
          ],
        },
      ],
    },
  ],
});

export const sampleContext = {
  situation: { kind: 'catering' },
  param: {},
  applicant: {},
  today: '2026-11-23',
};

const tree: Record<string, Division[]> = {
  top: [{ code: '530000000000', name: '云南省' }],
  '530000000000': [
    { code: '530100000000', name: '昆明市' },
    { code: '532800000000', name: '西双版纳州' },
  ],
  '530100000000': [
    { code: '530102000000', name: '五华区' },
    { code: '530103000000', name: '盘龙区' },
  ],
  '530102000000': [
    { code: '530102001000', name: '华山街道' },
    { code: '530102002000', name: '护国街道' },
  ],
  '530102001000': [{ code: '530102001001', name: '文庙社区', hasChildren: false }],
};

export const sampleDivisions: LoadDivisions = (parent) => Promise.resolve(tree[parent ?? 'top'] ?? []);
