import { type Language, textIn } from '@banshi/core/errors';
import type { Situation } from '@banshi/core/items';
import { translator } from '../i18n/index.ts';

/** An answer as its giver would say it. A place is named by whoever has the names; its code is never shown. */
export function answerText(
  question: Situation,
  answer: unknown,
  language: Language,
  placeName?: (code: string) => string | undefined,
): string {
  const t = translator(language);
  const label = (value: unknown): string => {
    const option = question.options?.find((entry) => entry.value === value);
    return option ? textIn(option.label, language) : String(value);
  };
  if (answer === undefined || answer === null) return t('start.unanswered');
  switch (question.type) {
    case 'yesNo':
      return answer === true ? t('start.yes') : t('start.no');
    case 'choices':
      return Array.isArray(answer) ? answer.map(label).join(language === 'en' ? ', ' : '、') : String(answer);
    case 'choice':
      return label(answer);
    case 'division':
      return placeName?.(String(answer)) ?? t('start.placeChosen');
  }
}
