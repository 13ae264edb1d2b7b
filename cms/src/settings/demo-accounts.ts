import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { DemoAccounts as Shipped } from '@banshi/tenants';
import { z } from 'zod';
import type { Config } from '../config.ts';

const fileName = 'demo-accounts.json';

const DemoAccounts = z.array(
  z.object({
    role: z.string(),
    roleLabel: z.string(),
    email: z.string(),
    password: z.string(),
    /** Which sign-in page takes the account. */
    where: z.enum(['office', 'portal']),
  }),
);
export type DemoAccount = z.infer<typeof DemoAccounts>[number];

/**
 * The accounts that a demonstration was set up with. Empty in any other profile, whatever lies in the folder: a file
 * left behind by a demonstration must never show on a real sign-in page.
 */
export async function demoAccounts(config: Pick<Config, 'profile' | 'dataDir'>): Promise<DemoAccount[]> {
  if (config.profile !== 'demo') return [];
  try {
    const text = await readFile(path.join(config.dataDir, fileName), 'utf8');
    return DemoAccounts.parse(JSON.parse(text));
  } catch {
    // Not set up yet, or by hand: the sign-in form is whole without the hint.
    return [];
  }
}

/** For the start command and the sign-in page: who may log in, where, and with what. */
export function writeDemoAccounts(
  config: Pick<Config, 'dataDir'>,
  { staff, citizens }: Pick<Shipped, 'staff' | 'citizens'>,
): void {
  const rows: DemoAccount[] = [
    ...staff.map(({ email, password, title, bindings }) => ({
      role: bindings[0]?.role ?? '',
      roleLabel: title,
      email,
      password,
      where: 'office' as const,
    })),
    ...citizens.map(({ mobile, password, name }) => ({
      role: 'citizen',
      roleLabel: `群众 ${name}`,
      email: mobile,
      password,
      where: 'portal' as const,
    })),
  ];
  writeFileSync(path.join(config.dataDir, fileName), `${JSON.stringify(rows, null, 2)}\n`, { mode: 0o600 });
}
