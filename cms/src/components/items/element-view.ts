/** What the item workbench shows: plain data, made on the server in the language of the reader. */

/** A value of an element as people read it. Never JSON. */
export type ElementValue =
  | { kind: 'text'; text: string; detail?: string; isUnverified: boolean }
  | { kind: 'table'; columns: string[]; rows: TableRow[] }
  | { kind: 'outline'; groups: { title: string; columns: string[]; rows: TableRow[] }[] };

export interface TableRow {
  /** Of a keyed list the row's key, into `rowOrigins`. */
  key: string;
  cells: string[];
  isUnverified: boolean;
}

/** Who laid down a value, and what it took the place of, nearest first. */
export interface OriginView {
  owner: string;
  release: number;
  effectiveFrom: string;
  part: 'standard' | 'implementation';
  policy: 'locked' | 'tighten' | 'extend' | 'free';
  replaced: { owner: string; release: number; value: ElementValue }[];
  /** Not released yet. */
  isDraft?: boolean;
}

/**
 * inherited: from a level above · own: this level changed it · ownRows: this level changed some rows · rooted: this
 * level sets the standard · register: known from the department register · missing: 待补 · unset: nobody needs it.
 */
export type ElementState =
  | { kind: 'inherited'; owner: string }
  | { kind: 'own' }
  | { kind: 'ownRows'; rows: number }
  | { kind: 'rooted' }
  | { kind: 'register' }
  | { kind: 'missing' }
  | { kind: 'unset' };

export interface ElementView {
  key: string;
  label: string;
  part: 'standard' | 'implementation' | 'both';
  state: ElementState;
  /** A level above forbids this one to change it. */
  isLocked: boolean;
  /** Null where there is none. */
  value: ElementValue | null;
  origin: OriginView | null;
  rowOrigins: Record<string, OriginView>;
}

export const isOwn = ({ state }: ElementView): boolean =>
  state.kind === 'own' || state.kind === 'ownRows' || state.kind === 'rooted';
