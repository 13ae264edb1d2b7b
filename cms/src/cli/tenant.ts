import { childTenants, tenantByCode, tenantChain } from '../operations/catalogue/tenants.ts';
import { parseArgs, print } from './output.ts';
import { readyRuntime } from './ready.ts';

const rootCode = '530000000000';

/** The tenants directly below a code; without one, below the province. */
export async function listTenants(args: string[]): Promise<number> {
  const { words, json } = parseArgs(args, { words: 0, usage: 'tenant list [CODE] [--json]' });
  const runtime = await readyRuntime();
  const tenants = await childTenants(runtime, await tenantByCode(runtime, words[0] ?? rootCode));
  const rows = tenants.map(({ tenantCode, name, level, kind }) => ({ tenantCode, name, level, kind }));
  print(json ? JSON.stringify(rows) : rows.map((row) => `${row.tenantCode}  ${row.name}`).join('\n'));
  return 0;
}

export async function showTenant(args: string[]): Promise<number> {
  const { words, json } = parseArgs(args, { words: 1, usage: 'tenant show CODE [--json]' });
  const runtime = await readyRuntime();
  const tenant = await tenantByCode(runtime, words[0] ?? '');
  const chain = await tenantChain(runtime, tenant);
  const { tenantCode, name, level, kind, ownerPath, hidden } = tenant;
  const shown = {
    tenantCode,
    name,
    level,
    kind,
    path: ownerPath,
    hidden,
    chain: chain.map((row) => row.name),
  };
  print(
    json
      ? JSON.stringify(shown)
      : Object.entries(shown)
          .map(([key, value]) => `${key.padEnd(12)} ${Array.isArray(value) ? value.join(' › ') : value}`)
          .join('\n'),
  );
  return 0;
}
