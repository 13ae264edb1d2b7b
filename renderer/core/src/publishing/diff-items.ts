import { rowLabel } from '../inheritance/index.ts';
import { type ElementKey, elementKeys, elements, type HandlingItem, isSameJson } from '../items/index.ts';
import { formField, type Row, type RowRules, rowRules, scalarRules } from './change-rules.ts';
import { describeChange } from './change-wording.ts';
import { breakingWhere, type Impact, type ItemChange } from './item-change.ts';

/**
 * What differs between two versions of an item: one change for every scalar, row and column, in the order of the
 * elements. Rows are matched by key; their order is no difference, nor is that of an object's keys.
 */
export function diffItems(before: HandlingItem, after: HandlingItem): ItemChange[] {
  return elementKeys.flatMap((element) => {
    if (isSameJson(before[element], after[element])) return [];
    if (element === 'form') return formChanges(before, after);
    if (elements[element].merge === 'keyedList')
      return listChanges({
        element,
        before: rowsOf(before[element]),
        after: rowsOf(after[element]),
        rules: rowRules[element] ?? texts,
      });
    return [scalarChange(element, before[element], after[element])];
  });
}

const texts: RowRules = { added: () => 'compatible', removed: () => 'compatible' };

const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);

function scalarChange(element: ElementKey, before: unknown, after: unknown): ItemChange {
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const change = { element, kind, before, after, impact: scalarImpact(element, before, after) } as const;
  return { ...change, message: describeChange(change) };
}

/** `tighten` says when a value is no worse for the applicant. A value that was not known before promised nothing. */
function scalarImpact(element: ElementKey, before: unknown, after: unknown): Impact {
  const rule = scalarRules[element];
  if (rule) return rule(before, after);
  const { tighten } = elements[element];
  if (!tighten || before === undefined) return 'compatible';
  return breakingWhere(after === undefined || !tighten(before, after));
}

interface ListInput {
  element: ElementKey;
  before: Row[];
  after: Row[];
  rules: RowRules;
}

function listChanges({ element, before, after, rules }: ListInput): ItemChange[] {
  const old = new Map(before.map((row) => [row.key, row]));
  const kept = new Set(after.map((row) => row.key));
  const told = (change: Omit<ItemChange, 'message' | 'element'>, row: Row): ItemChange => ({
    element,
    ...change,
    message: describeChange({ element, ...change }, rowLabel(row)),
  });
  return [
    ...after.flatMap((row) => {
      const other = old.get(row.key);
      if (!other)
        return [
          told(
            {
              row: row.key,
              kind: 'added',
              before: undefined,
              after: row,
              impact: rules.added(row, { before, after }),
            },
            row,
          ),
        ];
      return columnsThatDiffer(other, row).map((column) => {
        const [from, to] = [other[column], row[column]];
        const impact = rules.columns?.[column]?.(from, to, { before: other, after: row }) ?? 'compatible';
        return told({ row: row.key, column, kind: 'changed', before: from, after: to, impact }, row);
      });
    }),
    ...before
      .filter((row) => !kept.has(row.key))
      .map((row) =>
        told(
          {
            row: row.key,
            kind: 'removed',
            before: row,
            after: undefined,
            impact: rules.removed(row, { before, after }),
          },
          row,
        ),
      ),
  ];
}

const columnsThatDiffer = (before: Row, after: Row): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (column) => !isSameJson(before[column], after[column]),
  );

/** The form by its questions; where they stand and what else the form says is told as one change. */
function formChanges(before: HandlingItem, after: HandlingItem): ItemChange[] {
  const changes = listChanges({
    element: 'form',
    before: fieldsOf(before),
    after: fieldsOf(after),
    rules: formField,
  });
  if (isSameJson(withoutFields(before), withoutFields(after))) return changes;
  const layout = {
    element: 'form',
    column: 'layout',
    kind: 'changed',
    before: withoutFields(before),
    after: withoutFields(after),
    impact: 'compatible',
  } as const;
  return [...changes, { ...layout, message: describeChange(layout) }];
}

const fieldsOf = ({ form }: HandlingItem): Row[] =>
  form.pages.flatMap((page) => page.sections.flatMap((section) => section.fields as unknown as Row[]));

const withoutFields = ({ form }: HandlingItem): unknown => ({
  ...form,
  pages: form.pages.map((page) => ({
    ...page,
    sections: page.sections.map((section) => ({ ...section, fields: section.fields.map(({ key }) => key) })),
  })),
});
