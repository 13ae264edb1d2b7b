/** The template language of faces and notices: one door to compiler, interpreter and helpers. */
export { compileTemplate, TEMPLATE_SOURCE_LIMIT } from './template-compile.ts';
export { chineseNumber, formatDate, mask, templateHelpers } from './template-helpers.ts';
export type { CompiledTemplate } from './template-plan.ts';
export { escapeHtml, type RenderLimits, renderTemplate, renderTemplateText } from './template-render.ts';
