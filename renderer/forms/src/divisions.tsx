'use client';
import { divisionAncestors, isDivisionCode } from '@banshi/core/identifiers';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Division, LoadDivisions } from './types.ts';

const noDivisions: LoadDivisions = () => Promise.resolve([]);

const DivisionsContext = createContext<LoadDivisions>(noDivisions);

/** Reads each list once, also when two fields want it at the same time; a failed one is read again when asked. */
function remember(load: LoadDivisions): LoadDivisions {
  const lists = new Map<string | undefined, Promise<readonly Division[]>>();
  return (parent) => {
    const known = lists.get(parent);
    if (known) return known;
    const list = load(parent);
    lists.set(parent, list);
    list.catch(() => lists.delete(parent));
    return list;
  };
}

export interface DivisionsProviderProps {
  load: LoadDivisions;
  children: ReactNode;
}

/** Gives every division field and the check-answers page below it the source of the division tree. */
export function DivisionsProvider({ load, children }: DivisionsProviderProps) {
  const remembered = useMemo(() => remember(load), [load]);
  return <DivisionsContext.Provider value={remembered}>{children}</DivisionsContext.Provider>;
}

/** A provider only where the props bring their own source. */
export function MaybeDivisions({ load, children }: { load: LoadDivisions | undefined; children: ReactNode }) {
  return load ? <DivisionsProvider load={load}>{children}</DivisionsProvider> : children;
}

/** Stands for the topmost list: undefined cannot be part of a joined key. */
const TOP = 'top';

/** The list below a code, or the topmost one without; undefined while it is not there. */
export type ListBelow = (parent?: string) => readonly Division[] | undefined;

export interface DivisionLists {
  below: ListBelow;
  failed: boolean;
  retry: () => void;
}

/**
 * Lists of divisions, read as they are wanted. `want` names the parents (undefined = topmost) and may look at the
 * lists that are there to decide which one it needs next.
 */
export function useDivisionLists(want: (below: ListBelow) => readonly (string | undefined)[]): DivisionLists {
  const load = useContext(DivisionsContext);
  const [lists, setLists] = useState<Record<string, readonly Division[]>>({});
  const [failedAt, setFailedAt] = useState<number>();
  const [attempt, setAttempt] = useState(0);
  const below: ListBelow = (parent) => lists[parent ?? TOP];
  const wanted = [...new Set(want(below).map((parent) => parent ?? TOP))].join();

  useEffect(() => {
    let isCurrent = true;
    for (const parent of wanted === '' ? [] : wanted.split(',')) {
      load(parent === TOP ? undefined : parent).then(
        (list) =>
          isCurrent && setLists((known) => (known[parent] === list ? known : { ...known, [parent]: list })),
        () => isCurrent && setFailedAt(attempt),
      );
    }
    return () => {
      isCurrent = false;
    };
  }, [load, wanted, attempt]);

  return { below, failed: failedAt === attempt, retry: () => setAttempt((count) => count + 1) };
}

/** The codes on the way to a code, itself last; none for what is no code. */
export const divisionPath = (code: string | undefined): string[] =>
  code !== undefined && isDivisionCode(code) ? [...divisionAncestors(code), code] : [];

/** Full names of codes, from the province down, as far as they are known by now. */
export function useDivisionNames(codes: readonly string[]): (code: string) => string | undefined {
  const lists = useDivisionLists(() =>
    codes.flatMap((code) => [undefined, ...divisionPath(code).slice(0, -1)]),
  );
  return (code) => {
    const path = divisionPath(code);
    const names = path.map(
      (step, index) => lists.below(path[index - 1])?.find((one) => one.code === step)?.name,
    );
    return path.length > 0 && names.every((name) => name !== undefined) ? names.join('') : undefined;
  };
}
