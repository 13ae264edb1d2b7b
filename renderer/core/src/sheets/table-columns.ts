import type { FieldDefinition } from '../forms/index.ts';
import type { SheetField } from './item-sheet.ts';
import { chineseText, foldWords, variableFor } from './text.ts';

type TableSettings = Pick<FieldDefinition, 'columns' | 'minRows'>;
type Column = NonNullable<FieldDefinition['columns']>[number];

/** The columns that a sheet names for a table: "车牌、类型、购置时间", "列姓名、身份证号". One column where it names none. */
export function columnsOf(row: SheetField): TableSettings {
  const names = namesIn(row.constraint ?? '');
  const columns = (names.length > 0 ? names : ['内容']).slice(0, 12).map(columnOf);
  return { columns, ...(row.required ? { minRows: 1 } : {}) };
}

function namesIn(constraint: string): string[] {
  const list = constraint
    .split(/[,，;；]/)
    .map((part) => part.replace(/^列/, '').trim())
    .find((part) => part.includes('、'));
  return (list ?? '').split('、').filter((name) => name.trim() !== '');
}

function columnOf(words: string): Column {
  const limit = /^([^\d≤≥<>]+)([≤≥])(\d+)$/.exec(foldWords(words));
  const label = limit?.[1] ?? words;
  const bound = limit ? { [limit[2] === '≤' ? 'maximum' : 'minimum']: Number(limit[3]) } : {};
  return {
    key: variableFor('c', label),
    type: limit ? 'integer' : typeOf(label),
    label: { zh: chineseText(label) },
    required: false,
    checks: [],
    ...bound,
    personalData: /身份证/.test(label) ? 'sensitive' : /姓名/.test(label) ? 'personal' : 'none',
  };
}

function typeOf(label: string): Column['type'] {
  if (/身份证号?$/.test(label)) return 'citizenId';
  if (/(日期|购置时间)$/.test(label)) return 'date';
  if (/^年龄$/.test(label)) return 'integer';
  return /^是否/.test(label) ? 'yesNo' : 'text';
}
