import { type Language, type LocalText, textIn } from '@banshi/core/errors';
import { type HandlingItem, itemVariables } from '@banshi/core/items';
import { describeRule, type RuleExpression } from '@banshi/core/rules';
import type { Body } from '../../operations/catalogue/register.ts';

/** How the values of one item are put into words for one reader. */
export interface Wording {
  language: Language;
  /** A text in the reader's language. */
  say: (text: LocalText | undefined) => string;
  /** Of two words the one in the reader's language. */
  word: (zh: string, en: string) => string;
  /** A rule as a sentence. */
  rule: (expression: unknown) => string;
  /** What a path that rules read is called: `situation.premises` → 经营场所所在地. */
  path: (path: string) => string;
  /** The body that has a role in this tenant; the role's own name where none is registered. */
  body: (role: string) => string;
  servicePoint: (key: string) => { name: string; address: string; phone: string } | undefined;
  list: (texts: readonly string[]) => string;
}

export function wordingOf({
  item,
  body,
  language,
}: {
  item: HandlingItem;
  body: Body | null;
  language: Language;
}): Wording {
  const variables = itemVariables(item);
  const say = (text: LocalText | undefined): string => (text ? textIn(text, language) : '');
  return {
    language,
    say,
    word: (zh, en) => (language === 'en' ? en : zh),
    rule: (expression) => describeRule({ expression: expression as RuleExpression, variables })[language],
    path: (path) => say(variables.find(({ name }) => name === path)?.label) || path,
    body: (role) => (body?.department.role === role ? body.department.name : role),
    servicePoint: (key) => {
      const point = body?.servicePoints.find(({ servicePointKey }) => servicePointKey === key);
      return point && { name: point.name, address: point.address ?? '', phone: point.phone ?? '' };
    },
    list: (texts) => texts.filter(Boolean).join(language === 'en' ? ', ' : '、'),
  };
}
