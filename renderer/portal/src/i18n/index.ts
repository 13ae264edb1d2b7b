import type { Language } from '@banshi/core/errors';
import { en } from './en.ts';
import { zh } from './zh.ts';

export type MessageKey = keyof typeof zh;
export type MessageParameters = Record<string, string | number>;
export type Translate = (key: MessageKey, parameters?: MessageParameters) => string;

const maps: Record<Language, Record<MessageKey, string>> = { zh, en };

/** `{name}` in a message is replaced by its parameter; an unknown one stays visible, so that a test sees it. */
function fill(text: string, parameters: MessageParameters): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) =>
    Object.hasOwn(parameters, name) ? String(parameters[name]) : hole,
  );
}

const translators: Record<Language, Translate> = {
  zh: (key, parameters) => (parameters ? fill(maps.zh[key], parameters) : maps.zh[key]),
  en: (key, parameters) => (parameters ? fill(maps.en[key], parameters) : maps.en[key]),
};

/** The same function for the same language every time, so that it may stand in a hook's dependencies. */
export const translator = (language: Language): Translate => translators[language];
