'use client';
import type { CellValue, FieldValue, TableRow } from '@banshi/core/forms';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

export interface Row {
  /** Stays with the row while others come and go, so that what is half typed stays in its box. */
  id: number;
  values: TableRow;
}

interface Removed extends Row {
  index: number;
}

export type ChangeCell = (index: number, column: string, value: CellValue) => void;

export interface TableRows {
  rows: Row[];
  /** Around the rows: where the focus is moved. */
  container: RefObject<HTMLDivElement | null>;
  add: () => void;
  change: ChangeCell;
  /** A blank row goes for good. */
  remove: (index: number, options: { isBlank: boolean }) => void;
  /** The row taken away last that can be brought back. */
  removed: Removed | undefined;
  undo: () => void;
}

export interface TableRowsInput {
  draft: readonly TableRow[];
  onChange: (value: FieldValue) => void;
}

/** Rows and what a person does to them. The focus follows: into a new or restored row, to the way back of a removed one. */
export function useTableRows({ draft, onChange }: TableRowsInput): TableRows {
  const ids = useRef<readonly number[]>([]);
  // Of the rows as the host will have them, once it has drawn the change.
  const planned = useRef<readonly number[]>(undefined);
  const nextId = useRef(0);
  const container = useRef<HTMLDivElement>(null);
  const focus = useRef<number | 'undo' | 'add'>(undefined);
  const [removals, setRemovals] = useState<readonly Removed[]>([]);

  if (planned.current?.length === draft.length) {
    ids.current = planned.current;
    planned.current = undefined;
  }
  // Rows from outside, such as a draft that was loaded: those without an id get one.
  while (ids.current.length < draft.length) ids.current = [...ids.current, nextId.current++];
  ids.current = ids.current.slice(0, draft.length);

  const latest = useRef({ draft, onChange });
  latest.current = { draft, onChange };
  const put = useCallback((rows: readonly TableRow[]) => {
    // Two changes within one event: the second must build on the first.
    latest.current = { ...latest.current, draft: rows };
    latest.current.onChange(rows.length > 0 ? [...rows] : undefined);
  }, []);

  const change: ChangeCell = useCallback(
    (index, column, value) => {
      put(latest.current.draft.map((row, at) => (at === index ? withCell(row, column, value) : row)));
    },
    [put],
  );

  useEffect(() => {
    const wanted = focus.current;
    // The engine may draw once before the host has the rows: until then others stand in their places.
    const target = wanted === undefined || planned.current ? undefined : targetOf(container.current, wanted);
    if (!target) return;
    focus.current = undefined;
    target.focus();
  });

  const insert = (index: number, { id, values }: Row) => {
    const known = planned.current ?? ids.current;
    planned.current = [...known.slice(0, index), id, ...known.slice(index)];
    focus.current = index;
    const { draft: rows } = latest.current;
    put([...rows.slice(0, index), values, ...rows.slice(index)]);
  };
  const removed = removals.at(-1);
  return {
    rows: draft.map((values, index) => ({ id: ids.current[index] ?? index, values })),
    container,
    change,
    add: () => insert(latest.current.draft.length, { id: nextId.current++, values: {} }),
    remove: (index, { isBlank }) => {
      const known = planned.current ?? ids.current;
      const { [index]: id = nextId.current++ } = known;
      planned.current = known.filter((_id, at) => at !== index);
      const values = latest.current.draft[index] ?? {};
      if (!isBlank) setRemovals([...removals, { id, values, index }]);
      focus.current = isBlank ? 'add' : 'undo';
      put(latest.current.draft.filter((_row, at) => at !== index));
    },
    removed,
    undo: () => {
      if (!removed) return;
      setRemovals(removals.slice(0, -1));
      insert(Math.min(removed.index, latest.current.draft.length), removed);
    },
  };
}

function withCell(row: TableRow, column: string, value: CellValue): TableRow {
  const { [column]: _previous, ...others } = row;
  return value === undefined ? others : { ...others, [column]: value };
}

function targetOf(
  container: HTMLElement | null,
  wanted: number | 'undo' | 'add',
): HTMLElement | null | undefined {
  if (wanted === 'undo') return container?.querySelector<HTMLElement>('[data-undo]');
  if (wanted === 'add') return container?.querySelector<HTMLElement>('.bf-button');
  return container
    ?.querySelectorAll('[data-row]')
    [wanted]?.querySelector<HTMLElement>('input, select, textarea, output');
}
