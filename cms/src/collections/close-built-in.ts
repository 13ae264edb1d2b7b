import type { Access, SanitizedConfig } from 'payload';
import { nobody } from '../access/index.ts';

/** Payload's own collections that nothing here needs through REST. */
const closed = ['payload-locked-documents', 'payload-migrations', 'payload-kv', 'payload-jobs'];
const operations = ['create', 'read', 'update', 'delete'] as const;

const staffOnly =
  (access: Access): Access =>
  (args) =>
    args.req.user?.collection === ('users' as never) ? access(args) : false;

/**
 * Payload adds collections whose default lets any logged-in account pass, a citizen too: closes those, and keeps the
 * preferences of list views to staff.
 */
export async function closeBuiltIn(building: Promise<SanitizedConfig>): Promise<SanitizedConfig> {
  const config = await building;
  for (const collection of config.collections) {
    if (closed.includes(collection.slug))
      for (const operation of operations) collection.access[operation] = nobody;
    if (collection.slug === 'payload-preferences')
      for (const operation of operations)
        collection.access[operation] = staffOnly(collection.access[operation]);
  }
  return config;
}
