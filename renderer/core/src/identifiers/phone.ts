import type { Problem } from '../errors/index.ts';

const MOBILE = /^1[3-9]\d{9}$/;

/**
 * Area code, number, extension. Three-digit areas (010, 02x) have eight-digit numbers, the others seven or eight; no
 * subscriber's number starts with 0 or 1.
 */
const LANDLINE = /^(?:(?:010|02\d)-?[2-9]\d{7}|0[3-9]\d{2}-?[2-9]\d{6,7})(?:-\d{1,6})?$/;

/** A mobile number with a digit or two missing or too many; a short 1… is a service number such as 12345. */
const NEARLY_MOBILE = /^1[3-9]\d{7,11}$/;

/** What a person types who forgets the area code. */
const WITHOUT_AREA = /^[2-9]\d{6,7}(?:-\d{1,6})?$/;

export type PhoneKind = 'mobile' | 'any';

/**
 * Problems of a phone number; `kind` says whether a landline will do. Codes, all errors: `phone.empty`,
 * `phone.mobileLength`, `phone.areaCode` (a landline without its area code), `phone.format`.
 * Strict: run `normalisePhone` first on what a person typed.
 */
export const checkPhone = (text: string, options: { kind: PhoneKind }): Problem[] => {
  const wantsMobile = options.kind === 'mobile';
  if (MOBILE.test(text) || (!wantsMobile && LANDLINE.test(text))) return [];
  const problem = (code: string, message: string): Problem[] => [
    { code: `phone.${code}`, severity: 'error', place: '', message },
  ];
  if (text === '') return problem('empty', wantsMobile ? '请填写手机号' : '请填写电话号码');
  if (NEARLY_MOBILE.test(text) && text.length !== 11) {
    return problem('mobileLength', `手机号应为 11 位，现为 ${text.length} 位，请核对`);
  }
  if (wantsMobile) return problem('format', '手机号应为 11 位数字，以 13 至 19 开头，请核对');
  if (WITHOUT_AREA.test(text)) {
    return problem('areaCode', '固定电话请加区号，例如 0871-65123456');
  }
  return problem('format', '电话号码填写有误，请填 11 位手机号，或带区号的固定电话，例如 0871-65123456');
};
