import type { Layer } from '@banshi/core/inheritance';
import { type ElementKey, elements, type HandlingItem, isElementKey } from '@banshi/core/items';
import { isList, type Part, parts, type RowValue, rowsOverride } from './layer-edits.ts';

interface ValueInput {
  /** What stands above; null where the tenant itself sets the standard. */
  inherited: HandlingItem | null;
  layer: Layer;
  element: string;
}

/**
 * The value of an element with the layer applied as far as `part`: what the editor of that part begins with.
 * Only for showing what was just typed; what counts is what the server resolves.
 */
export function valueIn({ inherited, layer, element, part }: ValueInput & { part: Part }): unknown {
  let value: unknown = isElementKey(element) ? inherited?.[element] : undefined;
  for (const step of parts.slice(0, parts.indexOf(part) + 1)) {
    value = isList(element)
      ? rowsWith((value ?? []) as RowValue[], { layer, part: step, element })
      : scalarWith(value, { layer, part: step, element });
  }
  return value;
}

interface At {
  layer: Layer;
  part: Part;
  element: string;
}

function scalarWith(value: unknown, { layer, part, element }: At): unknown {
  const override = layer[part][element];
  return override && 'set' in override ? withDefaults(element, override.set) : value;
}

function rowsWith(rows: readonly RowValue[], { layer, part, element }: At): RowValue[] {
  const { add = [], change = {}, remove = [] } = rowsOverride(layer, part, element);
  const kept = rows
    .filter(({ key }) => !remove.includes(key))
    .map((row) =>
      change[row.key] ? (withDefaults(element, withColumns(row, change[row.key])) as RowValue) : row,
    );
  const known = new Set(kept.map(({ key }) => key));
  return [
    ...kept,
    ...add.filter(({ key }) => !known.has(key)).map((row) => withDefaults(element, row) as RowValue),
  ];
}

function withColumns(row: RowValue, columns: Record<string, unknown> = {}): RowValue {
  const merged = { ...row, ...columns };
  for (const [column, value] of Object.entries(columns)) if (value === null) delete merged[column];
  return merged;
}

/** With the schema's defaults, as a resolution holds it; a value that does not pass stays as it was typed. */
function withDefaults(element: string, value: unknown): unknown {
  if (!isElementKey(element)) return value;
  const parsed = elements[element].schema.safeParse(value);
  return parsed.success ? parsed.data : value;
}

/** The item as the server resolved it, with what has not reached it yet put in: for the preview while typing. */
export function itemWith({
  item,
  inherited,
  layer,
  touched,
}: {
  item: HandlingItem;
  inherited: HandlingItem | null;
  layer: Layer;
  touched: Iterable<string>;
}): HandlingItem {
  const shown: Record<string, unknown> = { ...item };
  for (const element of touched) {
    if (!isElementKey(element)) continue;
    const value = valueIn({ inherited, layer, element, part: 'implementation' });
    if (value !== undefined) shown[element] = value;
    else if (!isRequired(element)) delete shown[element];
  }
  return shown as HandlingItem;
}

const isRequired = (element: ElementKey): boolean => elements[element].isRequired;
