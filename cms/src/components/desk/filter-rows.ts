import type { Language } from '@banshi/core/errors';
import type { DeskView } from '../../operations/cases/index.ts';

export type DeskRow = DeskView['rows'][number];

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');

/** Rows in which every word of the query stands somewhere: number, item, applicant, status. */
export function filterRows(rows: readonly DeskRow[], query: string, language: Language): DeskRow[] {
  const words = query.split(/\s+/).map(plain).filter(Boolean);
  return rows.filter((row) => {
    const text = plain([row.caseNumber, row.itemName, row.applicant, row.statusLabel?.[language]].join(' '));
    return words.every((word) => text.includes(word));
  });
}

/** Soonest deadline first; what has none waits for nobody and comes last, the oldest submission first. */
export const byDeadline = (rows: readonly DeskRow[]): DeskRow[] =>
  [...rows].sort(
    (a, b) => compare(a.due?.date ?? '9999', b.due?.date ?? '9999') || compare(a.submittedAt, b.submittedAt),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
