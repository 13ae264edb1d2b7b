import { elements, isElementKey } from '@banshi/core/items';
import type { Where } from 'payload';
import type { GrantRequestRow, TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import type { RequestView } from './types.ts';

/** Requests that the tenant has made or has to decide, latest first. */
export async function requestViews(
  runtime: Runtime,
  { tenant, itemKey }: { tenant: TenantRow; itemKey?: string },
): Promise<RequestView[]> {
  const involved: Where = {
    or: [{ tenantCode: { equals: tenant.tenantCode } }, { grantorCode: { equals: tenant.tenantCode } }],
  };
  const rows = await runtime.tables.grantRequests.find({
    where: itemKey ? { and: [{ itemKey: { equals: itemKey } }, involved] } : involved,
    sort: '-requestedAt',
    limit: 500,
  });
  const names = await namesOf(runtime, rows);
  return rows.map((row) => requestView(row, { names, tenantCode: tenant.tenantCode }));
}

interface Names {
  tenants: Map<string, string>;
  items: Map<string, string>;
}

async function namesOf(runtime: Runtime, rows: GrantRequestRow[]): Promise<Names> {
  if (rows.length === 0) return { tenants: new Map(), items: new Map() };
  const codes = [...new Set(rows.flatMap((row) => [row.tenantCode, row.grantorCode]))];
  const keys = [...new Set(rows.map((row) => row.itemKey))];
  const [tenants, items] = await Promise.all([
    runtime.tables.tenants.find({ where: { tenantCode: { in: codes } } }),
    runtime.tables.handlingItems.find({ where: { itemKey: { in: keys } } }),
  ]);
  return {
    tenants: new Map(tenants.map((row) => [row.tenantCode, row.name])),
    items: new Map(items.map((row) => [row.itemKey, row.name])),
  };
}

const requestView = (
  row: GrantRequestRow,
  { names, tenantCode }: { names: Names; tenantCode: string },
): RequestView => ({
  requestKey: row.requestKey,
  itemKey: row.itemKey,
  itemName: names.items.get(row.itemKey) ?? row.itemKey,
  element: row.element,
  elementLabel: labelOf(row.element),
  row: row.row,
  from: { tenantCode: row.tenantCode, name: names.tenants.get(row.tenantCode) ?? row.tenantCode },
  to: { tenantCode: row.grantorCode, name: names.tenants.get(row.grantorCode) ?? row.grantorCode },
  wanted: row.wanted,
  reason: row.reason,
  legalBasis: row.legalBasis,
  state: row.state,
  requestedAt: row.requestedAt,
  decidedAt: row.decidedAt,
  comment: row.comment,
  canDecide: row.state === 'open' && row.grantorCode === tenantCode,
});

export const labelOf = (element: string): string =>
  isElementKey(element) ? elements[element].label.zh : element;
