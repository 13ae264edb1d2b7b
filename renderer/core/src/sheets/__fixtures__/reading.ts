import { resolveItem } from '../../inheritance/index.ts';
import type { MaterialRequirement } from '../../items/index.ts';
import { evaluateRule } from '../../rules/index.ts';
import { type ReadSheet, readSheet } from '../index.ts';

export type Read = Extract<ReadSheet, { ok: true }>;

export function read(sheet: unknown, options: Partial<Parameters<typeof readSheet>[1]> = {}): Read {
  const found = readSheet(sheet, { itemKey: 'item-stall', ...options });
  if (!found.ok) throw new Error(JSON.stringify(found.errors));
  return found;
}

export const itemOf = ({ layer }: Pick<Read, 'layer'>) =>
  resolveItem(
    [
      {
        owner: { tenantCode: '530000000000', tenantName: '云南省', tenantPath: '53.', level: 'province' },
        release: 1,
        effectiveFrom: '2026-01-01',
        layer,
      },
    ],
    '2026-06-01',
  );

export const materialOf = (found: Pick<Read, 'layer'>, name: string): MaterialRequirement => {
  const row = itemOf(found).item.materials.find((material) => material.name.zh === name);
  if (!row) throw new Error(`no material ${name}`);
  return row;
};

export const appliesTo = (
  found: Read,
  name: string,
  { situation = {}, form = {} }: { situation?: object; form?: object },
): unknown => {
  const { applies } = materialOf(found, name);
  return applies === undefined
    ? 'no rule'
    : evaluateRule(applies as never, { situation, form }, { today: '2026-06-02' });
};
