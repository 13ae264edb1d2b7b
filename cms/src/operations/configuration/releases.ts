import type { Where } from 'payload';
import { isUniqueConflict, type ReleaseRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import type { Release } from './chain.ts';

const attempts = 50;

type NewRelease = Omit<ReleaseRow, 'number' | 'publishedAt' | 'unsettled'> & { sourceKey: string };

/**
 * Writes the next numbered release of a tenant's layer. The same `sourceKey` ever makes one release, whoever asks and
 * however often: the number is taken before the source is looked for, so that of two writers one loses the number.
 */
export async function insertRelease(runtime: Runtime, release: NewRelease): Promise<Release> {
  const { releases } = runtime.tables;
  const ofTenant: Where[] = [
    { itemKey: { equals: release.itemKey } },
    { tenantCode: { equals: release.tenantCode } },
  ];
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const last = await releases.first({ and: ofTenant }, '-number');
    const made = await releases.first({ and: [...ofTenant, { sourceKey: { equals: release.sourceKey } }] });
    if (made) return made;
    try {
      return await releases.insert({
        ...release,
        number: (last?.number ?? 0) + 1,
        publishedAt: runtime.now(),
        unsettled: true,
      });
    } catch (error) {
      if (!isUniqueConflict(error)) throw error;
    }
  }
  throw new Error(
    `${release.itemKey} of ${release.tenantCode}: no release number after ${attempts} attempts`,
  );
}

/** Raises the item's epoch by one, so that every process resolves it anew. Once per business act, never per tenant. */
export async function raiseEpoch(runtime: Runtime, itemKey: string): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const item = await runtime.tables.handlingItems.first({ itemKey: { equals: itemKey } });
    if (!item) throw new Error(`no item ${itemKey}`);
    const raised = await runtime.tables.handlingItems.change(
      { and: [{ id: { equals: item.id } }, { configEpoch: { equals: item.configEpoch } }] },
      { configEpoch: item.configEpoch + 1 },
    );
    if (raised) return;
  }
  throw new Error(`epoch of ${itemKey} not raised after ${attempts} attempts`);
}
