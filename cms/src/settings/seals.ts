import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { eSealPlugin, type SealService } from '@banshi/plugin-e-seal';
import type { Runtime } from '../runtime.ts';
import { secretsDir } from '../secrets.ts';

/** The seal service of the installation, opened once. Throws `plugin.demoInProduction` outside the demo profile. */
export function openSeals(runtime: Runtime): Promise<SealService> {
  const held = runtime.memory.get('seals') as Promise<SealService> | undefined;
  if (held) return held;
  const folder = path.join(secretsDir(runtime.config), 'e-seal');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const opening = eSealPlugin.open({
    adapter: 'demo',
    config: {},
    context: {
      profile: runtime.config.profile,
      clock: { now: runtime.now },
      secretsDir: folder,
      log: (level, message, facts) => runtime.log[level](`e-seal.${message}`, { ...facts }),
    },
  });
  runtime.memory.set('seals', opening);
  return opening;
}
