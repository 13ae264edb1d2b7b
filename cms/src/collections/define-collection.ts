import type { Access, CollectionConfig, Field } from 'payload';

/** Every rule must be stated: Payload's default lets any logged-in account of any auth collection pass, a citizen too. */
export interface CompleteAccess {
  create: Access;
  read: Access;
  update: Access;
  delete: Access;
  /** Who may open the collection in the office. */
  admin: NonNullable<NonNullable<CollectionConfig['access']>['admin']>;
  /** Auth collections: who may lift a lockout. */
  unlock: Access;
  readVersions: Access;
}

export interface DefineCollection extends Omit<CollectionConfig, 'access' | 'versions'> {
  access: CompleteAccess;
}

const requiredAccess = ['create', 'read', 'update', 'delete', 'admin', 'unlock', 'readVersions'] as const;
/** Domain collections hold scalar and JSON columns only: rows in side tables break atomic updates and indexes. */
const refusedFieldTypes = new Set(['array', 'blocks', 'relationship', 'upload', 'join', 'point', 'richText']);

/**
 * The only way to make a collection. Refuses, at boot, one that leaves an access rule open, has versions (releases
 * and events are the history) or a field type that is not a scalar or JSON column on both databases.
 */
export function defineCollection(collection: DefineCollection): CollectionConfig {
  const missing = requiredAccess.filter((key) => typeof collection.access?.[key] !== 'function');
  if (missing.length > 0)
    throw new Error(`collection ${collection.slug}: access rule missing for ${missing.join(', ')}`);
  if ('versions' in collection) throw new Error(`collection ${collection.slug}: versions are not used`);
  for (const field of collection.fields) refuseSideTables(collection.slug, field);
  // Payload's edit locks are rows that anybody could read and delete; concurrent edits are told by revision instead.
  return { ...collection, versions: false, graphQL: false, lockDocuments: false };
}

function refuseSideTables(slug: string, field: Field): void {
  if (refusedFieldTypes.has(field.type))
    throw new Error(`collection ${slug}: field type ${field.type} makes a side table`);
  if ('hasMany' in field && field.hasMany) throw new Error(`collection ${slug}: hasMany makes a side table`);
  if ('fields' in field) for (const inner of field.fields) refuseSideTables(slug, inner);
  if ('tabs' in field)
    for (const tab of field.tabs) for (const inner of tab.fields) refuseSideTables(slug, inner);
}
