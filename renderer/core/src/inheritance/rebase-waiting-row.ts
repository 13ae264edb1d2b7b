import { type ElementDefinition, isSameJson } from '../items/index.ts';
import { rowLabel } from './conflict.ts';
import type { Layer } from './layer.ts';
import type { LayerEdit } from './layer-edit.ts';
import { bothChanged, type Merge, type Three } from './own-merge.ts';
import type { LayerPart } from './prepare.ts';
import { listOf, rowEdits } from './row-edits.ts';

interface RowAt {
  part: LayerPart;
  element: ElementDefinition;
  row: string;
}

type Columns = Extract<LayerEdit, { op: 'changeRow' }>['columns'];

/** What a layer says about one row. */
interface Said {
  add?: Columns;
  change?: Columns;
  remove?: true;
}

export function rebaseRow(three: Three, at: RowAt, merge: Merge): void {
  const [base, above, own] = [saidIn(three.old, at), saidIn(three.now, at), saidIn(three.waiting, at)];
  if (isSameJson(own, base) || isSameJson(own, above)) return;
  const { part, element, row } = at;
  const edits: LayerEdit[] = [
    { op: 'restoreRow', part, element: element.key, row },
    ...rowEdits(three.waiting, { part, element: element.key }, row),
  ];
  if (isSameJson(above, base)) {
    merge.edits.push(...edits);
    return;
  }
  const kind = (['add', 'change'] as const).find((way) => base[way] && above[way] && own[way]);
  if (kind) {
    mergeColumns({ at, merge, base: base[kind] ?? {}, above: above[kind] ?? {}, own: own[kind] ?? {} });
    return;
  }
  report(merge, at, { base: content(base), above: content(above), own: content(own), keepOwn: edits });
}

function saidIn(layer: Layer, { part, element, row }: RowAt): Said {
  const { add = [], change = {}, remove = [] } = listOf(layer, { part, element: element.key });
  const added = add.find((candidate) => candidate.key === row);
  const changed = Object.hasOwn(change, row) ? change[row] : undefined;
  return {
    ...(added ? { add: added } : {}),
    ...(changed ? { change: changed } : {}),
    ...(remove.includes(row) ? { remove: true } : {}),
  };
}

const content = ({ add, change }: Said): Columns | null => add ?? change ?? null;

interface ColumnsInput {
  at: RowAt;
  merge: Merge;
  base: Columns;
  above: Columns;
  own: Columns;
}

function mergeColumns({ at, merge, base, above, own }: ColumnsInput): void {
  const { part, element, row } = at;
  const names = [...new Set([...Object.keys(base), ...Object.keys(above), ...Object.keys(own)])];
  const changed = names.filter(
    (name) => !isSameJson(own[name], base[name]) && !isSameJson(own[name], above[name]),
  );
  const clean = changed.filter((name) => isSameJson(above[name], base[name]));
  const disputed = changed.filter((name) => !clean.includes(name));
  const editsFor = (columns: readonly string[]): LayerEdit[] => {
    const said = columns.filter((name) => Object.hasOwn(own, name));
    const unsaid = columns.filter((name) => !said.includes(name));
    const place = { part, element: element.key, row };
    return [
      ...(said.length > 0 ? [{ op: 'changeRow' as const, ...place, columns: pick(own, said) }] : []),
      ...(unsaid.length > 0 ? [{ op: 'restoreRow' as const, ...place, columns: unsaid }] : []),
    ];
  };
  merge.edits.push(...editsFor(clean));
  if (disputed.length === 0) return;
  report(merge, at, {
    base: pick(base, disputed),
    above: pick(above, disputed),
    own: pick(own, disputed),
    keepOwn: editsFor(disputed),
  });
}

interface Sides {
  base: Columns | null;
  above: Columns | null;
  own: Columns | null;
  keepOwn: LayerEdit[];
}

function report({ conflicts }: Merge, { part, element, row }: RowAt, sides: Sides): void {
  const label = rowLabel({ key: row, ...sides.base, ...sides.above, ...sides.own });
  const message = bothChanged(`“${element.label.zh}”里的“${label}”`);
  conflicts.push({ code: 'row.bothChanged', part, element: element.key, row, ...sides, message });
}

const pick = (from: Columns, names: readonly string[]): Columns =>
  Object.fromEntries(
    names.flatMap((name): [string, Columns[string]][] => {
      const value = from[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
