import { BanshiError } from '../errors/index.ts';
import { CaseEvent } from './case-event.ts';

type Json = Record<string, unknown>;

/** By version: how an event of it becomes one of the next, `v` included. Once released, an entry stays for ever. */
export type Upcasters = Readonly<Record<number, (event: Json) => Json>>;

const CURRENT = 1;
const upcasters: Upcasters = {};

/**
 * A stored case event of any released version as the current one. Its hash is that of the stored form: check the
 * chain before loading.
 *
 * @throws BanshiError `caseEvent.version` where it is of no version known here (written by a newer release, say),
 * `caseEvent.invalid` where it is not what its version says; place = the path inside the event.
 */
export function loadCaseEvent(json: unknown): CaseEvent {
  const parsed = CaseEvent.safeParse(upcast(json, { current: CURRENT, upcasters }));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues;
  throw unreadable({ code: 'caseEvent.invalid', place: issues[0]?.path.join('/') ?? '', details: issues });
}

/** Brings a stored JSON up to the current version, one version at a time. Throws `caseEvent.version`. */
export function upcast(json: unknown, to: { current: number; upcasters: Upcasters }): unknown {
  let event = versioned(json);
  while (event.v !== to.current) {
    const toNext = to.upcasters[event.v];
    if (toNext === undefined) throw unreadable({ code: 'caseEvent.version', place: 'v' });
    event = versioned(toNext(event));
  }
  return event;
}

function versioned(json: unknown): Json & { v: number } {
  if (typeof json === 'object' && json !== null && 'v' in json && typeof json.v === 'number') {
    return json as Json & { v: number };
  }
  throw unreadable({ code: 'caseEvent.version', place: 'v' });
}

const unreadable = (input: { code: string; place: string; details?: unknown }): BanshiError =>
  new BanshiError({
    ...input,
    personMessage: '办件记录无法读取，可能由更新的版本写入，请联系系统管理员',
    status: 500,
  });
