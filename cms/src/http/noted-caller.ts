import { hashedActor } from '../log.ts';
import { actorIdOf, type Caller } from '../operations/authorise.ts';

/** Who a request turned out to be of, for its line in the log; forgotten with the request. */
const noted = new WeakMap<object, { actor: string; tenant?: string }>();

/** Called where a session is read: the caller is known nowhere earlier, and the log line is written much later. */
export function noteCaller<C extends Caller>(request: object, caller: C): C {
  if (caller.kind !== 'anonymous') {
    const tenant = caller.kind === 'staff' ? caller.bindings[0]?.tenantCode : undefined;
    noted.set(request, { actor: hashedActor(actorIdOf(caller)), ...(tenant ? { tenant } : {}) });
  }
  return caller;
}

export const notedCaller = (request: object): { actor?: string; tenant?: string } => noted.get(request) ?? {};
