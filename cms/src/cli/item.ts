import { elementKeys, elements } from '@banshi/core/items';
import { resolvedBundle } from '../operations/catalogue/resolve.ts';
import { tenantByCode } from '../operations/catalogue/tenants.ts';
import { parseArgs, print } from './output.ts';
import { readyRuntime } from './ready.ts';

/** `item resolve TENANT ITEM`: what holds there today, and whose value each element is. */
export async function resolveItemCommand(args: string[]): Promise<number> {
  const { words, json } = parseArgs(args, { words: 2, usage: 'item resolve TENANT ITEM [--json]' });
  const runtime = await readyRuntime();
  const tenant = await tenantByCode(runtime, words[0] ?? '');
  const { hash, bundle } = await resolvedBundle(runtime, { tenant, itemKey: words[1] ?? '' });
  if (json) {
    print(JSON.stringify({ hash, ...bundle }));
    return 0;
  }
  print(`${bundle.item.name.zh} · ${tenant.name}\n${hash}\n`);
  for (const key of elementKeys) {
    const origin = bundle.provenance[key];
    const state = bundle.missing.includes(key)
      ? '待补'
      : origin
        ? `${origin.owner.tenantName} 第${origin.release}版`
        : '—';
    print(`${elements[key].label.zh.padEnd(12, ' ')} ${state}`);
  }
  return 0;
}
