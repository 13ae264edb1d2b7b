import type { Language } from '@banshi/core/errors';
import { textIn } from '@banshi/core/errors';
import { centsToYuan, type FieldDefinition } from '@banshi/core/forms';
import { messagesIn } from '../office/messages/index.ts';

/** Written names of the divisions that stand in a form, by code, such as 云南省昆明市五华区. */
export type Places = Readonly<Record<string, string>>;

const isAddress = (value: unknown): value is { division: string; detail: string } =>
  typeof value === 'object' && value !== null && 'division' in value && 'detail' in value;

/** A submitted value in the words of the form. Absent and empty values give undefined. */
export function fieldText(
  field: FieldDefinition,
  value: unknown,
  { places, language }: { places: Places; language: Language },
): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const m = messagesIn(language);
  const unit = field.unit ? ` ${textIn(field.unit, language)}` : '';
  const option = (entry: unknown): string => {
    const found = field.options?.find((candidate) => candidate.value === entry);
    return found ? textIn(found.label, language) : String(entry);
  };
  if (Array.isArray(value)) return value.map(option).join(m.common.listSeparator) || undefined;
  if (typeof value === 'boolean') return value ? m.common.yes : m.common.no;
  if (isAddress(value)) return `${places[value.division] ?? value.division}${value.detail}`;
  switch (field.type) {
    case 'choice':
      return option(value);
    case 'division':
      return places[String(value)] ?? String(value);
    case 'money':
      return `${centsToYuan(Number(value))} ${language === 'zh' ? '元' : 'CNY'}`;
    default:
      return `${String(value)}${unit}`;
  }
}

/** Every division code that stands in a submission, to look its name up. */
export function divisionsIn(
  fields: readonly FieldDefinition[],
  payload: Readonly<Record<string, unknown>>,
): string[] {
  const codes = fields.flatMap(({ key, type }) => {
    const value = payload[key];
    if (type === 'division' && typeof value === 'string') return [value];
    return type === 'address' && isAddress(value) ? [value.division] : [];
  });
  return [...new Set(codes)];
}
