export {
  Colour,
  FaceBackground,
  FaceElement,
  FaceFont,
  FaceNote,
  LicenceFace,
  type LicenceFaceInput,
} from './face.ts';
export { type CompiledFace, compileFace } from './face-compile.ts';
export { type FaceHtml, faceToHtml, type SealBox } from './face-html.ts';
export {
  checkTemplateData,
  FieldKey,
  FieldSource,
  sampleData,
  TableColumn,
  type TemplateData,
  TemplateField,
  TemplateFields,
  TemplateValue,
} from './fields.ts';
export type { DocumentImage } from './html-page.ts';
export { type CompiledNotice, compileNotice, NoticeBlock, NoticeTemplate } from './notice.ts';
export { type NoticeHtml, noticeToHtml } from './notice-html.ts';
export {
  type CompiledTemplate,
  chineseNumber,
  compileTemplate,
  escapeHtml,
  formatDate,
  mask,
  type RenderLimits,
  renderTemplate,
  renderTemplateText,
  TEMPLATE_SOURCE_LIMIT,
  templateHelpers,
} from './template-language.ts';
export { type Fit, type FitRequest, fitText } from './text-fit.ts';
