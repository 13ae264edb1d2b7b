/** Languages of the portal and office. Apart from the schemas, so that a page that only speaks loads no validator. */
export type Language = 'zh' | 'en';

/** The text in the language asked for; Chinese where nobody has written it in English. */
export const textIn = (text: { zh: string; en?: string }, language: Language): string =>
  language === 'en' ? (text.en ?? text.zh) : text.zh;
