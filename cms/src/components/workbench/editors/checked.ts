import { type ElementKey, elements, inChinese } from '@banshi/core/items';

/** What is wrong with a value or a row of an element, by path: `question/zh` → the sentence. Empty = nothing. */
export function valueErrors(element: ElementKey, value: unknown): Record<string, string> {
  const parsed = elements[element].schema.safeParse(value, inChinese);
  if (parsed.success) return {};
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    const place = path.map(String).join('/');
    errors[place] ??= message;
  }
  return errors;
}

export const hasErrors = (errors: Readonly<Record<string, string>>): boolean =>
  Object.keys(errors).length > 0;

/** As lines for a box of JSON: the place, then the sentence. */
export const errorLines = (errors: Readonly<Record<string, string>>): string[] =>
  Object.entries(errors).map(([place, message]) => (place ? `${place}：${message}` : message));
