export { BanshiError, type BanshiErrorInput, isBanshiError } from './banshi-error.ts';
export { type Language, LocalText, textIn } from './local-text.ts';
export { fail, isOk, ok, type Problem, type Result, type Severity } from './problem.ts';
