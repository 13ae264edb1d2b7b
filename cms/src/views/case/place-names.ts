import { divisionAncestors } from '@banshi/core/identifiers';
import type { Runtime } from '../../runtime.ts';

/** The written names of divisions, by code: 云南省昆明市五华区华山街道. An unknown code is left out. */
export async function placeNames(
  runtime: Runtime,
  codes: readonly string[],
): Promise<Record<string, string>> {
  const wanted = [...new Set(codes.flatMap((code) => [...divisionAncestors(code), code]))];
  if (wanted.length === 0) return {};
  const rows = await runtime.tables.tenants.find({ where: { tenantCode: { in: wanted } } });
  const nameOf = new Map(rows.map((row) => [row.tenantCode, row.name]));
  return Object.fromEntries(
    codes.flatMap((code) => {
      const names = [...divisionAncestors(code), code].map((ancestor) => nameOf.get(ancestor) ?? '');
      return nameOf.has(code) ? [[code, names.join('')]] : [];
    }),
  );
}
