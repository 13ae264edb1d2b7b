import type { Language } from '@banshi/core/errors';
import { en } from './en/index.ts';
import { type Messages, zh } from './zh/index.ts';

export type { Messages };

const maps: Record<Language, Messages> = { zh, en };

export const messagesIn = (language: Language): Messages => maps[language];

/** The office's language from Payload's switch; anything but English is Chinese. */
export const languageOf = (i18nLanguage: string): Language => (i18nLanguage.startsWith('en') ? 'en' : 'zh');
