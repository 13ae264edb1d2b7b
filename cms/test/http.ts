import { createLog } from '../src/log.ts';
import type { Runtime } from '../src/runtime.ts';

const place = Symbol.for('banshi.runtime');
type Holder = { [place]?: Promise<Runtime> };

/** Makes `getRuntime()` answer with this runtime, as in a running process; returns what puts the old state back. */
export function installRuntime(runtime: Runtime | Error): () => void {
  const holder = globalThis as Holder;
  const before = holder[place];
  const given = runtime instanceof Error ? Promise.reject(runtime) : Promise.resolve(runtime);
  // A rejection that no request has awaited yet must not end the process.
  given.catch(() => undefined);
  holder[place] = given;
  return () => {
    holder[place] = before;
  };
}

/** The parts of a runtime that routes need without a database, and what was logged. */
export function bareRuntime(): { runtime: Runtime; logged: Record<string, unknown>[] } {
  const logged: Record<string, unknown>[] = [];
  const log = createLog('debug', (line) => logged.push(JSON.parse(line) as Record<string, unknown>));
  const config = { surface: 'all' };
  return { runtime: { log, config, memory: new Map() } as unknown as Runtime, logged };
}

/** A request of a page of our own: same origin, with the header that no foreign page can set. */
export const ownRequest = (
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: BodyInit } = {},
): Request =>
  new Request(`http://localhost:3999${path}`, {
    method,
    headers: {
      host: 'localhost:3999',
      ...(method === 'GET' ? {} : { 'x-banshi': '1', origin: 'http://localhost:3999' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body, duplex: 'half' }),
  } as RequestInit);
