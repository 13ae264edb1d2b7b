import { BanshiError, type Problem } from '../errors/index.ts';
import { mod37And36CheckCharacter } from './check-digits.ts';
import { compactToIsoDate } from './real-date.ts';

const LARGEST_SEQUENCE = 999_999;
const PATTERN = /^([1-9]\d{5})-(\d{8})-(\d{6})-([0-9A-Z])$/;

export interface CaseNumberInput {
  /** First six digits of the division whose body handles the case. */
  division6: string;
  /** Day of submission, `YYYY-MM-DD`, Chinese time. */
  date: string;
  /** 1 to 999999, counted per division and day. */
  sequence: number;
}

const refusal = (code: string, message: string, personMessage: string): BanshiError =>
  new BanshiError({ code: `caseNumber.${code}`, message, personMessage, status: 422 });

/**
 * The number of a case (办件编号), 24 characters of the 50 that GB/T 39046-2020 allows: division 6, day 8, sequence 6,
 * check character (ISO 7064 MOD 37,36 over the digits before it), as `530102-20261123-000123-J`. The check catches a
 * number that was copied wrongly from a receipt or misheard on the phone; it is no secret and grants nothing.
 * Throws `caseNumber.division`, `caseNumber.date`, `caseNumber.sequence` or `caseNumber.sequenceExhausted`.
 */
export const caseNumber = (input: CaseNumberInput): string => {
  if (!/^[1-9]\d{5}$/.test(input.division6)) {
    throw refusal('division', 'the division is not six digits', '受理地行政区划代码应为 6 位数字，请核对');
  }
  const day = /^\d{4}-\d{2}-\d{2}$/.test(input.date) ? input.date.replaceAll('-', '') : '';
  if (compactToIsoDate(day) === undefined) {
    throw refusal('date', 'the date is not a real YYYY-MM-DD', '办件日期不是真实的日期，请核对');
  }
  if (!Number.isSafeInteger(input.sequence) || input.sequence < 1) {
    throw refusal('sequence', 'the sequence is not a whole number from 1', '办件顺序号应为从 1 起的整数');
  }
  if (input.sequence > LARGEST_SEQUENCE) {
    throw refusal(
      'sequenceExhausted',
      'the sequence has more than six digits',
      '今日的办件编号已用完（最多 999999），请明日再提交或联系系统管理员',
    );
  }
  const sequence = String(input.sequence).padStart(6, '0');
  const check = mod37And36CheckCharacter(`${input.division6}${day}${sequence}`);
  return `${input.division6}-${day}-${sequence}-${check}`;
};

/**
 * Problems of a case number: `caseNumber.format`, `caseNumber.date`, `caseNumber.checkCharacter`; all errors. The
 * expected character is deliberately not named: with a digit mistyped earlier, "correcting" the last character would
 * lead to somebody else's case.
 */
export const checkCaseNumber = (text: string): Problem[] => {
  const problem = (code: string, message: string): Problem => ({
    code: `caseNumber.${code}`,
    severity: 'error',
    place: '',
    message,
  });
  const match = PATTERN.exec(text);
  if (!match) {
    return [problem('format', '办件编号形如 530102-20261123-000123-J，请对照回执填写')];
  }
  const [, division = '', day = '', sequence = '', check = ''] = match;
  const problems: Problem[] = [];
  if (compactToIsoDate(day) === undefined) {
    problems.push(problem('date', '办件编号第二段不是真实的日期，请对照回执核对'));
  }
  if (check !== mod37And36CheckCharacter(`${division}${day}${sequence}`)) {
    problems.push(problem('checkCharacter', '办件编号有一处填错，请对照回执逐位核对'));
  }
  return problems;
};
