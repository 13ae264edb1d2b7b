import type { CaseEvent } from '@banshi/core/applications';
import type { Runtime } from '../../runtime.ts';

/** Shows a revocation that stands in the case's history at the licence itself; repeating it changes nothing. */
export async function applyRevocation(runtime: Runtime, event: CaseEvent): Promise<void> {
  if (event.body.type !== 'licenceRevoked') return;
  const { licenceId, kind, reason, basis } = event.body;
  await runtime.tables.licences.change(
    { and: [{ identifier: { equals: licenceId } }, { status: { equals: 'valid' } }] },
    { status: kind, statusReason: reason, statusBasis: basis, statusAt: event.at },
  );
}
