import type { Payload } from 'payload';
import { migrations } from '../migrations/index.ts';

/**
 * Brings the columns up to date on SQLite; MongoDB has no columns, and its indexes are made at connection. Other
 * processes start only after this one has ended, so that no two migrate at once.
 */
export async function migrate(payload: Payload): Promise<void> {
  if (payload.db.name !== 'sqlite') return;
  await payload.db.migrate({ migrations: migrations as never });
}
