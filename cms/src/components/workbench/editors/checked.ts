import { type ElementKey, elements, inChinese } from '@banshi/core/items';
import type { z } from 'zod';
import type { Messages } from '../../office/messages/index.ts';

/** What is wrong with a value or a row of an element, by path: `question/zh` → the sentence. Empty = nothing. */
export function valueErrors(element: ElementKey, value: unknown, m: Messages): Record<string, string> {
  const parsed = elements[element].schema.safeParse(value, inChinese);
  if (parsed.success) return {};
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const place = issue.path.map(String).join('/');
    errors[place] ??= sentenceFor(issue, m);
  }
  return errors;
}

/** A schema speaks of types; a person is told what to do. A sentence that the schema has of its own stays. */
function sentenceFor(issue: z.core.$ZodIssue, m: Messages): string {
  const { wrong } = m.workbench.field;
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' || issue.expected === 'number' ? wrong.number : wrong.missing;
    case 'invalid_value':
      return wrong.choose;
    case 'too_small':
      return issue.origin === 'number' ? wrong.atLeast(Number(issue.minimum)) : wrong.missing;
    case 'too_big':
      return issue.origin === 'number'
        ? wrong.atMost(Number(issue.maximum))
        : wrong.tooLong(Number(issue.maximum));
    case 'invalid_format':
      return issue.format === 'date' ? wrong.date : issue.message;
    case 'unrecognized_keys':
      return wrong.unknown(issue.keys.join(m.common.listSeparator));
    default:
      return issue.message;
  }
}

export const hasErrors = (errors: Readonly<Record<string, string>>): boolean =>
  Object.keys(errors).length > 0;

/** As lines for a box of JSON: the place, then the sentence. */
export const errorLines = (errors: Readonly<Record<string, string>>): string[] =>
  Object.entries(errors).map(([place, message]) => (place ? `${place}：${message}` : message));
