import type { StaffCase } from '../../operations/cases/index.ts';

/** Which kind of notice each event of a case is told by, as the server issues them. */
export type NoticeOf = Readonly<Record<string, string>>;

export interface Pending {
  /** Kinds of notices that the history calls for and that are not there yet, one entry each. */
  notices: string[];
  licence: boolean;
}

/**
 * What the worker still has to make. Known from the history itself, not from the act just done, so that it also holds
 * after a reload and for somebody else's act: every event that is told by a notice has one; an approved case waits for
 * its licence until the event of its issue moves the status on.
 */
export function pendingPapers(
  view: Pick<StaffCase, 'timeline' | 'documents' | 'status'>,
  noticeOf: NoticeOf,
): Pending {
  const wanted = view.timeline.flatMap(({ type }) => noticeOf[type] ?? []);
  const there = view.documents.map(({ kind }) => kind);
  const notices = wanted.filter((kind) => {
    const at = there.indexOf(kind);
    if (at === -1) return true;
    there.splice(at, 1);
    return false;
  });
  return { notices, licence: view.status === 'approved' };
}

export const isPending = ({ notices, licence }: Pending): boolean => licence || notices.length > 0;
