import type { Problem } from '../errors/index.ts';
import { type ElementDefinition, isSameJson, type Policy } from '../items/index.ts';
import type { Origin, RowState } from './origin.ts';
import { checkValue, type Row } from './prepare.ts';

interface ChangeInput {
  element: ElementDefinition;
  before: RowState;
  /** The changed columns; null takes an optional column away. */
  columns: Readonly<Record<string, unknown>>;
  policy: Policy;
  origin: Origin;
}

type Outcome = { row?: Row } | { code: string; message: string; column?: string };

/** A row with some columns changed: the new row, none where nothing changes, or why the change does not count. */
export function changedRow({ element, before, columns, policy, origin }: ChangeInput): Outcome {
  const name = `“${element.label.zh}”的 ${before.row.key}`;
  const { tenantName } = origin.link.owner;
  if (Object.hasOwn(columns, 'key') && columns.key !== before.row.key) {
    return { code: 'row.keyChanged', message: `${name} 的标识不能改；请删去这处修改` };
  }
  const problems: Problem[] = [];
  const row = checkValue({ element, value: merge(before.row, columns), place: '', problems }) as
    | Row
    | undefined;
  if (row === undefined) {
    const [problem] = problems;
    return {
      code: 'layer.invalidValue',
      message: problem?.message ?? '',
      column: problem?.place.replace(/^\//, ''),
    };
  }
  const changed = changedColumns(before.row, row);
  if (origin.isRoot) return { row };
  if (policy === 'locked') {
    if (changed.length === 0) return {};
    return {
      code: 'policy.locked',
      message: `${name} 由${before.origin.owner.tenantName}统一规定，${tenantName}不能改；确需调整的，请向上级提出申请`,
    };
  }
  if (policy === 'free') {
    const kept = changed.find((column) => element.ownerColumns.includes(column));
    const isStatutory = before.row.basis !== undefined && before.maker !== origin.link.owner.tenantCode;
    if (!kept || !isStatutory) return { row };
    return {
      code: 'policy.ownerOnly',
      column: kept,
      message: `${name} 是法定要求，是否必交、可否容缺只能由设定它的${before.origin.owner.tenantName}调整`,
    };
  }
  if (changed.length === 0 || element.tightenRow?.(before.row, row)) return { row };
  return {
    code: 'policy.notTighter',
    message: `${name} 只能改得更便利，${tenantName}的改动不符合，未予采用；请改为更便利的值，或沿用上级`,
  };
}

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
