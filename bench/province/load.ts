import { randomUUID } from 'node:crypto';
import { insertMany } from '../../cms/src/repositories/bulk.ts';
import type { HandlingItemRow, ReleaseRow } from '../../cms/src/repositories/index.ts';
import type { Runtime } from '../../cms/src/runtime.ts';
import type { World } from './world.ts';

/** Writes the items and releases of a world into a database that holds the divisions already. */
export async function loadReleases(runtime: Runtime, { links, itemKeys }: World): Promise<void> {
  const [root] = links;
  if (!root) throw new Error('a world without links');
  const items = itemKeys.map(
    (itemKey): HandlingItemRow => ({
      itemKey,
      ownerPath: root.owner.tenantPath,
      tenantCode: root.owner.tenantCode,
      name: itemKey,
      departmentRole: 'market-supervision',
      configEpoch: 1,
    }),
  );
  const releases = links.map(
    ({ owner, release, effectiveFrom, layer }): ReleaseRow => ({
      itemKey: layer.itemKey,
      tenantCode: owner.tenantCode,
      ownerPath: owner.tenantPath,
      departmentKey: null,
      number: release,
      effectiveFrom,
      publishedAt: '2025-12-01T00:00:00.000Z',
      publishedBy: 'bench',
      reviewedBy: null,
      transition: 'keep',
      transitionBasis: null,
      summary: null,
      rebasedFrom: null,
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawnReason: null,
      layer,
    }),
  );
  await insertMany(runtime.payload, { slug: 'handling-items', rows: items, newId: randomUUID });
  await insertMany(runtime.payload, { slug: 'releases', rows: releases, newId: randomUUID });
}
