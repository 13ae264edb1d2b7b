import type { Problem } from '../errors/index.ts';
import { isSameJson, type Policy } from '../items/index.ts';
import { placeIn } from './chain.ts';
import { changedRow } from './change-row.ts';
import type { Grant } from './layer.ts';
import { type Origin, originOf, type RowState, type Source } from './origin.ts';
import type { PreparedOverride, Row } from './prepare.ts';
import { judge, type Refusal, type Verdict } from './refusal.ts';

export interface RowsState {
  rows: ReadonlyMap<string, RowState>;
  /** Keys ever used, removed ones too: a key is never given to another row. */
  usedKeys: ReadonlySet<string>;
  /** Of the list as a whole: who last changed which rows it has or what they say. */
  origin: Source;
}

interface RowsInput {
  override: Extract<PreparedOverride, { kind: 'rows' }>;
  current: RowsState | undefined;
  policyOf: (row?: string) => Policy;
  origin: Origin;
}

/** One keyed list as one layer leaves it, and what of the layer does not count. Unchanged rows keep their order. */
export function overrideRows(input: RowsInput): { next: RowsState; problems: Problem[] } {
  const { override, current, policyOf, origin } = input;
  const { element, add, change, remove } = override;
  const problems: Problem[] = [];
  const rows = new Map(current?.rows);
  const usedKeys = new Set(current?.usedKeys);
  let isTouched = false;
  let byGrant: Grant | undefined;

  const refuse = (row: string, { code, message, column }: Refusal): void => {
    const at = column === undefined ? row : `${row}/${column}`;
    const place = placeIn(origin.link, `${origin.part}/${element.key}/${at}`);
    problems.push({ code, severity: 'error', place, message });
  };
  const count = (grant: Grant | undefined): void => {
    isTouched = true;
    byGrant ??= grant;
  };
  const unknown = (row: string, deed: string): Refusal => ({
    code: 'row.unknown',
    message: `“${element.label.zh}”的 ${row} 在上级没有，无法${deed}；请删去这处${deed}`,
  });

  for (const [key, columns] of change) {
    const before = rows.get(key);
    if (!before) {
      refuse(key, unknown(key, '修改'));
      continue;
    }
    const outcome = changedRow({ element, before, columns, policy: policyOf(key), origin });
    if ('refusal' in outcome) {
      refuse(key, outcome.refusal);
    } else if (outcome.row) {
      const { row, grant } = outcome;
      const source = originOf(origin, { before: { value: before.row, origin: before.origin }, grant });
      rows.set(key, { row, origin: source, maker: before.maker });
      count(grant);
    }
  }
  for (const key of remove) {
    const { refusal, grant } = rows.has(key) ? mayRemove(input, key) : { refusal: unknown(key, '删除') };
    if (refusal) {
      refuse(key, refusal);
    } else {
      rows.delete(key);
      count(grant);
    }
  }
  for (const row of add) {
    const same = rows.get(row.key);
    if (same && isSameJson(same.row, row)) continue;
    const { refusal, grant } = mayAdd(input, row, usedKeys);
    if (refusal) {
      refuse(row.key, refusal);
    } else {
      rows.set(row.key, { row, origin: originOf(origin, { grant }), maker: origin.link.owner });
      usedKeys.add(row.key);
      count(grant);
    }
  }
  if (current && !isTouched) return { next: current, problems };
  const before = current && {
    value: [...current.rows.values()].map((state) => state.row),
    origin: current.origin,
  };
  return { next: { rows, usedKeys, origin: originOf(origin, { before, grant: byGrant }) }, problems };
}

function mayRemove({ override: { element }, policyOf, origin }: RowsInput, key: string): Verdict {
  if (origin.isRoot) return {};
  const message = `“${element.label.zh}”的 ${key} 由上级规定，${origin.link.owner.tenantName}不能删除；确需调整的，请向上级提出申请`;
  return judge({
    policy: policyOf(key),
    exception: () => origin.exceptionFor?.(element.key, key),
    refusalUnder: (policy) => (policy === 'free' ? undefined : { code: 'policy.removed', message }),
  });
}

function mayAdd(
  { override: { element }, policyOf, origin }: RowsInput,
  { key }: Row,
  usedKeys: ReadonlySet<string>,
): Verdict {
  const message = `“${element.label.zh}”由上级统一规定，${origin.link.owner.tenantName}不能增加 ${key}；确需增加的，请写明依据向上级申请`;
  const verdict: Verdict = origin.isRoot
    ? {}
    : judge({
        policy: policyOf(),
        exception: () => origin.exceptionFor?.(element.key, key, true),
        refusalUnder: (policy) =>
          policy === 'extend' || policy === 'free' ? undefined : { code: 'policy.added', message },
      });
  if (verdict.refusal || !usedKeys.has(key)) return verdict;
  const used = `“${element.label.zh}”的 ${key} 这个标识已经用过，请换一个标识`;
  return { refusal: { code: 'row.keyUsed', message: used } };
}
