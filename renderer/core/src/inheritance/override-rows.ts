import type { Problem } from '../errors/index.ts';
import { isSameJson, type Policy } from '../items/index.ts';
import { placeIn } from './chain.ts';
import { changedRow } from './change-row.ts';
import type { Provenance } from './layer.ts';
import { type Origin, originOf, type RowState } from './origin.ts';
import type { PreparedOverride } from './prepare.ts';

export interface RowsState {
  rows: ReadonlyMap<string, RowState>;
  /** Keys ever used, removed ones too: a key is never given to another row. */
  usedKeys: ReadonlySet<string>;
  /** Of the list as a whole: who last changed which rows it has or what they say. */
  origin: Omit<Provenance, 'policy'>;
}

interface RowsInput {
  override: Extract<PreparedOverride, { kind: 'rows' }>;
  current: RowsState | undefined;
  policyOf: (row?: string) => Policy;
  origin: Origin;
}

/** One keyed list as one layer leaves it, and what of the layer does not count. Unchanged rows keep their order. */
export function overrideRows({ override, current, policyOf, origin }: RowsInput): {
  next: RowsState;
  problems: Problem[];
} {
  const { element, add, change, remove } = override;
  const problems: Problem[] = [];
  const rows = new Map(current?.rows);
  const usedKeys = new Set(current?.usedKeys);
  let isTouched = false;

  const refuse = (code: string, row: string, message: string): void => {
    const place = placeIn(origin.link, `${origin.part}/${element.key}/${row}`);
    problems.push({ code, severity: 'error', place, message });
  };
  const label = (row: string): string => `“${element.label.zh}”的 ${row}`;
  const { tenantName } = origin.link.owner;

  for (const [key, columns] of change) {
    const before = rows.get(key);
    if (!before) {
      refuse('row.unknown', key, `${label(key)} 在上级没有，无法修改；请删去这处修改`);
      continue;
    }
    const outcome = changedRow({ element, before, columns, policy: policyOf(key), origin });
    if ('code' in outcome) {
      refuse(outcome.code, outcome.column ? `${key}/${outcome.column}` : key, outcome.message);
    } else if (outcome.row) {
      const next = originOf(origin, { value: before.row, origin: before.origin });
      rows.set(key, { row: outcome.row, origin: next, maker: before.maker });
      isTouched = true;
    }
  }
  for (const key of remove) {
    if (!rows.has(key)) refuse('row.unknown', key, `${label(key)} 在上级没有，无法删除；请删去这处删除`);
    else if (!origin.isRoot && policyOf(key) !== 'free') {
      refuse(
        'policy.removed',
        key,
        `${label(key)} 由上级规定，${tenantName}不能删除；确需调整的，请向上级提出申请`,
      );
    } else {
      rows.delete(key);
      isTouched = true;
    }
  }
  for (const row of add) {
    const isAllowed = origin.isRoot || policyOf() === 'extend' || policyOf() === 'free';
    const same = rows.get(row.key);
    if (same && isSameJson(same.row, row)) continue;
    if (!isAllowed) {
      refuse(
        'policy.added',
        row.key,
        `“${element.label.zh}”由上级统一规定，${tenantName}不能增加 ${row.key}；确需增加的，请写明依据向上级申请`,
      );
    } else if (usedKeys.has(row.key)) {
      refuse('row.keyUsed', row.key, `${label(row.key)} 这个标识已经用过，请换一个标识`);
    } else {
      rows.set(row.key, { row, origin: originOf(origin, undefined), maker: origin.link.owner.tenantCode });
      usedKeys.add(row.key);
      isTouched = true;
    }
  }
  if (current && !isTouched) return { next: current, problems };
  const before = current && {
    value: [...current.rows.values()].map((state) => state.row),
    origin: current.origin,
  };
  return { next: { rows, usedKeys, origin: originOf(origin, before) }, problems };
}
