export {
  type FileReport,
  type ImportInput,
  type ImportReport,
  importItems,
} from './import-items.ts';
export type { ImportFile } from './read-file.ts';
export { itemSheetTemplate, itemSheetWorkbook } from './template.ts';
export { maxFileBytes } from './workbook.ts';
