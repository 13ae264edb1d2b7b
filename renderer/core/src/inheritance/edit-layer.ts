import { BanshiError } from '../errors/index.ts';
import { type ElementDefinition, elements, isElementKey } from '../items/index.ts';
import type { Layer } from './layer.ts';
import type { LayerEdit } from './layer-edit.ts';
import { isListPart, type ListPart, normalLayer, normalList, type Override } from './normal-layer.ts';

type RowEdit = Extract<LayerEdit, { row: unknown }>;
type AddedRow = NonNullable<ListPart['add']>[number];

/**
 * The layer after one edit, without what says nothing. Says what the person wants, not whether the chain allows it:
 * that is `resolveItem`'s to judge. A row that this layer itself adds is edited where it stands.
 *
 * Throws BanshiError: `edit.unknownElement`, `edit.wrongPart`, `edit.wrongShape` (a list set as a whole, rows of a
 * scalar), `edit.rowKey` (a new row without a key, a
 * key that is to change), `edit.rowExists` (a key that this layer uses already).
 */
export function editLayer(layer: Layer, edit: LayerEdit): Layer {
  if (edit.op === 'policy') return editPolicy(layer, edit);
  const { [edit.element]: _before, ...others } = layer[edit.part];
  const next = nextOverride(layer, edit);
  return normalLayer({
    ...layer,
    [edit.part]: next === undefined ? others : { ...others, [edit.element]: next },
  });
}

/** All edits, one after the other. */
export const editLayerBy = (layer: Layer, edits: readonly LayerEdit[]): Layer =>
  edits.reduce(editLayer, layer);

function editPolicy(layer: Layer, { target, policy }: Extract<LayerEdit, { op: 'policy' }>): Layer {
  const [key = '', row, ...rest] = target.split('/');
  const isKnown =
    isElementKey(key) && rest.length === 0 && (row === undefined || elements[key].merge === 'keyedList');
  if (!isKnown)
    throw refusal(
      'edit.unknownElement',
      `policies/${target}`,
      `没有“${target}”这个要素或行，请刷新页面后重试`,
    );
  const { [target]: _before, ...others } = layer.policies;
  return normalLayer({ ...layer, policies: policy === null ? others : { ...others, [target]: policy } });
}

function elementOf({
  op,
  part,
  element: key,
}: Exclude<LayerEdit, { op: 'policy' | 'inherit' }>): ElementDefinition {
  const place = `${part}/${key}`;
  if (!isElementKey(key))
    throw refusal('edit.unknownElement', place, `没有“${key}”这个要素，请刷新页面后重试`);
  const element = elements[key];
  const { zh } = element.label;
  if (element.part !== 'both' && element.part !== part) {
    const other = element.part === 'standard' ? '标准部分' : '实施部分';
    throw refusal('edit.wrongPart', place, `“${zh}”只能写在${other}，请在那里修改`);
  }
  if ((op === 'set') !== (element.merge === 'scalar')) {
    const how = element.merge === 'scalar' ? '整体修改' : '按行增加、修改或删除';
    throw refusal('edit.wrongShape', place, `“${zh}”须${how}`);
  }
  return element;
}

function nextOverride(layer: Layer, edit: Exclude<LayerEdit, { op: 'policy' }>): Override | undefined {
  // Asked before the element is looked up: giving up what nobody knows is how a layer gets mended.
  if (edit.op === 'inherit') return undefined;
  const element = elementOf(edit);
  if (edit.op === 'set') return { set: edit.value };
  const before = Object.hasOwn(layer[edit.part], element.key) ? layer[edit.part][element.key] : undefined;
  return normalList(editRows(isListPart(before) ? before : {}, edit, element));
}

function editRows(list: ListPart, edit: RowEdit, element: ElementDefinition): ListPart {
  const { add = [], change = {}, remove = [] } = list;
  if (edit.op === 'addRow') {
    const key = newKey(list, edit, element);
    const at = Math.min(edit.at ?? add.length, add.length);
    return { ...list, add: [...add.slice(0, at), { ...edit.row, key }, ...add.slice(at)] };
  }
  const { row } = edit;
  if (edit.op === 'changeRow' && Object.hasOwn(edit.columns, 'key') && edit.columns.key !== row)
    throw refusal(
      'edit.rowKey',
      `${edit.part}/${element.key}/${row}`,
      `“${element.label.zh}”的行标识不能改；请删去这一行，另加一行`,
    );
  const own = add.some((added) => added.key === row);
  const { [row]: changed = {}, ...otherChanges } = change;
  const untouched = { add, change: otherChanges, remove: remove.filter((key) => key !== row) };
  const withoutAdded = { ...untouched, add: add.filter((added) => added.key !== row) };
  switch (edit.op) {
    case 'changeRow':
      if (own)
        return {
          ...untouched,
          add: add.map((added) => (added.key === row ? merged(added, edit.columns) : added)),
        };
      return { ...untouched, change: { ...otherChanges, [row]: { ...changed, ...edit.columns } } };
    case 'removeRow':
      return own ? withoutAdded : { ...untouched, remove: [...untouched.remove, row] };
    case 'restoreRow':
      if (edit.columns === undefined) return withoutAdded;
      return { ...list, change: { ...otherChanges, [row]: without(changed, edit.columns) } };
  }
}

function newKey(
  list: ListPart,
  edit: Extract<LayerEdit, { op: 'addRow' }>,
  element: ElementDefinition,
): string {
  const { key } = edit.row;
  const place = `${edit.part}/${element.key}`;
  if (typeof key !== 'string' || key === '')
    throw refusal('edit.rowKey', place, `“${element.label.zh}”新增的行缺少标识，请重新添加`);
  const isUsed =
    list.add?.some((row) => row.key === key) ||
    list.remove?.includes(key) ||
    Object.hasOwn(list.change ?? {}, key);
  if (isUsed)
    throw refusal(
      'edit.rowExists',
      `${place}/${key}`,
      `“${element.label.zh}”里已有标识 ${key}，请换一个标识`,
    );
  return key;
}

function merged(row: AddedRow, columns: AddedRow): AddedRow {
  const kept = Object.entries({ ...row, ...columns }).filter(
    ([column, value]) => !(value === null && Object.hasOwn(columns, column)),
  );
  return Object.fromEntries(kept);
}

const without = (columns: AddedRow, names: readonly string[]): AddedRow =>
  Object.fromEntries(Object.entries(columns).filter(([column]) => !names.includes(column)));

const refusal = (code: string, place: string, personMessage: string): BanshiError =>
  new BanshiError({ code, place, personMessage, status: 422 });
