import { z } from 'zod';

/** Text in Chinese, always, and English, where somebody has written it. The portal falls back to Chinese. */
export const LocalText = z.object({ zh: z.string().min(1), en: z.string().min(1).optional() }).strict();
export type LocalText = z.infer<typeof LocalText>;

export type Language = 'zh' | 'en';

export const textIn = (text: LocalText, language: Language): string =>
  language === 'en' ? (text.en ?? text.zh) : text.zh;
