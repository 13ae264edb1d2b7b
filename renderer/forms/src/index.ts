export { AnswerRows, type AnswerRowsProps } from './AnswerRows.tsx';
export { CheckAnswers, type CheckAnswersProps } from './CheckAnswers.tsx';
export { DivisionsProvider, type DivisionsProviderProps } from './divisions.tsx';
export { ErrorSummary, type ErrorSummaryProps } from './ErrorSummary.tsx';
export { type FormatLookups, formatFieldValue } from './format.ts';
export { cellKey, controlId, errorId, errorTarget, helpId } from './ids.ts';
export { type ShownErrorsInput, shownErrors } from './shown-errors.ts';
export type { Division, FormRendererProps, LoadDivisions } from './types.ts';
