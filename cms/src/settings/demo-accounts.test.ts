import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DemoAccounts } from '@banshi/tenants';
import { describe, expect, it } from '@jest/globals';
import { demoAccounts, writeDemoAccounts } from './demo-accounts.ts';

const account = {
  role: 'clerk',
  roleLabel: '窗口受理员',
  email: 'clerk@demo.invalid',
  password: 'Banshi-Demo-2026',
  where: 'office',
} as const;

const folder = (content: string): string => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'banshi-accounts-'));
  writeFileSync(path.join(dataDir, 'demo-accounts.json'), content);
  return dataDir;
};

describe('the accounts on the sign-in page', () => {
  it('are those the demonstration was set up with', async () => {
    const dataDir = folder(JSON.stringify([account]));
    expect(await demoAccounts({ profile: 'demo', dataDir })).toEqual([account]);
  });

  it('are read back as set-up wrote them, the shipped ones included', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'banshi-accounts-'));
    const file = createRequire(import.meta.url).resolve('@banshi/tenants/data/demo-accounts.json');
    const shipped = DemoAccounts.parse(JSON.parse(readFileSync(file, 'utf8')));
    writeDemoAccounts({ dataDir }, shipped);
    const read = await demoAccounts({ profile: 'demo', dataDir });
    expect(read).toHaveLength(shipped.staff.length + shipped.citizens.length);
    expect(new Set(read.map(({ where }) => where))).toEqual(new Set(['office', 'portal']));
  });

  it('are never shown in production, even where the file was left behind', async () => {
    const dataDir = folder(JSON.stringify([account]));
    expect(await demoAccounts({ profile: 'production', dataDir })).toEqual([]);
  });

  it('are none where there is no file or a broken one', async () => {
    expect(await demoAccounts({ profile: 'demo', dataDir: folder('[{"role":') })).toEqual([]);
    expect(await demoAccounts({ profile: 'demo', dataDir: tmpdir() })).toEqual([]);
  });
});
