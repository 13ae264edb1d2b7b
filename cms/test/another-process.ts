import { randomUUID } from 'node:crypto';
import { getPayload } from 'payload';
import { payloadConfig } from '../src/make-payload-config.ts';
import { makeRuntime, type Runtime } from '../src/runtime.ts';
import { clientOf } from './sqlite.ts';

export interface OtherProcess {
  runtime: Runtime;
  close(): Promise<void>;
}

/** A second connection to the same database with nothing else in common, as web and worker have it. */
export async function anotherProcess(first: Runtime): Promise<OtherProcess> {
  const payload = await getPayload({ config: payloadConfig(first.config), key: randomUUID() });
  return {
    runtime: makeRuntime({ config: first.config, payload, now: first.now }),
    async close() {
      await payload.destroy();
      if (first.config.databaseKind === 'sqlite') clientOf(payload).close();
    },
  };
}
