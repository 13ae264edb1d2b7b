import type { FieldDefinition, FieldType, FormDefinition } from '@banshi/core/forms';
import type { ElementValue } from './element-view.ts';
import type { Wording } from './wording.ts';

const typeNames: Record<FieldType, [zh: string, en: string]> = {
  text: ['单行文字', 'Text'],
  longText: ['多行文字', 'Long text'],
  integer: ['整数', 'Whole number'],
  decimal: ['小数', 'Number'],
  money: ['金额', 'Amount'],
  date: ['日期', 'Date'],
  yesNo: ['是否', 'Yes or no'],
  choice: ['单选', 'One choice'],
  choices: ['多选', 'Several choices'],
  division: ['行政区划', 'Division'],
  address: ['地址', 'Address'],
  phone: ['电话', 'Phone'],
  mobile: ['手机号', 'Mobile'],
  email: ['电子邮箱', 'E-mail'],
  url: ['网址', 'Web address'],
  citizenId: ['身份证号', 'Citizen ID'],
  uscc: ['统一社会信用代码', 'USCC'],
  table: ['表格', 'Table'],
  note: ['说明文字', 'Note'],
};

/** A form as pages and sections with their fields: what is asked, of what kind, when, and whether it must be filled. */
export const outlineOf = (form: FormDefinition, w: Wording): ElementValue => ({
  kind: 'outline',
  groups: form.pages.flatMap((page) =>
    page.sections.map((section) => ({
      title: [...new Set([w.say(page.title), w.say(section.title)])].join(' · '),
      columns: [
        w.word('填写项', 'Field'),
        w.word('类型', 'Type'),
        w.word('必填', 'Required'),
        w.word('什么时候出现', 'Shown when'),
        w.word('选项、各列', 'Options, columns'),
      ],
      rows: section.fields.map((field) => ({
        key: field.key,
        cells: [
          w.say(field.label),
          w.word(...typeNames[field.type]),
          requiredText(field, w),
          field.visible === undefined ? w.word('总是', 'Always') : w.rule(field.visible),
          field.computed === undefined
            ? w.list((field.columns ?? field.options ?? []).map(({ label }) => w.say(label)))
            : w.word(`自动计算：${w.rule(field.computed)}`, `Computed: ${w.rule(field.computed)}`),
        ],
        isUnverified: false,
      })),
    })),
  ),
});

function requiredText(field: FieldDefinition, w: Wording): string {
  if (field.type === 'note' || field.computed !== undefined) return '';
  if (typeof field.required === 'boolean')
    return field.required ? w.word('必填', 'Yes') : w.word('选填', 'No');
  return w.word(`${w.rule(field.required.rule)}时必填`, `Where ${w.rule(field.required.rule)}`);
}
