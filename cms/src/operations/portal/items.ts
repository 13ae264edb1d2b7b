import { isBanshiError } from '@banshi/core/errors';
import type { ServiceObject } from '@banshi/core/items';
import type { z } from 'zod';
import type { HandlingItemRow, TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { bodyFor } from '../catalogue/register.ts';
import { handlingItems, resolvedBundle } from '../catalogue/resolve.ts';

export type Audience = 'person' | 'organisation';

/** An item of a tenant as lists show it, with what it is found by. */
export interface ListedItem {
  itemKey: string;
  departmentRole: string;
  audiences: Audience[];
  summary: {
    itemKey: string;
    name: { zh: string; en?: string };
    summary?: { zh: string; en?: string };
    bodyName?: string;
    promisedLimit?: { days: number; unit: 'workingDay' | 'calendarDay' };
    visits?: number;
    charged?: boolean;
  };
  words: string[];
}

const isOffered = (item: HandlingItemRow, tenant: TenantRow): boolean =>
  tenant.ownerPath.startsWith(item.ownerPath);

/** Every item on the chain of the tenant, as it holds there today. */
export async function itemsOf(runtime: Runtime, tenant: TenantRow): Promise<ListedItem[]> {
  const rows = [...(await handlingItems(runtime)).values()].filter((item) => isOffered(item, tenant));
  const listed = await Promise.all(
    rows.map((row) => listedItem(runtime, tenant, row.itemKey).catch(unlessNotYet)),
  );
  return listed.filter((item) => item !== undefined);
}

/** An item whose first release waits for its day is known, and not offered yet. */
const unlessNotYet = (error: unknown): undefined => {
  if (isBanshiError(error) && error.status === 404) return undefined;
  throw error;
};

async function listedItem(runtime: Runtime, tenant: TenantRow, itemKey: string): Promise<ListedItem> {
  const { item } = (await resolvedBundle(runtime, { tenant, itemKey })).bundle;
  const body = await bodyFor(runtime, { tenant, role: item.departmentRole });
  return {
    itemKey,
    departmentRole: item.departmentRole,
    audiences: audiencesOf(item.serviceObjects),
    summary: {
      itemKey,
      name: item.name,
      summary: item.summary,
      bodyName: body?.department.name,
      promisedLimit: item.promisedLimit,
      visits: item.onsiteVisits?.times,
      charged: item.fee?.charged,
    },
    words: [item.name.zh, item.name.en ?? '', item.summary?.zh ?? '', ...item.keywords],
  };
}

/** Individual businesses are run by people who look under 个人 as well as by firms. */
function audiencesOf(objects: z.infer<typeof ServiceObject>[]): Audience[] {
  const forPeople = objects.some((object) => object === 'naturalPerson' || object === 'individualBusiness');
  const forOrganisations = objects.some((object) => object !== 'naturalPerson');
  return [
    ...(forPeople ? (['person'] as const) : []),
    ...(forOrganisations ? (['organisation'] as const) : []),
  ];
}
