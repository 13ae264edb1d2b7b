import { divisionAncestors, isDivisionCode } from '@banshi/core/identifiers';
import type { Runtime } from '../../runtime.ts';

/**
 * Written names of divisions from province to village: 云南省昆明市五华区华山街道. Reads the given codes and those above
 * them beforehand, since printing asks for names without waiting.
 */
export async function divisionNames(runtime: Runtime, codes: string[]): Promise<(code: string) => string> {
  const valid = [...new Set(codes)].filter(isDivisionCode);
  const wanted = [...new Set(valid.flatMap((code) => [...divisionAncestors(code), code]))];
  const rows =
    wanted.length > 0 ? await runtime.tables.tenants.find({ where: { tenantCode: { in: wanted } } }) : [];
  const names = new Map(rows.map((row) => [row.tenantCode, row.name]));
  return (code) =>
    isDivisionCode(code)
      ? [...divisionAncestors(code), code].map((part) => names.get(part) ?? '').join('')
      : code;
}

/** Every division code that stands anywhere in a value. */
export function divisionCodesIn(value: unknown): string[] {
  if (typeof value === 'string') return /^\d{12}$/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(divisionCodesIn);
}
