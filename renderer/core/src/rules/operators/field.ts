import { BanshiError } from '../../errors/index.ts';
import { isDivisionCode, isWithinDivision } from '../../identifiers/index.ts';
import { elementsOf, type StrictOperator } from './values.ts';
import { readPath } from './variable.ts';

/** 53, 5301, 530102, 530102001 and the full 12 digits name the same places; anything else is null. */
function fullDivision(value: unknown): string | null {
  if (typeof value !== 'string' || ![2, 4, 6, 9, 12].includes(value.length)) return null;
  const code = value.padEnd(12, '0');
  return isDivisionCode(code) ? code : null;
}

export const isDivisionText = (value: string): boolean => fullDivision(value) !== null;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function isInside(place: unknown, area: unknown): boolean {
  const code = fullDivision(place);
  const ancestor = fullDivision(area);
  return code !== null && ancestor !== null && isWithinDivision(code, ancestor);
}

/** A blank counts as nothing; a text must be a number as a whole: what is not makes the sum null, never a guess. */
function amountOf(value: unknown): number {
  if (value === null || value === undefined || value === '') return 0;
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
}

function sum([list, column]: readonly unknown[]): number | null {
  const path = column === undefined ? [] : String(column).split('.');
  const elements = elementsOf(list) ?? [list];
  const total = elements.reduce<number>((sum, element) => sum + amountOf(readPath(element, path)), 0);
  return Number.isFinite(total) ? total : null;
}

/**
 * Half away from zero at that many decimals, of the number as it is written: 1.005 is 1.01, where multiplying by
 * 100 would give 100.49999 and 1.00.
 */
function round([value, decimals = 2]: readonly unknown[]): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  if (typeof decimals !== 'number' || !Number.isInteger(decimals) || decimals < 0 || decimals > 6)
    return null;
  const [digits = '0', exponent = '0'] = String(Math.abs(value)).split('e');
  const whole = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  const [wholeDigits = '0', wholeExponent = '0'] = String(whole).split('e');
  const rounded = Number(`${wholeDigits}e${Number(wholeExponent) - decimals}`);
  return value < 0 ? 0 - rounded : rounded;
}

const lookup: StrictOperator = ([name, key, column], env) => {
  const tables = env.tables ?? {};
  if (typeof name !== 'string' || !Object.hasOwn(tables, name)) {
    throw new BanshiError({
      code: 'rule.tableUnknown',
      place: 'lookup',
      status: 500,
      personMessage: '规则要查的对照表不存在，请联系办理机关',
    });
  }
  const path = column === undefined ? [String(key)] : [String(key), String(column)];
  return readPath(tables[name], path) ?? null;
};

export const fieldOperators: Readonly<
  Record<'inDivision' | 'hasLicence' | 'endsWith' | 'sum' | 'round' | 'lookup', StrictOperator>
> = {
  /** [code, area or list of areas]: the place is one of the areas or lies in one. */
  inDivision: ([place, areas]) => listOf(areas).some((area) => isInside(place, area)),
  /** [type or list of types]: the applicant holds one of them; false also where nobody has looked. */
  hasLicence: ([types], env) => listOf(types).some((type) => env.licences?.includes(type as string) ?? false),
  endsWith: ([text, ending]) =>
    typeof text === 'string' && typeof ending === 'string' && text.endsWith(ending),
  /** [list, column?] */
  sum,
  /** [number, decimals = 2] */
  round,
  /** [table, key, column?]: null where the table has no such row. Throws `rule.tableUnknown`. */
  lookup,
};
