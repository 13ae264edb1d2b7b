import type { Language } from '@banshi/core/errors';

/** What the widgets themselves say; labels, help and errors come with the form. */
const texts = {
  optional: { zh: '（选填）', en: ' (optional)' },
  required: { zh: '（必填）', en: ' (required)' },
  errorPrefix: { zh: '错误：', en: 'Error: ' },
  choose: { zh: '请选择', en: 'Choose' },
  noOptions: { zh: '按前面的回答，现在没有可选的项', en: 'Your answers so far leave nothing to choose here' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  year: { zh: '年', en: 'Year' },
  month: { zh: '月', en: 'Month' },
  day: { zh: '日', en: 'Day' },
  province: { zh: '省（自治区、直辖市）', en: 'Province' },
  prefecture: { zh: '州（市）', en: 'Prefecture' },
  county: { zh: '县（市、区）', en: 'County' },
  township: { zh: '乡镇（街道）', en: 'Township' },
  village: { zh: '村（社区）', en: 'Village' },
  detail: { zh: '详细地址（街道、门牌号）', en: 'Street and number' },
  loading: { zh: '正在读取地区…', en: 'Loading places…' },
  loadFailed: { zh: '地区没有读出来。', en: 'The places could not be loaded.' },
  retry: { zh: '重新读取', en: 'Try again' },
  yuan: { zh: '元', en: 'yuan' },
  capitals: { zh: '大写：', en: 'In capitals: ' },
  fromSituation: {
    zh: '由情形选择得出，修改请返回上一步',
    en: 'Follows from your situation: to change it, go back one step',
  },
  computed: { zh: '由系统根据您的填写算出', en: 'Worked out from your answers' },
  noRows: { zh: '还没有填写。', en: 'Nothing has been entered yet.' },
  row: { zh: '一行', en: 'a row' },
  remove: { zh: '删除', en: 'Remove' },
  undo: { zh: '撤销删除', en: 'Undo' },
  total: { zh: '合计', en: 'Total' },
  notAnswered: { zh: '未填写', en: 'Not answered' },
  change: { zh: '修改', en: 'Change' },
} as const;

export type TextKey = keyof typeof texts;

export const say = (key: TextKey, language: Language): string => texts[key][language];

/** The heading of the error summary. */
export const problemCount = (count: number, language: Language): string => {
  if (language === 'zh') return `有 ${count} 处需要修改`;
  return count === 1 ? 'There is 1 problem' : `There are ${count} problems`;
};

/** What is said of the rows of a table; `name` is what one row is called, such as 车辆 or 车辆 2. */
export const rowTexts = {
  add: (name: string | undefined, language: Language): string =>
    language === 'zh' ? `添加${name ?? say('row', 'zh')}` : `Add ${name?.toLowerCase() ?? say('row', 'en')}`,
  removed: (name: string, language: Language): string =>
    language === 'zh' ? `已删除“${name}”。` : `${name} has been removed.`,
  full: (most: number, language: Language): string =>
    language === 'zh' ? `最多 ${most} 行，已经填满。` : `At most ${most} rows: there is no room for another.`,
};
