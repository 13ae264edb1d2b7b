import type { Problem } from '../errors/index.ts';
import { type ElementDefinition, isSameJson, type Policy } from '../items/index.ts';
import { isBelow } from './is-below.ts';
import type { Grant } from './layer.ts';
import type { Origin, RowState } from './origin.ts';
import { ownedColumns, ownedRefusal } from './owned-columns.ts';
import { checkValue, type Row } from './prepare.ts';
import { judge, type Refusal } from './refusal.ts';

interface ChangeInput {
  element: ElementDefinition;
  before: RowState;
  /** The changed columns; null takes an optional column away. */
  columns: Readonly<Record<string, unknown>>;
  policy: Policy;
  origin: Origin;
}

export type ChangeOutcome = { row?: Row; grant?: Grant } | { refusal: Refusal };

/** A row with some columns changed: the new row, none where nothing changes, or why the change does not count. */
export function changedRow({ element, before, columns, policy, origin }: ChangeInput): ChangeOutcome {
  const name = `“${element.label.zh}”的 ${before.row.key}`;
  if (Object.hasOwn(columns, 'key') && columns.key !== before.row.key) {
    return { refusal: { code: 'row.keyChanged', message: `${name} 的标识不能改；请删去这处修改` } };
  }
  const problems: Problem[] = [];
  const row = checkValue({ element, value: merge(before.row, columns), place: '', problems }) as
    | Row
    | undefined;
  if (row === undefined) {
    const [problem] = problems;
    const column = problem?.place.replace(/^\//, '');
    return {
      refusal: {
        code: 'layer.invalidValue',
        message: problem?.message ?? '',
        ...(column ? { column } : {}),
      },
    };
  }
  if (origin.isRoot) return { row };
  const changed = changedColumns(before.row, row);
  if (changed.length === 0) return policy === 'locked' ? {} : { row };
  const { refusal, grant } = judge({
    policy,
    exception: () => origin.exceptionFor?.(element.key, before.row.key),
    refusalUnder: (held, by) =>
      refusalOf({ element, before, row, changed, policy: held, origin, name, grant: by }),
  });
  if (refusal) return { refusal };
  return grant ? { row, grant } : { row };
}

interface RefusalInput {
  element: ElementDefinition;
  before: RowState;
  row: Row;
  changed: readonly string[];
  policy: Policy;
  origin: Origin;
  name: string;
  grant: Grant | undefined;
}

function refusalOf(input: RefusalInput): Refusal | undefined {
  const { element, before, row, changed, policy, origin, name, grant } = input;
  const owned = ownedColumns(element.key, before.row);
  const isOwned = (column: string): boolean => owned?.columns.includes(column) ?? false;
  // A grant that opens everything opens what belongs to another level, too.
  if (owned && changed.some(isOwned) && !(grant && policy === 'free')) {
    const { owner } = origin.link;
    const refusal = ownedRefusal({
      element: element.key,
      before: before.row,
      after: row,
      owner,
      name,
      owned,
    });
    if (refusal) return refusal;
  }
  const rest = changed.filter((column) => !isOwned(column));
  return rest.length === 0 ? undefined : policyRefusal(input, rest);
}

function policyRefusal(
  { element, before, row, policy, origin, name, grant }: RefusalInput,
  changed: readonly string[],
): Refusal | undefined {
  const { tenantName } = origin.link.owner;
  if (policy === 'locked') {
    return {
      code: 'policy.locked',
      message: `${name} 由${before.origin.owner.tenantName}统一规定，${tenantName}不能改；确需调整的，请向上级提出申请`,
    };
  }
  if (policy === 'free') {
    const kept = changed.find((column) => element.ownerColumns.includes(column));
    if (!kept || before.row.basis === undefined || isMaker(before, origin, grant)) return undefined;
    return {
      code: 'policy.ownerOnly',
      column: kept,
      message: `${name} 是法定要求，是否必交、可否容缺只能由设定它的${before.maker.tenantName}调整`,
    };
  }
  if (element.tightenRow?.(before.row, row)) return undefined;
  return {
    code: 'policy.notTighter',
    message: `${name} 只能改得更便利，${tenantName}的改动不符合，未予采用；请改为更便利的值，或沿用上级`,
  };
}

/** Whoever set a statutory requirement may loosen it, and may let others do so; so may whoever stands above. */
const isMaker = ({ maker }: RowState, origin: Origin, grant: Grant | undefined): boolean =>
  maker.tenantCode === origin.link.owner.tenantCode ||
  (grant !== undefined &&
    (maker.tenantPath === grant.grantedBy.tenantPath ||
      isBelow(maker.tenantPath, grant.grantedBy.tenantPath)));

function merge(row: Row, columns: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...row };
  for (const [column, value] of Object.entries(columns)) {
    if (value === null) delete merged[column];
    else merged[column] = value;
  }
  return merged;
}

const changedColumns = (before: Row, after: Row): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (column) => !isSameJson(before[column], after[column]),
  );
