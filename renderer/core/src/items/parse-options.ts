import { zhCN } from 'zod/locales';

/**
 * For `safeParse`: issues in Chinese where a schema has no sentence of its own. Passed per call, since zod's own
 * setting is one for the whole process and the portal also speaks English.
 */
export const inChinese = { error: /* @__PURE__ */ zhCN().localeError };
