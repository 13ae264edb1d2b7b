import type { Layer } from './layer.ts';
import type { LayerEdit } from './layer-edit.ts';
import { isListPart, type ListPart } from './normal-layer.ts';

export interface ListAt {
  part: 'standard' | 'implementation';
  element: string;
}

/** What the layer says about one row, as edits on a layer that says nothing about it. */
export function rowEdits(layer: Layer, { part, element }: ListAt, row: string): LayerEdit[] {
  const { add = [], change = {}, remove = [] } = listOf(layer, { part, element });
  const at = add.findIndex((added) => added.key === row);
  const added = add[at];
  const columns = Object.hasOwn(change, row) ? change[row] : undefined;
  return [
    ...(added ? [{ op: 'addRow' as const, part, element, row: added, at }] : []),
    ...(columns ? [{ op: 'changeRow' as const, part, element, row, columns }] : []),
    ...(remove.includes(row) ? [{ op: 'removeRow' as const, part, element, row }] : []),
  ];
}

/** Keys of the rows about which the layer says anything, added ones first. */
export function saidRows(layer: Layer, at: ListAt): string[] {
  const { add = [], change = {}, remove = [] } = listOf(layer, at);
  return [...new Set([...add.map((row) => String(row.key)), ...Object.keys(change), ...remove])];
}

export function listOf(layer: Layer, { part, element }: ListAt): ListPart {
  const said = Object.hasOwn(layer[part], element) ? layer[part][element] : undefined;
  return isListPart(said) ? said : {};
}
