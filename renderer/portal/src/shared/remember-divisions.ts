import type { Division } from '../api/types.ts';
import type { LoadDivisions } from '../fields/DivisionPicker.tsx';

/** Reads each list of divisions once for the life of the page; one that failed is read again when asked for. */
export function rememberDivisions(load: LoadDivisions): LoadDivisions {
  const lists = new Map<string | undefined, Promise<Division[]>>();
  return (parent) => {
    const known = lists.get(parent);
    if (known) return known;
    const list = load(parent);
    lists.set(parent, list);
    list.catch(() => lists.delete(parent));
    return list;
  };
}
