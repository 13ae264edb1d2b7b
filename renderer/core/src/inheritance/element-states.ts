import type { Problem } from '../errors/index.ts';
import { type ElementKey, elementKeys, elements, type Policy } from '../items/index.ts';
import type { Conflict } from './conflict.ts';
import { type CanEdit, editingOf, type RowEditing, rowEditingOf } from './editing.ts';
import { exceptionsOf } from './exceptions.ts';
import type { Grant, Layer, LayerOwner, Provenance, Resolution } from './layer.ts';
import { policyState } from './policy-state.ts';
import type { Row } from './prepare.ts';

export interface StatesInput {
  /** With the layer applied. */
  resolution: Resolution;
  /** Without it: what flows to its owner. Null where the owner is the root. */
  inherited: Resolution | null;
  layer: Layer;
  owner: LayerOwner;
  /** The day for which both were resolved. */
  at: string;
  grants?: readonly Grant[];
  /** Those that still wait for a choice. */
  conflicts?: readonly Conflict[];
}

/**
 * conflict: waits for a choice between two sides · illegal: what the layer says does not count · own: nothing stands
 * above it · overridden: departs from what is above · missing: 待补, nobody has filled it in · locked: from above, not
 * to be changed here · inherited: from above, or absent.
 */
export type StateName = 'inherited' | 'overridden' | 'own' | 'locked' | 'illegal' | 'missing' | 'conflict';

interface Place {
  state: StateName;
  /** Whose value it is; absent where there is none. */
  from?: LayerOwner;
  /** The policy that binds the owner here; at the root, the one it sets for those below. */
  policy: Policy;
  canEdit: CanEdit;
  /** Whom to ask for what the policy does not allow. */
  grantor?: LayerOwner;
  /** In force for the owner here. */
  grant?: Grant;
  /** Why it is illegal. */
  problems?: Problem[];
}

export interface RowState extends Place, Pick<RowEditing, 'columns' | 'exceptColumns'> {
  /** Taken away by this layer: shown so that it can be brought back. */
  isRemoved?: true;
}

export interface ElementState extends Place {
  /** Of keyed lists: whether rows may be added. */
  canAdd?: boolean;
  /** By row key, in the order of the list, removed rows last. */
  rows?: Record<string, RowState>;
}

/** What the workbench shows of every element and row of one tenant's item: state, origin, and what may be done. */
export function elementStates(input: StatesInput): Record<ElementKey, ElementState> {
  const reader = readerOf(input);
  const states = elementKeys.map((key) => [key, elementState(reader, key)] as const);
  return Object.fromEntries(states) as Record<ElementKey, ElementState>;
}

interface Reader extends StatesInput {
  editing: (key: ElementKey) => ReturnType<typeof editingOf>;
  rowEditing: (key: ElementKey, row: Row) => RowEditing;
}

function readerOf(input: StatesInput): Reader {
  const { resolution, inherited, layer, owner, at, grants = [] } = input;
  const policies = policyState(inherited?.policies ?? {});
  const link = { owner, release: 0, effectiveFrom: at, layer };
  const exceptionFor = inherited ? exceptionsOf({ grants, day: at, link, policies }) : undefined;
  const binding = { resolution, inherited, owner, exceptionFor };
  return {
    ...input,
    editing: (key) => editingOf(binding, key),
    rowEditing: (key, row) => rowEditingOf(binding, key, row),
  };
}

function elementState(reader: Reader, key: ElementKey): ElementState {
  const { resolution } = reader;
  const place = placeOf(reader, { key, origin: resolution.provenance[key], editing: reader.editing(key) });
  if (elements[key].merge === 'scalar') return place;
  const { canAdd } = reader.editing(key);
  return { ...place, canAdd, rows: rowStates(reader, key) };
}

function rowStates(reader: Reader, key: ElementKey): Record<string, RowState> {
  const { resolution, inherited } = reader;
  const rows = resolution.item[key] as Row[];
  const removed = ((inherited?.item[key] ?? []) as Row[]).filter(
    (row) => !rows.some((other) => other.key === row.key),
  );
  const states: Record<string, RowState> = {};
  for (const row of rows) {
    const editing = reader.rowEditing(key, row);
    const origin = resolution.provenance[`${key}/${row.key}`];
    states[row.key] = { ...placeOf(reader, { key, row: row.key, origin, editing }), ...only(editing) };
  }
  for (const row of removed) {
    const editing = reader.rowEditing(key, row);
    const origin = inherited?.provenance[`${key}/${row.key}`];
    const place = placeOf(reader, { key, row: row.key, origin, editing });
    const isOpen = place.state === 'conflict' || place.state === 'illegal';
    states[row.key] = { ...place, state: isOpen ? place.state : 'overridden', isRemoved: true };
  }
  return states;
}

const only = ({ columns, exceptColumns }: RowEditing): Pick<RowEditing, 'columns' | 'exceptColumns'> => ({
  ...(columns ? { columns } : {}),
  ...(exceptColumns ? { exceptColumns } : {}),
});

interface PlaceInput {
  key: ElementKey;
  row?: string;
  origin: Provenance | undefined;
  editing: Pick<RowEditing, 'policy' | 'canEdit' | 'grantor' | 'grant'>;
}

function placeOf(reader: Reader, { key, row, origin, editing }: PlaceInput): Place {
  const { owner, conflicts = [] } = reader;
  const problems = ownProblems(reader, key, row);
  const isConflict = conflicts.some(
    ({ element, row: at }) => element === key && (row === undefined || at === row),
  );
  const { policy, canEdit, grantor, grant } = editing;
  return {
    state: isConflict
      ? 'conflict'
      : problems.length > 0
        ? 'illegal'
        : stateOf(reader, { key, row, origin, editing }),
    ...(origin ? { from: origin.owner } : {}),
    policy,
    canEdit,
    ...(grantor && grantor.tenantPath !== owner.tenantPath ? { grantor } : {}),
    ...(grant ? { grant } : {}),
    ...(problems.length > 0 ? { problems } : {}),
  };
}

function stateOf(
  { resolution, owner }: Reader,
  { key, row, origin, editing }: PlaceInput & { row: string | undefined },
): StateName {
  const isOwn = ({ tenantPath }: LayerOwner): boolean => tenantPath === owner.tenantPath;
  if (origin && isOwn(origin.owner))
    return origin.replaced.every((step) => isOwn(step.owner)) ? 'own' : 'overridden';
  if (row === undefined && resolution.missing.includes(key)) return 'missing';
  return editing.canEdit === 'request' ? 'locked' : 'inherited';
}

/** Violations of the owner's own layer at the place, or at a row or column within it. */
function ownProblems({ resolution, owner }: Reader, key: ElementKey, row: string | undefined): Problem[] {
  return resolution.violations.filter(({ place }) => {
    const [layer = '', part, element, at] = place.split('/');
    return (
      layer.startsWith(`${owner.tenantCode}@`) &&
      (part === 'standard' || part === 'implementation') &&
      element === key &&
      (row === undefined || at === row)
    );
  });
}
