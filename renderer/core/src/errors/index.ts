export { BanshiError, type BanshiErrorInput, isBanshiError } from './banshi-error.ts';
export { type Language, textIn } from './language.ts';
export { LocalText } from './local-text.ts';
export { fail, isOk, ok, type Problem, type Result, type Severity } from './problem.ts';
