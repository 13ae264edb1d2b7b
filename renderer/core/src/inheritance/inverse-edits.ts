import { editLayer } from './edit-layer.ts';
import type { Layer } from './layer.ts';
import type { LayerEdit } from './layer-edit.ts';
import { isListPart } from './normal-layer.ts';

/**
 * The edits that undo an edit: applied to `editLayer(layer, edit)` they give the layer as it was, without what said
 * nothing. Throws what `editLayer` throws.
 */
export function inverseEdits(layer: Layer, edit: LayerEdit): LayerEdit[] {
  editLayer(layer, edit);
  if (edit.op === 'policy') {
    const policy = Object.hasOwn(layer.policies, edit.target) ? layer.policies[edit.target] : undefined;
    return [{ op: 'policy', target: edit.target, policy: policy ?? null }];
  }
  const { part, element } = edit;
  const before = Object.hasOwn(layer[part], element) ? layer[part][element] : undefined;
  if (edit.op === 'set' || edit.op === 'inherit') {
    if (isListPart(before)) return wholeList(layer, { part, element });
    return before && 'set' in before
      ? [{ op: 'set', part, element, value: before.set }]
      : [{ op: 'inherit', part, element }];
  }
  const row = edit.op === 'addRow' ? String(edit.row.key) : edit.row;
  return [{ op: 'restoreRow', part, element, row }, ...rowEdits(layer, { part, element }, row)];
}

interface ListAt {
  part: 'standard' | 'implementation';
  element: string;
}

/** What the layer says about one row, as edits on a layer that says nothing about it. */
function rowEdits(layer: Layer, { part, element }: ListAt, row: string): LayerEdit[] {
  const list = layer[part][element];
  if (!isListPart(list)) return [];
  const { add = [], change = {}, remove = [] } = list;
  const at = add.findIndex((added) => added.key === row);
  const added = add[at];
  const columns = Object.hasOwn(change, row) ? change[row] : undefined;
  return [
    ...(added ? [{ op: 'addRow' as const, part, element, row: added, at }] : []),
    ...(columns ? [{ op: 'changeRow' as const, part, element, row, columns }] : []),
    ...(remove.includes(row) ? [{ op: 'removeRow' as const, part, element, row }] : []),
  ];
}

function wholeList(layer: Layer, at: ListAt): LayerEdit[] {
  const list = layer[at.part][at.element];
  if (!isListPart(list)) return [];
  const rows = new Set([
    ...(list.add ?? []).map((row) => String(row.key)),
    ...Object.keys(list.change ?? {}),
    ...(list.remove ?? []),
  ]);
  return [...rows].flatMap((row) => rowEdits(layer, at, row));
}
