/** Largest amount: what a JSON number still holds to the cent, about ninety billion (九十万亿) yuan. */
export const maximumCents = Number.MAX_SAFE_INTEGER;

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'] as const;

/**
 * Integer cents as yuan: `123450` → `1234.50`, grouped `1,234.50`. Always two decimals.
 * Throws RangeError on anything but a safe integer: an amount is never silently rounded.
 */
export function centsToYuan(cents: number, options: { grouped?: boolean } = {}): string {
  assertCents(cents);
  const text = String(Math.abs(cents)).padStart(3, '0');
  const yuan = text.slice(0, -2);
  const whole = options.grouped ? yuan.replace(/\B(?=(\d{3})+$)/g, ',') : yuan;
  return `${cents < 0 ? '-' : ''}${whole}.${text.slice(-2)}`;
}

/**
 * What a person typed as yuan, in integer cents: `1,234.5` → `123450`. Full-width digits, blanks, ¥ and 元 are
 * understood. Undefined where it is no amount or has more than two decimals; computed on the text, since
 * `1.005 * 100` is not 100.5.
 */
export function yuanToCents(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,¥]/g, '')
    .replace(/元$/, '');
  const match = /^(-?)(\d{1,14})(?:\.(\d{0,2}))?$/.exec(plain);
  if (!match) return undefined;
  const [, sign = '', yuan = '', decimals = ''] = match;
  const cents = Number(`${yuan}${decimals.padEnd(2, '0')}`);
  if (!Number.isSafeInteger(cents)) return undefined;
  return sign === '' || cents === 0 ? cents : -cents;
}

/**
 * Integer cents in the capitals that bills and receipts demand (大写金额): `140950` → `壹仟肆佰零玖元伍角整`.
 *
 * After 支付结算办法, annex 1 (正确填写票据和结算凭证的基本规定): 整 after 元 and after 角, never after 分; zeros
 * between digits are written once; 零 stands between 元 and 分 where there is no 角. Without the prefix 人民币.
 */
export function chineseAmount(cents: number): string {
  assertCents(cents);
  const amount = Math.abs(cents);
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const fen = amount % 10;
  if (amount === 0) return '零元整';
  const parts = [cents < 0 ? '负' : '', yuan > 0 ? `${integerCapitals(yuan)}元` : ''];
  if (jiao > 0) parts.push(`${DIGITS.charAt(jiao)}角`);
  else if (fen > 0 && yuan > 0) parts.push('零');
  parts.push(fen > 0 ? `${DIGITS.charAt(fen)}分` : '整');
  return parts.join('');
}

function assertCents(cents: number): void {
  if (!Number.isSafeInteger(cents)) throw new RangeError('an amount is a safe integer of cents');
}

/** A positive integer; 亿 and 万 nest, so that ten thousand 亿 is 壹万亿. */
function integerCapitals(value: number): string {
  for (const [size, unit] of [
    [100_000_000, '亿'],
    [10_000, '万'],
  ] as const) {
    if (value < size) continue;
    const rest = value % size;
    const head = `${integerCapitals(Math.floor(value / size))}${unit}`;
    if (rest === 0) return head;
    return `${head}${rest < size / 10 ? '零' : ''}${integerCapitals(rest)}`;
  }
  return sectionCapitals(value);
}

/** 1 to 9999. */
function sectionCapitals(value: number): string {
  const digits = String(value);
  let text = '';
  let isZeroOpen = false;
  for (const [index, digit] of [...digits].entries()) {
    if (digit === '0') {
      isZeroOpen = true;
      continue;
    }
    const place = PLACES[digits.length - 1 - index] ?? '';
    text += `${isZeroOpen ? '零' : ''}${DIGITS.charAt(Number(digit))}${place}`;
    isZeroOpen = false;
  }
  return text;
}
