import path from 'node:path';
import type { WorkingCalendar } from '@banshi/core/calendar';
import type { FileStore } from '@banshi/core/ports';
import { getPayload, type Payload } from 'payload';
import { type Config, readConfig } from './config.ts';
import { localFiles } from './files/local-files.ts';
import { createLog, type Log } from './log.ts';
import { type Repositories, repositories } from './repositories/index.ts';
import { calendarOf } from './settings/calendar.ts';

/** What an operation needs of the world. Made once per process, handed to every operation. */
export interface Runtime {
  config: Config;
  payload: Payload;
  tables: Repositories;
  files: FileStore;
  log: Log;
  calendar: WorkingCalendar;
  /** The instant now, as an ISO string in UTC. */
  now(): string;
  /** State that outlives a request: caches, keyed by who owns them. */
  memory: Map<string, unknown>;
}

// A bundle holds several copies of this module (instrumentation, pages, route handlers): only the global object is
// shared by all of them.
const key = Symbol.for('banshi.runtime');
type Holder = { [key]?: Promise<Runtime> };

export function getRuntime(): Promise<Runtime> {
  const holder = globalThis as Holder;
  holder[key] ??= start().catch((error) => {
    holder[key] = undefined;
    throw error;
  });
  return holder[key];
}

async function start(): Promise<Runtime> {
  const { default: payloadConfig } = await import('./payload.config.ts');
  const payload = await getPayload({ config: payloadConfig });
  return makeRuntime({ config: readConfig(), payload });
}

/** Puts a runtime together from its parts; tests hand in their own database and clock. */
export function makeRuntime({
  config,
  payload,
  now = () => new Date().toISOString(),
}: {
  config: Config;
  payload: Payload;
  now?: () => string;
}): Runtime {
  return {
    config,
    payload,
    tables: repositories(payload),
    files: localFiles(path.join(config.dataDir, 'files')),
    log: createLog(config.logLevel),
    calendar: calendarOf(),
    now,
    memory: new Map(),
  };
}
