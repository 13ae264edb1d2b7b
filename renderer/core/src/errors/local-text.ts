import { z } from 'zod';

/** Text in Chinese, always, and English, where somebody has written it. The portal falls back to Chinese. */
export const LocalText = z.object({ zh: z.string().min(1), en: z.string().min(1).optional() }).strict();
export type LocalText = z.infer<typeof LocalText>;
