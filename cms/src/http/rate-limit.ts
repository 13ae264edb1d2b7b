import { BanshiError } from '@banshi/core/errors';
import type { Runtime } from '../runtime.ts';

/** Requests a minute from one address; generous enough for a service hall behind one address. */
const perMinute = { login: 60, write: 600 } as const;
const windowMs = 60_000;
const mostAddresses = 50_000;

/** Fixed windows per address and kind, in the memory of this process. Throws `request.tooMany`. */
export function checkRate(
  runtime: Runtime,
  { request, kind }: { request: Request; kind: keyof typeof perMinute },
): void {
  const windows = windowsOf(runtime);
  // The last one was written by our own proxy (or by Next, without one); those before it are whatever was sent.
  const address = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'direct';
  const key = `${kind}|${address}`;
  const now = Date.now();
  const current = windows.get(key);
  if (!current || now - current.from >= windowMs) {
    // The oldest goes, not all of them: a flood of addresses must not open the door for one that was shut out.
    windows.delete(key);
    if (windows.size >= mostAddresses) windows.delete(windows.keys().next().value as string);
    windows.set(key, { from: now, count: 1 });
    return;
  }
  current.count += 1;
  if (current.count > perMinute[kind])
    throw new BanshiError({
      code: 'request.tooMany',
      personMessage: '操作太频繁，请过一分钟再试。',
      status: 429,
    });
}

function windowsOf(runtime: Runtime): Map<string, { from: number; count: number }> {
  const held = runtime.memory.get('rate') as Map<string, { from: number; count: number }> | undefined;
  if (held) return held;
  const made = new Map<string, { from: number; count: number }>();
  runtime.memory.set('rate', made);
  return made;
}
