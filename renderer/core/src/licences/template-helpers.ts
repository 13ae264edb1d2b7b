/** What may stand as first argument of a helper, by declared type of the field. */
export type ArgumentType = 'text' | 'date' | 'list' | 'index';

export interface TemplateHelper {
  accepts: readonly ArgumentType[];
  /** Allowed second arguments (string literals); the first is the default. */
  styles: readonly string[];
  apply(value: string | readonly string[] | number, style: string): string;
}

const text = (value: string | readonly string[] | number): string =>
  typeof value === 'object' ? value.join('、') : String(value);

const pad = (value: number): string => String(value).padStart(2, '0');

/** Year, month, day, hour, minute in Beijing of a date or an instant; undefined for anything else (`长期`). */
function beijingParts(value: string): [number, number, number, number, number] | undefined {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (date) return [Number(date[1]), Number(date[2]), Number(date[3]), 0, 0];
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/.test(value)) return undefined;
  const instant = Date.parse(value);
  if (Number.isNaN(instant)) return undefined;
  // The mainland has kept UTC+8 without summer time since 1991, and no document here is older.
  const local = new Date(instant + 8 * 3_600_000);
  return [
    local.getUTCFullYear(),
    local.getUTCMonth() + 1,
    local.getUTCDate(),
    local.getUTCHours(),
    local.getUTCMinutes(),
  ];
}

/**
 * A date for people, in Arabic figures without leading zeros as GB/T 9704-2012 wants it (2026年3月5日).
 * What is not a date (长期， an empty string) comes back unchanged: a document must not turn it into nonsense.
 */
export function formatDate(value: string, style: string): string {
  const parts = beijingParts(value);
  if (!parts) return value;
  const [year, month, day, hour, minute] = parts;
  if (style === 'numeric') return `${year}-${pad(month)}-${pad(day)}`;
  const long = `${year}年${month}月${day}日`;
  return style === 'minute' ? `${long}${hour}时${pad(minute)}分` : long;
}

const stars = (count: number): string => '*'.repeat(Math.max(0, count));

function keepEnds(value: string, head: number, tail: number): string {
  const characters = [...value];
  if (characters.length <= head + tail) return stars(characters.length);
  return (
    characters.slice(0, head).join('') +
    stars(characters.length - head - tail) +
    characters.slice(characters.length - tail).join('')
  );
}

/**
 * Hides part of personal data: identity number first 6 and last 4, phone first 3 and last 4, name all but the
 * surname. `licenceFace` is the food licence's own way with a sole trader's identity number (birth month and
 * day, digits 11–14); a social credit code is public and has letters there, and stays as it is.
 */
export function mask(value: string, kind: string): string {
  switch (kind) {
    case 'phone':
      return keepEnds(value, 3, 4);
    case 'name': {
      const characters = [...value];
      return characters.length === 0 ? '' : `${characters[0]}${stars(characters.length - 1)}`;
    }
    case 'licenceFace':
      return /^[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(value)
        ? `${value.slice(0, 10)}****${value.slice(14)}`
        : value;
    default:
      return keepEnds(value, 6, 4);
  }
}

const figures = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 → 一， 10 → 十， 23 → 二十三； above 99 the Arabic figures. */
export function chineseNumber(value: number): string {
  if (value < 0 || value > 99) return String(value);
  if (value < 10) return figures[value] ?? '';
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens === 1 ? '' : figures[tens]}十${ones === 0 ? '' : figures[ones]}`;
}

const separators: Readonly<Record<string, string>> = {
  enumeration: '、',
  comma: '\uff0c',
  semicolon: '\uff1b',
};

/** Every helper that a template may call; nothing else is callable. */
export const templateHelpers: Readonly<Record<string, TemplateHelper>> = {
  /** `{{formatDate decidedOn}}`, styles long | numeric | minute. */
  formatDate: {
    accepts: ['date', 'text'],
    styles: ['long', 'numeric', 'minute'],
    apply: (value, style) => formatDate(text(value), style),
  },
  /** `{{formatList items}}` joins with 、 or, by style, with a full-width comma or semicolon. */
  formatList: {
    accepts: ['list'],
    styles: ['enumeration', 'comma', 'semicolon'],
    apply: (value, style) =>
      typeof value === 'object' ? value.join(separators[style] ?? '、') : String(value),
  },
  /** `{{mask idNumber "idNumber"}}`. */
  mask: {
    accepts: ['text'],
    styles: ['idNumber', 'phone', 'name', 'licenceFace'],
    apply: (value, style) => mask(text(value), style),
  },
  /** `{{ordinal @index}}` inside `each`: counts from 1, in Arabic or Chinese figures. */
  ordinal: {
    accepts: ['index'],
    styles: ['arabic', 'chinese'],
    apply: (value, style) => {
      const position = Number(value) + 1;
      return style === 'chinese' ? chineseNumber(position) : String(position);
    },
  },
};
