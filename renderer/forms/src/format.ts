import { type Language, textIn } from '@banshi/core/errors';
import {
  type AddressValue,
  centsToYuan,
  type FieldDefinition,
  rowTitle,
  type TableRow,
  tableColumns,
} from '@banshi/core/forms';
import { say } from './texts.ts';

/** Names for codes that a form stores; absent, or undefined for a code = the code itself is shown. */
export interface FormatLookups {
  /** Full name from the province down: 云南省昆明市五华区. */
  divisionName?: (code: string) => string | undefined;
}

const isAddress = (value: unknown): value is AddressValue =>
  typeof value === 'object' && value !== null && 'division' in value && 'detail' in value;

/** A value as text for people: option labels, money in yuan, dates and places in words; 未填写 where there is none. */
export function formatFieldValue(
  field: FieldDefinition,
  value: unknown,
  language: Language,
  lookups: FormatLookups = {},
): string {
  const placeName = (code: string) => lookups.divisionName?.(code) ?? code;
  if (value === undefined || value === null || value === '') return say('notAnswered', language);
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no', language);
  if (typeof value === 'number') return formatNumber(field, value, language);
  if (field.type === 'table') return formatRows(field, value, language, lookups);
  if (Array.isArray(value)) {
    return value
      .map((item) => optionLabel(field, String(item), language))
      .join(language === 'zh' ? '、' : ', ');
  }
  if (isAddress(value)) return `${placeName(value.division)}${language === 'zh' ? '' : ' '}${value.detail}`;
  const text = String(value);
  if (field.type === 'choice') return optionLabel(field, text, language);
  if (field.type === 'division') return placeName(text);
  return field.type === 'date' ? formatDate(text, language) : text;
}

/** The rows of a stored table; none of anything else. */
export const tableRows = (value: unknown): TableRow[] =>
  Array.isArray(value) ? value.filter((row) => typeof row === 'object' && row !== null) : [];

/** A table on one line: each row under its name, with what was answered in it. */
function formatRows(table: FieldDefinition, value: unknown, language: Language, lookups: FormatLookups) {
  const [between, after, separator] = language === 'zh' ? ['，', '：', '；'] : [', ', ': ', '; '];
  const lines = tableRows(value).map((row, index) => {
    const cells = tableColumns(table).flatMap((column) => {
      const cell = row[column.key];
      if (cell === undefined || cell === null || cell === '') return [];
      return [`${textIn(column.label, language)} ${formatFieldValue(column, cell, language, lookups)}`];
    });
    return `${rowTitle(table, index, language)}${after}${cells.join(between) || say('notAnswered', language)}`;
  });
  return lines.join(separator) || say('notAnswered', language);
}

export function optionLabel(field: FieldDefinition, value: string, language: Language): string {
  const option = field.options?.find((candidate) => candidate.value === value);
  return option ? textIn(option.label, language) : value;
}

function formatNumber(field: FieldDefinition, value: number, language: Language): string {
  if (field.type === 'money') return `${centsToYuan(value, { grouped: true })} ${say('yuan', language)}`;
  return field.unit ? `${value} ${textIn(field.unit, language)}` : String(value);
}

function formatDate(text: string, language: Language): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match || language === 'en') return text;
  return `${match[1]}年${Number(match[2])}月${Number(match[3])}日`;
}
