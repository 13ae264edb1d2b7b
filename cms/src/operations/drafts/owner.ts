import type { DraftContent, DraftRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { type Caller, type CitizenCaller, notFound, notLoggedIn, type StaffCaller } from '../authorise.ts';

export type Draft = DraftRow<DraftContent> & { id: string };
export type DraftCaller = CitizenCaller | StaffCaller;

/** Drafts belong to one account: a citizen's, or that of the clerk at the counter. */
export function draftCaller(caller: Caller): DraftCaller {
  if (caller.kind === 'citizen') return caller;
  if (caller.kind === 'staff' && caller.bindings.some((binding) => binding.role === 'clerk')) return caller;
  throw notLoggedIn();
}

export const ownerOf = (caller: DraftCaller): Pick<Draft, 'ownerKind' | 'ownerId'> =>
  caller.kind === 'citizen'
    ? { ownerKind: 'citizen', ownerId: caller.id }
    : { ownerKind: 'staff', ownerId: caller.userId };

/** The draft, if it is the caller's own. Throws `resource.notFound` for anybody else's. */
export async function ownDraft(runtime: Runtime, caller: Caller, id: string): Promise<Draft> {
  const owner = ownerOf(draftCaller(caller));
  const draft = /^[A-Za-z0-9-]{1,64}$/.test(id)
    ? await runtime.tables.drafts.first({
        and: [
          { id: { equals: id } },
          { ownerKind: { equals: owner.ownerKind } },
          { ownerId: { equals: owner.ownerId } },
        ],
      })
    : null;
  if (!draft) throw notFound('这份草稿');
  return draft;
}
