import { editLayer } from './edit-layer.ts';
import type { Layer } from './layer.ts';
import type { LayerEdit } from './layer-edit.ts';
import { isListPart } from './normal-layer.ts';
import { type ListAt, rowEdits, saidRows } from './row-edits.ts';

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

const wholeList = (layer: Layer, at: ListAt): LayerEdit[] =>
  saidRows(layer, at).flatMap((row) => rowEdits(layer, at, row));
