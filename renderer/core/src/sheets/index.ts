export { type ItemIdentity, identityText, itemKeyFor, itemTypeOf } from './identity.ts';
export { ItemSheet, SheetField, SheetMaterial, SheetSituation } from './item-sheet.ts';
export { type ReadSheet, type ReadSheetOptions, readSheet, type Taken } from './read-sheet.ts';
export { maxSheetCharacters, parseSheet } from './sheet-problems.ts';
export { type ImportTask, type ImportTaskCode, importTaskCodes } from './task.ts';
export { normaliseName } from './text.ts';
