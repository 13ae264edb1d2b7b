import type { ElementDefinition } from '../items/index.ts';
import { editLayerBy } from './edit-layer.ts';
import type { Layer } from './layer.ts';
import type { LayerEdit } from './layer-edit.ts';
import type { Refusal } from './refusal.ts';

/**
 * Why an override could not follow. `scalar.bothChanged`, `row.bothChanged`: what it departed from was changed as
 * well · `row.removedAbove`: the row it changed is gone · `row.addedAbove`: its own row's key is now taken ·
 * `policy.nowLocked`: a level above no longer allows it · `policy.notTighterNow`: it is no longer the better one ·
 * `policy.bothChanged`: two releases of one owner set a policy differently · `override.nowCounts`: it was ignored so
 * far and would come into force by itself · any other: the refusal that now meets it, as `resolveItem` names it.
 */
export type ConflictCode =
  | 'scalar.bothChanged'
  | 'row.bothChanged'
  | 'row.removedAbove'
  | 'row.addedAbove'
  | 'policy.nowLocked'
  | 'policy.notTighterNow'
  | 'policy.bothChanged'
  | 'override.nowCounts'
  | (string & {});

/** An override that was taken out of a layer, with both sides, for a person to decide. JSON; null = nothing there. */
export interface Conflict {
  code: ConflictCode;
  part: 'standard' | 'implementation' | 'policies';
  /** Of `policies`: the element that the policy is for. */
  element: string;
  row?: string;
  /** Values of a scalar or policy; of a row, the columns in dispute, or the whole row where that is in dispute. */
  base: unknown;
  above: unknown;
  own: unknown;
  message: string;
  /** The edits that bring the own side back; null where what stands above does not allow it. */
  keepOwn: LayerEdit[] | null;
}

export interface Rebased {
  /** What of the layer follows cleanly; the same object where nothing had to give way. */
  layer: Layer;
  conflicts: Conflict[];
}

/**
 * The layer after a person's choice. `keepAbove` leaves it: the override is out already. `keepOwn` puts it back and
 * throws what `editLayer` throws where the layer was changed in between; where it is not allowed, nothing changes.
 */
export const applyChoice = (layer: Layer, { keepOwn }: Conflict, choice: 'keepAbove' | 'keepOwn'): Layer =>
  choice === 'keepOwn' && keepOwn ? editLayerBy(layer, keepOwn) : layer;

/** The refusal that now meets an override, as a conflict. */
export function conflictCode({ code }: Refusal): ConflictCode {
  if (code === 'policy.notTighter') return 'policy.notTighterNow';
  const isBarred = ['policy.locked', 'policy.added', 'policy.removed', 'policy.ownerOnly'].includes(code);
  return isBarred || code === 'grant.notEntitled' ? 'policy.nowLocked' : code;
}

interface Sentence {
  code: ConflictCode;
  element: ElementDefinition;
  row?: Readonly<Record<string, unknown>> | undefined;
  tenantName: string;
  refusal?: Refusal | undefined;
}

export function conflictMessage({ code, element, row, tenantName, refusal }: Sentence): string {
  const what = row ? `“${element.label.zh}”里的“${rowLabel(row)}”` : `“${element.label.zh}”`;
  switch (code) {
    case 'row.removedAbove':
      return `上级已删去${what}，${tenantName}对它的改动没有了着落，暂不采用；请选择沿用上级，或另立一行`;
    case 'row.addedAbove':
      return `上级新增了${what}，与${tenantName}自己增加的一行标识相同，暂按上级执行；请选择沿用上级，或保留本级的`;
    case 'policy.nowLocked':
      return `${what}现由上级统一规定，${tenantName}的改动不再采用；确需保留的，请写明依据向上级申请`;
    case 'policy.notTighterNow':
      return `上级的规定已变，${tenantName}对${what}的改动不再更便利，暂按上级执行；请改为更便利的值，或沿用上级`;
    case 'override.nowCounts':
      return `上级放宽了管控，${tenantName}对${what}原先未获采用的改动现在可以采用；请确认采用，或沿用上级`;
    case 'scalar.bothChanged':
    case 'row.bothChanged':
      return `上级改了${what}，${tenantName}也有自己的改动，两者不一致，暂按上级执行；请选择沿用上级，或保留本级的`;
    default:
      return `${what}随上级更新后，${tenantName}的改动不再符合要求，暂按上级执行：${refusal?.message ?? ''}`;
  }
}

/** What people call a row; its key where it has no words of its own. */
export function rowLabel(row: Readonly<Record<string, unknown>>): string {
  for (const column of ['name', 'label', 'question', 'text', 'reason', 'statute', 'document']) {
    const text = row[column];
    const zh = typeof text === 'object' && text !== null && 'zh' in text ? text.zh : text;
    if (typeof zh === 'string') return zh;
  }
  return String(row.key ?? '');
}
