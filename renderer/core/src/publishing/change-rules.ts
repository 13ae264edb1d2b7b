import { type ElementKey, isSameJson } from '../items/index.ts';
import { breakingWhere, type Impact } from './item-change.ts';

/** How a row that comes, goes or changes in one column bears on applicants. Columns without a rule are texts. */
export interface RowRules {
  added: (row: Row, lists: { before: readonly Row[]; after: readonly Row[] }) => Impact;
  removed: (row: Row, lists: { before: readonly Row[]; after: readonly Row[] }) => Impact;
  columns?: Record<string, (before: unknown, after: unknown, rows: { before: Row; after: Row }) => Impact>;
}

export type Row = Readonly<Record<string, unknown>> & { key: string };

const always = (impact: Impact) => (): Impact => impact;
const compatible = always('compatible');
const breaking = always('breaking');

/** Numbers: more is worse. */
const grows = (before: unknown, after: unknown): Impact =>
  breakingWhere(Number(after ?? 0) > Number(before ?? 0));
/** As `grows`, where absent = without a lower bound. */
const rises = (before: unknown, after: unknown): Impact =>
  breakingWhere(Number(after ?? Number.NEGATIVE_INFINITY) > Number(before ?? Number.NEGATIVE_INFINITY));
/** Numbers: less is worse; absent = without limit. */
const shrinks = (before: unknown, after: unknown): Impact =>
  breakingWhere(Number(after ?? Number.POSITIVE_INFINITY) < Number(before ?? Number.POSITIVE_INFINITY));
/** A favour that is taken away or made narrower. */
const taken = (before: unknown, after: unknown): Impact =>
  breakingWhere(Boolean(before) && !isSameJson(before, after));
/** Lists: what was possible must stay possible. */
const narrows = (before: unknown, after: unknown): Impact => {
  const next = Array.isArray(after) ? after : [];
  return breakingWhere(
    Array.isArray(before) && before.some((entry) => !next.some((candidate) => isSameJson(candidate, entry))),
  );
};
const optionValues = (value: unknown): unknown[] =>
  Array.isArray(value) ? value.map((option) => (option as { value?: unknown }).value) : [];
/** Options by their values: another wording is none. */
const losesOptions = (before: unknown, after: unknown): Impact =>
  narrows(optionValues(before), optionValues(after));

const material: RowRules = {
  added: (row) => breakingWhere(row.necessity !== 'optional'),
  removed: compatible,
  columns: {
    necessity: (before) => breakingWhere(before === 'optional'),
    applies: breaking,
    form: (_before, after) => breakingWhere(after !== 'electronic'),
    copies: grows,
    deferrable: taken,
    commitment: taken,
    replacedBy: taken,
    generatedFromForm: taken,
    accept: narrows,
    maxMegabytes: shrinks,
    maxFiles: shrinks,
  },
};

const situation: RowRules = {
  added: (row) => breakingWhere(row.origin === 'asked'),
  removed: compatible,
  columns: {
    variable: breaking,
    origin: (_before, after) => breakingWhere(after === 'asked'),
    type: breaking,
    when: breaking,
    fallback: breaking,
    options: losesOptions,
  },
};

/** Questions of the form, each a row by its key. */
export const formField: RowRules = {
  added: (row) => breakingWhere(row.required !== undefined && row.required !== false),
  removed: compatible,
  columns: {
    type: breaking,
    visible: breaking,
    required: (before, after) =>
      breakingWhere(after !== undefined && after !== false && !isSameJson(before, after)),
    computed: breaking,
    checks: breaking,
    options: losesOptions,
    minimum: rises,
    exclusiveMinimum: rises,
    maximum: shrinks,
    decimals: shrinks,
    minLength: grows,
    maxLength: shrinks,
    minItems: grows,
    within: breaking,
    level: breaking,
    minRows: grows,
    maxRows: shrinks,
    pattern: breaking,
    columns: breaking,
    distinct: breaking,
  },
};

/** Keyed lists by element; a list without rules tells, and asks for nothing. */
export const rowRules: Partial<Record<ElementKey, RowRules>> = {
  materials: material,
  situations: situation,
  conditions: { added: breaking, removed: compatible, columns: { text: breaking } },
  eligibility: {
    added: breaking,
    removed: compatible,
    columns: { when: breaking, outcome: breaking, referTo: breaking },
  },
  process: { added: (row) => grows(0, row.days), removed: compatible, columns: { days: grows } },
  results: {
    added: compatible,
    removed: breaking,
    columns: {
      kind: breaking,
      cardinality: breaking,
      rowsFrom: breaking,
      when: breaking,
      issuer: breaking,
      validityYears: shrinks,
    },
  },
  parameters: {
    added: compatible,
    removed: breaking,
    columns: { value: breaking, name: breaking, unit: breaking, validFrom: breaking, validUntil: breaking },
  },
  assignments: {
    added: breaking,
    removed: breaking,
    columns: {
      when: breaking,
      place: breaking,
      level: breaking,
      departmentRole: breaking,
      preliminaryReview: breaking,
    },
  },
  // Without any window applications are taken at any time: the first one closes the rest of the year.
  intakeWindows: {
    added: (_row, { before }) => breakingWhere(before.length === 0),
    removed: (_row, { after }) => breakingWhere(after.length > 0),
    columns: {
      from: (before, after) => breakingWhere(String(after) > String(before)),
      until: (before, after) => breakingWhere(String(after) < String(before)),
    },
  },
};

interface Fee {
  charged: boolean;
  items: { key: string; cents: number }[];
}

const feeGrows = (before: Fee | undefined, after: Fee | undefined): boolean => {
  if (!after?.charged) return false;
  if (!before?.charged) return true;
  const cents = new Map(before.items.map((item) => [item.key, item.cents]));
  return after.items.some((item) => item.cents > (cents.get(item.key) ?? 0));
};

/** Scalars that have no better and worse of their own (`tighten`), but bear on applicants all the same. */
export const scalarRules: Partial<Record<ElementKey, (before: unknown, after: unknown) => Impact>> = {
  serviceObjects: narrows,
  departmentRole: breaking,
  itemType: breaking,
  powerSource: compatible,
  fee: (before, after) => breakingWhere(feeGrows(before as Fee | undefined, after as Fee | undefined)),
  status: (before, after) => breakingWhere((after ?? 'inUse') !== 'inUse' && (before ?? 'inUse') !== after),
};
