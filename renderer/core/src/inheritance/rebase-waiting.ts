import { type ElementDefinition, elementKeys, elements, isElementKey, isSameJson } from '../items/index.ts';
import type { Rebased } from './conflict.ts';
import { editLayerBy } from './edit-layer.ts';
import type { Layer } from './layer.ts';
import type { LayerEdit } from './layer-edit.ts';
import { isListPart, normalLayer } from './normal-layer.ts';
import { bothChanged, type Merge, type Three } from './own-merge.ts';
import type { LayerPart } from './prepare.ts';
import { rebaseRow } from './rebase-waiting-row.ts';
import { saidRows } from './row-edits.ts';

/**
 * A later release or draft of an owner, put on top of one that came in between: what changed from `oldOwn` to `waiting`
 * is done to `newOwn`. Where `newOwn` changed the same scalar, column or policy to something else, its side stays and
 * the other is handed back as a conflict. Pure. All three have to be without `layerProblems`.
 */
export function rebaseWaiting(oldOwn: Layer, newOwn: Layer, waiting: Layer): Rebased {
  const three: Three = { old: normalLayer(oldOwn), now: normalLayer(newOwn), waiting: normalLayer(waiting) };
  if (isSameJson(three.old, three.now)) return { layer: waiting, conflicts: [] };
  const merge: Merge = { edits: [], conflicts: [] };
  for (const part of ['standard', 'implementation'] as const) {
    for (const key of elementKeys) {
      const at: At = { part, element: elements[key] };
      if (at.element.part !== 'both' && at.element.part !== part) continue;
      if (at.element.merge === 'scalar') mergeScalar(three, at, merge);
      else for (const row of rowsIn(three, at)) rebaseRow(three, { ...at, row }, merge);
    }
  }
  mergePolicies(three, merge);
  const { edits, conflicts } = merge;
  return { layer: edits.length > 0 ? editLayerBy(newOwn, edits) : newOwn, conflicts };
}

interface At {
  part: LayerPart;
  element: ElementDefinition;
}

const rowsIn = ({ old, now, waiting }: Three, { part, element: { key: element } }: At): string[] => [
  ...new Set([waiting, now, old].flatMap((layer) => saidRows(layer, { part, element }))),
];

/** Null = nothing there, the value in an array otherwise: null can be a value. */
function scalarIn(layer: Layer, { part, element }: At): [Json] | null {
  const said = Object.hasOwn(layer[part], element.key) ? layer[part][element.key] : undefined;
  return said && !isListPart(said) && 'set' in said ? [said.set] : null;
}

type Json = Extract<LayerEdit, { op: 'set' }>['value'];

function mergeScalar(three: Three, at: At, { edits, conflicts }: Merge): void {
  const { part, element } = at;
  const [base, above, own] = [scalarIn(three.old, at), scalarIn(three.now, at), scalarIn(three.waiting, at)];
  if (isSameJson(own, base) || isSameJson(own, above)) return;
  const edit: LayerEdit = own
    ? { op: 'set', part, element: element.key, value: own[0] }
    : { op: 'inherit', part, element: element.key };
  if (isSameJson(above, base)) {
    edits.push(edit);
    return;
  }
  conflicts.push({
    code: 'scalar.bothChanged',
    part,
    element: element.key,
    base: base?.[0] ?? null,
    above: above?.[0] ?? null,
    own: own?.[0] ?? null,
    message: bothChanged(`“${element.label.zh}”`),
    keepOwn: [edit],
  });
}

function mergePolicies({ old, now, waiting }: Three, { edits, conflicts }: Merge): void {
  const targets = new Set([old, now, waiting].flatMap(({ policies }) => Object.keys(policies)));
  for (const target of [...targets].sort()) {
    const [element = '', row] = target.split('/');
    if (!isElementKey(element)) continue;
    const [base, above, own] = [old, now, waiting].map(({ policies }) => policies[target] ?? null);
    if (own === base || own === above) continue;
    const edit: LayerEdit = { op: 'policy', target, policy: own ?? null };
    if (above === base) {
      edits.push(edit);
      continue;
    }
    conflicts.push({
      code: 'policy.bothChanged',
      part: 'policies',
      element,
      ...(row === undefined ? {} : { row }),
      base,
      above,
      own,
      message: bothChanged(`“${elements[element].label.zh}”的管控方式`),
      keepOwn: [edit],
    });
  }
}
