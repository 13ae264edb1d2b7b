import { type ElementDefinition, type ElementKey, elements, type Policy } from '../items/index.ts';
import type { ExceptionFor } from './exceptions.ts';
import type { Grant, LayerOwner, Resolution } from './layer.ts';
import { ownedColumns } from './owned-columns.ts';
import type { Row } from './prepare.ts';

/**
 * What an owner may do with an element or row. owner: it is its own, or (with `columns`) belongs to its level · free ·
 * extend: rows or entries may be added, what is there may be bettered · tighten: may be bettered · request: not without
 * a grant.
 */
export type CanEdit = 'free' | 'tighten' | 'extend' | 'request' | 'owner';

export interface Editing {
  policy: Policy;
  canEdit: CanEdit;
  canAdd: boolean;
  /** Who made it so strict; absent where there is nothing to ask for. */
  grantor?: LayerOwner;
  grant?: Grant;
}

export interface RowEditing extends Omit<Editing, 'canAdd'> {
  /** Only these columns may be changed. */
  columns?: readonly string[];
  /** Any but these may be changed. */
  exceptColumns?: readonly string[];
}

export interface Binding {
  resolution: Resolution;
  /** Null where the owner is the root, whom nothing binds. */
  inherited: Resolution | null;
  owner: LayerOwner;
  exceptionFor: ExceptionFor | undefined;
}

export function editingOf(binding: Binding, key: ElementKey): Editing {
  const { resolution, inherited, exceptionFor } = binding;
  if (!inherited) return { policy: stepAt(resolution, key).policy, canEdit: 'owner', canAdd: true };
  const element = elements[key];
  const isList = element.merge === 'keyedList';
  const { policy, from } = stepAt(inherited, key);
  const exception = exceptionFor?.(key, undefined, isList);
  const opened = exception?.isInForce && exception.policy !== policy ? exception : undefined;
  const isFilled = isList || inherited.provenance[key] !== undefined;
  const allowed = opened && !isList ? opened.policy : policy;
  const canEdit = howOf(element, allowed, { isFilled });
  const adding = opened?.policy ?? policy;
  const canAdd = isList && (adding === 'free' || adding === 'extend');
  const isBound = canEdit !== 'free' || (isList && !canAdd);
  return {
    policy,
    canEdit: canEdit === 'request' && canAdd ? 'extend' : canEdit,
    canAdd,
    ...(isBound && from ? { grantor: from } : {}),
    ...(opened ? { grant: opened.grant } : {}),
  };
}

export function rowEditingOf(binding: Binding, key: ElementKey, row: Row): RowEditing {
  const { resolution, inherited, owner, exceptionFor } = binding;
  if (!inherited) return { policy: stepAt(resolution, key, row.key).policy, canEdit: 'owner' };
  const above = inherited.provenance[`${key}/${row.key}`];
  const { policy, from } = stepAt(inherited, key, row.key);
  if (!above) return { policy, canEdit: 'owner' };
  const exception = exceptionFor?.(key, row.key);
  const opened = exception?.isInForce && exception.policy !== policy ? exception : undefined;
  if (opened?.policy === 'free') return { policy, canEdit: 'free', grant: opened.grant };
  const editing: RowEditing = {
    policy,
    canEdit: howOf(elements[key], opened?.policy ?? policy, { isRow: true }),
    ...(opened ? { grant: opened.grant } : {}),
  };
  const bound: RowEditing = from && editing.canEdit !== 'free' ? { ...editing, grantor: from } : editing;
  const owned = ownedColumns(key, row);
  if (owned) return withOwned(bound, { owned, owner, from });
  const maker = above.replaced.at(-1)?.owner ?? above.owner;
  const { ownerColumns } = elements[key];
  const isKept = row.basis !== undefined && maker.tenantCode !== owner.tenantCode && ownerColumns.length > 0;
  if (bound.canEdit !== 'free' || !isKept) return bound;
  return { ...bound, exceptColumns: ownerColumns, grantor: maker };
}

interface OwnedInput {
  owned: NonNullable<ReturnType<typeof ownedColumns>>;
  owner: LayerOwner;
  from: LayerOwner | undefined;
}

function withOwned(editing: RowEditing, { owned, owner, from }: OwnedInput): RowEditing {
  if (owned.level === owner.level)
    return editing.canEdit === 'free' ? editing : { ...editing, canEdit: 'owner', columns: owned.columns };
  if (editing.canEdit !== 'free') return editing;
  return { ...editing, exceptColumns: owned.columns, ...(from ? { grantor: from } : {}) };
}

/** `tighten` is a lock where the element knows no better and worse; the first value there is sets the mark. */
function howOf(element: ElementDefinition, policy: Policy, { isFilled = true, isRow = false }): CanEdit {
  if (policy === 'free') return 'free';
  if (policy === 'locked') return 'request';
  if (!isFilled) return 'free';
  if (policy === 'extend' && !isRow) return 'extend';
  const isComparable = element.merge === 'scalar' ? element.tighten : element.tightenRow;
  return isComparable ? 'tighten' : 'request';
}

function stepAt(
  { policies }: Resolution,
  key: ElementKey,
  row?: string,
): { policy: Policy; from?: LayerOwner } {
  const own = row === undefined ? undefined : policies[`${key}/${row}`];
  return (own ?? policies[key])?.at(-1) ?? { policy: elements[key].policy };
}
