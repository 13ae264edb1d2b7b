import { BanshiError, type Problem } from '../errors/index.ts';
import { mod11And10CheckDigit } from './check-digits.ts';
import { isDigit, shapeProblems } from './shape.ts';

const NAME = '食品经营许可证编号';
const LARGEST_SEQUENCE = 999_999;

/** 主体业态: 1 food seller (食品销售经营者), 2 caterer (餐饮服务经营者), 3 canteen (集中用餐单位食堂). */
export type FoodBusinessFormat = '1' | '2' | '3';

export interface FoodLicenceNumberInput {
  format: FoodBusinessFormat;
  /** First six digits of the issuing county's division code. */
  division6: string;
  /** 1 to 999999, counted by the issuing body. */
  sequence: number;
}

const refusal = (code: string, message: string, personMessage: string): BanshiError =>
  new BanshiError({ code: `foodLicence.${code}`, message, personMessage, status: 422 });

/**
 * The number of a food business licence (食品经营许可证编号): `JY`, format 1, province 2, prefecture 2, county 2,
 * sequence 6, check digit 1 (ISO 7064 MOD 11,10). `{format: '2', division6: '530102', sequence: 1}` →
 * `JY25301020000016`. Throws `foodLicence.format`, `foodLicence.division`, `foodLicence.sequence` (not a whole number
 * from 1) or `foodLicence.sequenceExhausted` (beyond six digits: the number would be one digit too long).
 */
export const foodLicenceNumber = (input: FoodLicenceNumberInput): string => {
  if (!/^[123]$/.test(input.format)) {
    throw refusal('format', 'business format outside 1–3', '主体业态应为 1、2 或 3，请核对');
  }
  if (!/^[1-9]\d{5}$/.test(input.division6)) {
    throw refusal('division', 'the division is not six digits', '发证地行政区划代码应为 6 位数字，请核对');
  }
  if (!Number.isSafeInteger(input.sequence) || input.sequence < 1) {
    throw refusal('sequence', 'the sequence is not a whole number from 1', '许可证顺序号应为从 1 起的整数');
  }
  if (input.sequence > LARGEST_SEQUENCE) {
    throw refusal(
      'sequenceExhausted',
      'the sequence has more than six digits',
      '本区划的许可证顺序号已用完（最多 999999），请联系上级市场监督管理部门',
    );
  }
  const digits = `${input.format}${input.division6}${String(input.sequence).padStart(6, '0')}`;
  return `JY${digits}${mod11And10CheckDigit(digits)}`;
};

/**
 * Problems of a food business licence number: `foodLicence.length`, `foodLicence.alphabet` (errors) and
 * `foodLicence.checkDigit`, a warning only, since numbers issued elsewhere do not all follow MOD 11,10 (one of six
 * found in public material did not): issued strictly, flagged on import.
 */
export const checkFoodLicenceNumber = (text: string): Problem[] => {
  const shape = shapeProblems(text, {
    code: 'foodLicence',
    name: NAME,
    length: 16,
    allows: (character, index) => {
      if (index < 2) return character === 'JY'.charAt(index);
      return index === 2 ? /^[123]$/.test(character) : isDigit(character);
    },
    allowed: '应以 JY 开头，第 3 位为 1、2 或 3，其余为数字',
  });
  if (shape.length > 0) return shape;
  const expected = mod11And10CheckDigit(text.slice(2, 15));
  if (text.charAt(15) === expected) return [];
  return [
    {
      code: 'foodLicence.checkDigit',
      severity: 'warning',
      place: '',
      message: `${NAME}末位按校验规则应为 ${expected}，请对照证件核对`,
    },
  ];
};
