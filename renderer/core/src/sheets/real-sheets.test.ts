import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { layerProblems, resolveItem } from '../inheritance/index.ts';
import { readSheet } from './index.ts';

/** Sheets as offices keep them. They are kept outside the project: ITEM_SHEETS names their folder. */
const folder = process.env.ITEM_SHEETS ?? '';
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

describe('real item sheets', () => {
  if (files.length === 0) {
    it.skip('real item sheets: set ITEM_SHEETS to their folder', () => {});
    return;
  }

  it.each(files)('%s becomes a layer, and the same layer again', (file) => {
    const sheet = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    const first = readSheet(sheet, { itemKey: 'item-real' });
    if (!first.ok) throw new Error(JSON.stringify(first.errors));
    expect(layerProblems(first.layer)).toEqual([]);
    const { violations } = resolveItem(
      [
        {
          owner: { tenantCode: '530000000000', tenantName: '云南省', tenantPath: '53.', level: 'province' },
          release: 1,
          effectiveFrom: '2026-01-01',
          layer: first.layer,
        },
      ],
      '2026-06-01',
    );
    expect(violations).toEqual([]);
    const again = readSheet(sheet, { itemKey: 'item-real', previous: first.layer, lastSheet: sheet });
    expect(again.ok && again.layer).toEqual(first.layer);
    const conditional = sheet.materials.filter(
      (row: { required: unknown }) => row.required === 'conditional',
    );
    const open = first.tasks.filter(({ code }) => code === 'condition.notARule');
    // No condition is lost: each is a rule or a task.
    expect(first.taken.rules + open.length).toBe(conditional.length);
  });
});
