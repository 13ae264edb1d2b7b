import { isIsoDate } from '../calendar/index.ts';
import { isDivisionCode, normaliseIdentifier, normalisePhone } from '../identifiers/index.ts';
import { type AddressValue, type FieldDefinition, maxTableRows } from './definition.ts';
import { decimalPlaces, tableColumns } from './fields.ts';
import { maximumCents } from './money.ts';

/** A value in canonical form, as rules read it and the submission carries it. */
export type CanonicalCell = string | number | boolean | string[] | AddressValue;
/** A row of a table by column key; what is absent has no key. */
export type CanonicalRow = Record<string, CanonicalCell>;
export type CanonicalValue = CanonicalCell | CanonicalRow[];

/**
 * What a draft's value amounts to. `absent`: nothing was answered (nothing at all, blanks, no option chosen).
 * `malformed`: something was typed that is no value of the field's type; it stays in the draft, and rules and
 * submission do without it.
 */
export type Normalised =
  | { kind: 'absent' }
  | { kind: 'malformed'; code: string }
  | { kind: 'value'; value: CanonicalValue };

const absent: Normalised = { kind: 'absent' };
const malformed = (code: string): Normalised => ({ kind: 'malformed', code });
const present = (value: CanonicalValue): Normalised => ({ kind: 'value', value });

/** Largest magnitude of a decimal: above it, double precision no longer holds two decimal places. */
const maximumDecimal = 1e13;

/** Pure and idempotent: the canonical value of a canonical value is itself. */
export function normaliseValue(field: FieldDefinition, raw: unknown): Normalised {
  if (raw === null || raw === undefined || field.type === 'note') return absent;
  switch (field.type) {
    case 'integer':
    case 'decimal':
    case 'money':
      return normaliseNumber(field.type, raw);
    case 'yesNo':
      return typeof raw === 'boolean' ? present(raw) : malformed('yesNo.malformed');
    case 'choices':
      return normaliseChoices(field, raw);
    case 'address':
      return normaliseAddress(raw);
    case 'table':
      return normaliseTable(field, raw);
    default:
      return typeof raw === 'string' ? normaliseText(field, raw) : malformed(`${field.type}.malformed`);
  }
}

function normaliseText(field: FieldDefinition, raw: string): Normalised {
  const text = canonicalText(field, raw);
  if (text === '') return absent;
  if (field.type === 'date') return normaliseDate(text);
  if (field.type === 'division' && !isDivisionCode(text)) return malformed('division.malformed');
  return present(text);
}

/**
 * Names and addresses are only trimmed: Unicode normalisation would replace rare characters of personal names by
 * others. Codes are unified, since phones and input methods insert blanks, full-width digits and small letters.
 */
function canonicalText(field: FieldDefinition, raw: string): string {
  switch (field.type) {
    case 'phone':
    case 'mobile':
      return normalisePhone(raw);
    case 'citizenId':
    case 'uscc':
      return normaliseIdentifier(raw);
    case 'email':
      return raw.normalize('NFKC').replace(/\s/g, '');
    case 'longText':
      return raw.replace(/\r\n?/g, '\n').trim();
    case 'choice':
      return raw;
    default:
      return raw.replace(/[\r\n]+/g, ' ').trim();
  }
}

/** `2026-3-9` is taken for `2026-03-09`; a day with parts missing, or that does not exist, is malformed. */
function normaliseDate(text: string): Normalised {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.normalize('NFKC').replace(/\s/g, ''));
  if (!match) return /^-+$/.test(text) ? absent : malformed('date.incomplete');
  const [, year = '', month = '', day = ''] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(date) ? present(date) : malformed('date.notReal');
}

/** A text in a number's place is what a widget could not read: never guessed at here. */
function normaliseNumber(type: 'integer' | 'decimal' | 'money', raw: unknown): Normalised {
  if (typeof raw === 'string' && raw.trim() === '') return absent;
  if (typeof raw !== 'number' || !Number.isFinite(raw)) return malformed(`${type}.malformed`);
  // -0 would be another JSON text than 0.
  const value = raw === 0 ? 0 : raw;
  const isInRange = Math.abs(value) <= (type === 'decimal' ? maximumDecimal : maximumCents);
  if (!isInRange) return malformed(`${type}.tooLarge`);
  if (type === 'decimal') return present(value);
  return Number.isInteger(value) ? present(value) : malformed(`${type}.notWhole`);
}

/** Each option once, in the order of the form: the order of clicking is no information. */
function normaliseChoices(field: FieldDefinition, raw: unknown): Normalised {
  if (!Array.isArray(raw) || !raw.every((item) => typeof item === 'string')) {
    return raw === '' ? absent : malformed('choices.malformed');
  }
  const chosen = new Set<string>(raw);
  if (chosen.size === 0) return absent;
  const known = (field.options ?? []).map((option) => option.value).filter((value) => chosen.has(value));
  const unknown = [...chosen].filter((value) => !known.includes(value));
  return present([...known, ...unknown]);
}

/** Half an address is a value, with '' for what is missing, so that the error can name the half. */
function normaliseAddress(raw: unknown): Normalised {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return raw === '' ? absent : malformed('address.malformed');
  }
  const { division, detail } = raw as { division?: unknown; detail?: unknown };
  const parts = [division ?? '', detail ?? ''];
  const [code, text] = parts;
  if (typeof code !== 'string' || typeof text !== 'string') return malformed('address.malformed');
  const value = { division: code.trim(), detail: text.replace(/[\r\n]+/g, ' ').trim() };
  if (value.division === '' && value.detail === '') return absent;
  if (value.division !== '' && !isDivisionCode(value.division)) return malformed('address.malformed');
  return present(value);
}

/** The rows of a draft's table as they stand, or why it is none. More rows than any table may have are not looked at. */
export function draftRows(raw: unknown): { rows: Record<string, unknown>[] } | { fault: string } {
  if (raw === undefined || raw === null || raw === '') return { rows: [] };
  if (!Array.isArray(raw)) return { fault: 'table.malformed' };
  if (raw.length > maxTableRows) return { fault: 'table.tooManyRows' };
  const isRow = (row: unknown) => typeof row === 'object' && row !== null && !Array.isArray(row);
  return raw.every(isRow) ? { rows: raw } : { fault: 'table.malformed' };
}

/** What a row holds for a column: only what is its own, since every object has a `constructor`. */
export const cellOf = (row: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(row, key) ? row[key] : undefined;

/** Every row with something in it, by the types alone: which cells are hidden or computed is `evaluateForm`'s to say. */
function normaliseTable(field: FieldDefinition, raw: unknown): Normalised {
  const draft = draftRows(raw);
  if ('fault' in draft) return malformed(draft.fault);
  const rows = draft.rows.flatMap((row) => {
    const cells = tableColumns(field).map((column) => ({
      key: column.key,
      answer: normaliseValue(column, cellOf(row, column.key)),
    }));
    if (cells.every(({ answer }) => answer.kind === 'absent')) return [];
    const filled = cells.flatMap(({ key, answer }) => (answer.kind === 'value' ? [[key, answer.value]] : []));
    return [Object.fromEntries(filled) as CanonicalRow];
  });
  return rows.length > 0 ? present(rows) : absent;
}

/**
 * The value that a computed rule yields: rounded to what the type can hold, and otherwise as if it were typed.
 * Arithmetic over a missing value gives NaN, which is no answer yet.
 */
export function normaliseComputed(field: FieldDefinition, result: unknown): Normalised {
  if (typeof result !== 'number') return normaliseValue(field, result);
  if (!Number.isFinite(result)) return absent;
  if (field.type === 'decimal') return normaliseValue(field, roundHalfAway(result, decimalPlaces(field)));
  if (field.type === 'money') return normaliseValue(field, roundHalfAway(result, 0));
  return normaliseValue(field, result);
}

/** 四舍五入 on the shortest decimal text of the number: 1.005 becomes 1.01, which binary arithmetic misses. */
export function roundHalfAway(value: number, places: number): number {
  const [mantissa = '0', exponent = '0'] = String(Math.abs(value)).split('e');
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + places}`));
  const [digits = '0', power = '0'] = String(shifted).split('e');
  return Math.sign(value) * Number(`${digits}e${Number(power) - places}`);
}
