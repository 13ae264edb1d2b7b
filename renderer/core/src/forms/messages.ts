import type { Language } from '../errors/index.ts';
import type { FieldDefinition, FieldError } from './definition.ts';
import { decimalPlaces, maximumLength, maximumRows } from './fields.ts';
import { centsToYuan } from './money.ts';

/** A sentence in both languages; what it says to do comes last. */
interface Sentence {
  zh: string;
  en: string;
}

/** The sentence of an error in the reader's language. */
export const errorText = (error: FieldError, language: Language): string =>
  language === 'en' ? (error.messageEn ?? error.message) : error.message;

/** The label as it stands inside a sentence: without a question mark or colon at its end. */
export function labelIn(field: FieldDefinition, language: Language): string {
  const label = language === 'en' ? (field.label.en ?? field.label.zh) : field.label.zh;
  return label.replace(/[\s?:.\uff1f\uff1a。]+$/u, '') || label;
}

const isChosen = (field: FieldDefinition): boolean =>
  ['yesNo', 'choice', 'choices', 'division'].includes(field.type);

/** A value of the field's type as the person would write it. */
function quantity(field: FieldDefinition, value: number): Sentence {
  if (field.type === 'money') {
    const yuan = centsToYuan(Math.round(value), { grouped: true });
    return { zh: ` ${yuan} 元`, en: `${yuan} yuan` };
  }
  const unit = field.unit;
  return {
    zh: ` ${value}${unit ? ` ${unit.zh}` : ''}`,
    en: `${value}${unit ? ` ${unit.en ?? unit.zh}` : ''}`,
  };
}

type Build = (input: { field: FieldDefinition; zh: string; en: string }) => Sentence;

const levelNames: Record<NonNullable<FieldDefinition['level']>, Sentence> = {
  province: { zh: '省', en: 'province' },
  prefecture: { zh: '州（市）', en: 'prefecture' },
  county: { zh: '县（市、区）', en: 'county' },
  township: { zh: '乡镇（街道）', en: 'township' },
  village: { zh: '乡镇（街道）', en: 'township' },
};

const tooShallow: Build = ({ field, zh, en }) => {
  const level = levelNames[field.level ?? 'village'];
  return { zh: `请把${zh}选到${level.zh}`, en: `Choose ${en} down to the ${level.en}` };
};

const wrongPlace: Build = ({ zh, en }) => ({
  zh: `${zh}不在可以填报的地区内，请重新选择`,
  en: `${en} lies outside the area this form is for: choose again`,
});

const notOffered: Build = ({ zh, en }) => ({
  zh: `${zh}中所选的项现在不能选，请重新选择`,
  en: `What was chosen for ${en} can no longer be chosen: choose again`,
});

const tooLarge: Build = ({ zh, en }) => ({
  zh: `${zh}的数值过大，请核对`,
  en: `${en} is too large: check the number`,
});

const notWhole: Build = ({ zh, en }) => ({
  zh: `${zh}应为整数，请去掉小数`,
  en: `${en} must be a whole number: remove the decimals`,
});

/** The sentences of every built-in error whose code alone, with the field, says what is wrong. */
const sentences: Record<string, Build> = {
  required: ({ field, zh, en }) => {
    if (field.computed !== undefined) {
      return {
        zh: `还不能得出${zh}，请先完成前面的回答`,
        en: `${en} cannot be worked out yet: answer the rest first`,
      };
    }
    if (field.type === 'table') return { zh: `请填写${zh}，至少一行`, en: `Fill in at least one row: ${en}` };
    if (field.type === 'choices') return { zh: `请选择${zh}，至少一项`, en: `Choose at least one: ${en}` };
    return isChosen(field)
      ? { zh: `请选择${zh}`, en: `Choose: ${en}` }
      : { zh: `请填写${zh}`, en: `Enter: ${en}` };
  },
  'computed.malformed': ({ zh, en }) => ({
    zh: `${zh}无法算出，请核对前面的回答`,
    en: `${en} cannot be worked out: check the answers it depends on`,
  }),
  'text.tooLong': ({ field, zh, en }) => ({
    zh: `${zh}最多 ${maximumLength(field)} 个字，请缩短`,
    en: `${en} may have at most ${maximumLength(field)} characters: shorten it`,
  }),
  'text.tooShort': ({ field, zh, en }) => ({
    zh: `${zh}至少 ${field.minLength ?? 0} 个字，请补充完整`,
    en: `${en} must have at least ${field.minLength ?? 0} characters: complete it`,
  }),
  'integer.malformed': ({ zh, en }) => ({
    zh: `请用数字填写${zh}，例如 12`,
    en: `Enter ${en} in digits, such as 12`,
  }),
  'integer.notWhole': notWhole,
  'integer.tooLarge': tooLarge,
  'decimal.malformed': ({ zh, en }) => ({
    zh: `请用数字填写${zh}，例如 12.5`,
    en: `Enter ${en} in digits, such as 12.5`,
  }),
  'decimal.tooLarge': tooLarge,
  'decimal.places': ({ field, zh, en }) => ({
    zh: `${zh}最多保留 ${decimalPlaces(field)} 位小数，请修改`,
    en: `${en} may have at most ${decimalPlaces(field)} decimal places: round it`,
  }),
  'money.malformed': ({ zh, en }) => ({
    zh: `请用数字填写${zh}，单位为元，最多两位小数，例如 1200.50`,
    en: `Enter ${en} in yuan, with at most two decimals, such as 1200.50`,
  }),
  'money.tooLarge': tooLarge,
  'money.notWhole': ({ zh, en }) => ({
    zh: `${zh}最多精确到分，请修改`,
    en: `${en} may have at most two decimals: round it`,
  }),
  'number.minimum': ({ field, zh, en }) => {
    const least = quantity(field, field.minimum ?? 0);
    return { zh: `${zh}不能小于${least.zh}，请核对`, en: `${en} must be at least ${least.en}` };
  },
  'number.exclusiveMinimum': ({ field, zh, en }) => {
    const bound = quantity(field, field.exclusiveMinimum ?? 0);
    return { zh: `${zh}应大于${bound.zh}，请核对`, en: `${en} must be more than ${bound.en}` };
  },
  'number.maximum': ({ field, zh, en }) => {
    const most = quantity(field, field.maximum ?? 0);
    return { zh: `${zh}不能大于${most.zh}，请核对`, en: `${en} must be at most ${most.en}` };
  },
  'date.incomplete': ({ zh, en }) => ({
    zh: `请把${zh}的年、月、日填完整，例如 2026 年 3 月 9 日`,
    en: `Enter year, month and day of ${en}, such as 2026 3 9`,
  }),
  'date.notReal': ({ zh, en }) => ({
    zh: `${zh}这一天不存在，请核对年、月、日`,
    en: `${en} is not a real day: check year, month and day`,
  }),
  'choice.notOffered': notOffered,
  'choices.notOffered': notOffered,
  'choices.tooFew': ({ field, zh, en }) => ({
    zh: `${zh}至少选 ${field.minItems ?? 1} 项，请补选`,
    en: `Choose at least ${field.minItems ?? 1} for ${en}`,
  }),
  'table.malformed': ({ zh, en }) => ({
    zh: `${zh}无法识别，请删去各行后重新填写`,
    en: `${en} was not understood: remove its rows and enter them again`,
  }),
  'table.tooFewRows': ({ field, zh, en }) => ({
    zh: `${zh}至少填 ${field.minRows ?? 1} 行，请补充`,
    en: `${en} needs at least ${field.minRows ?? 1} rows: add what is missing`,
  }),
  'table.tooManyRows': ({ field, zh, en }) => ({
    zh: `${zh}最多填 ${maximumRows(field)} 行，请删去多余的`,
    en: `${en} may have at most ${maximumRows(field)} rows: remove the others`,
  }),
  'division.tooShallow': tooShallow,
  'division.outside': wrongPlace,
  'address.division': ({ zh, en }) => ({ zh: `请选择${zh}所在的地区`, en: `Choose the area of ${en}` }),
  'address.tooShallow': tooShallow,
  'address.outside': wrongPlace,
  'address.detail': ({ zh, en }) => ({
    zh: `请填写${zh}的详细地址，例如街道、门牌号`,
    en: `Enter the street and number of ${en}`,
  }),
  'email.format': ({ zh, en }) => ({
    zh: `${zh}应像 name@example.com，请核对`,
    en: `${en} should look like name@example.com: check it`,
  }),
  'url.format': ({ zh, en }) => ({
    zh: `${zh}应以 http:// 或 https:// 开头，例如 https://shop.example.com`,
    en: `${en} must begin with http:// or https://, such as https://shop.example.com`,
  }),
  'citizenId.birthDate': ({ zh, en }) => ({
    zh: `${zh}第 7 至 14 位的出生日期晚于今天，请核对`,
    en: `The date of birth in ${en} lies in the future: check digits 7 to 14`,
  }),
};

/** Where nothing more exact is known: what a modified client sends, mostly. */
const malformed: Build = ({ field, zh, en }) =>
  isChosen(field)
    ? { zh: `${zh}无法识别，请重新选择`, en: `${en} was not understood: choose again` }
    : { zh: `${zh}无法识别，请重新填写`, en: `${en} was not understood: enter it again` };

/** A built-in error. `part`: see FieldError. */
export function fieldError(field: FieldDefinition, code: string, part?: FieldError['part']): FieldError {
  const build = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  const sentence = (build ?? malformed)({ field, zh: labelIn(field, 'zh'), en: labelIn(field, 'en') });
  return {
    field: field.key,
    code,
    message: sentence.zh,
    messageEn: sentence.en,
    ...(part ? { part } : {}),
  };
}

/** What a row is called, from 0: 车辆 2; 第 2 行 where the table has no name for its rows. */
export function rowTitle(table: FieldDefinition, row: number, language: Language): string {
  const name = table.rowName;
  if (language === 'en') return `${name?.en ?? 'Row'} ${row + 1}`;
  return name ? `${name.zh} ${row + 1}` : `第 ${row + 1} 行`;
}

/** The error of a column's field as that of a cell: said of its row, and placed there. */
export const cellError = (table: FieldDefinition, error: FieldError, row: number): FieldError => ({
  ...error,
  field: table.key,
  row,
  column: error.field,
  message: `${rowTitle(table, row, 'zh')}：${error.message}`,
  messageEn: `${rowTitle(table, row, 'en')}: ${error.messageEn ?? error.message}`,
});

/** The value of a cell stands already in the row `first`. Placed at the column, for `cellError`. */
export const duplicateError = (
  table: FieldDefinition,
  column: FieldDefinition,
  first: number,
): FieldError => ({
  field: column.key,
  code: 'table.duplicate',
  message: `${labelIn(column, 'zh')}与“${rowTitle(table, first, 'zh')}”相同，请核对`,
  messageEn: `${labelIn(column, 'en')} is the same as in ${rowTitle(table, first, 'en')}: check both`,
});
