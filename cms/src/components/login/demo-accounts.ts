import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Config } from '../../config.ts';

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
    const text = await readFile(path.join(config.dataDir, 'demo-accounts.json'), 'utf8');
    return DemoAccounts.parse(JSON.parse(text));
  } catch {
    // Not set up yet, or by hand: the sign-in form is whole without the hint.
    return [];
  }
}
