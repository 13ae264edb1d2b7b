import type { ElementKey } from '../items/index.ts';

/**
 * One difference between two versions of an item. `breaking`: an application that was complete, eligible or in time
 * before may no longer be so, or something grows longer or dearer for the applicant; anything else is `compatible`.
 */
export interface ItemChange {
  element: ElementKey;
  /** Key of the row in a keyed list; of the form: of the field. */
  row?: string;
  /** The column that differs, where a row is in both versions. */
  column?: string;
  kind: 'added' | 'removed' | 'changed';
  before: unknown;
  after: unknown;
  impact: 'breaking' | 'compatible';
  /** One Chinese sentence. */
  message: string;
}

export type Impact = ItemChange['impact'];
export const breakingWhere = (isBreaking: boolean): Impact => (isBreaking ? 'breaking' : 'compatible');
