import { randomUUID } from 'node:crypto';
import { canonicalJson, sha256Hex } from '@banshi/core/identifiers';
import type { AuditRow } from '../repositories/index.ts';
import type { Runtime } from '../runtime.ts';

export interface AuditEntry {
  actorKind: 'citizen' | 'staff' | 'system' | 'anonymous';
  actorId: string;
  action: string;
  resource: string;
  outcome: 'done' | 'refused';
  ownerPath?: string;
  detail?: Record<string, unknown>;
}

interface Stream {
  name: string;
  seq: number;
  lastHash: string;
  tail: Promise<void>;
}

/** One stream per process: a chain over several processes would lose most of its time to retries. */
function streamOf(runtime: Runtime): Stream {
  const held = runtime.memory.get('audit.stream') as Stream | undefined;
  if (held) return held;
  const stream: Stream = { ...beginning(runtime), tail: Promise.resolve() };
  runtime.memory.set('audit.stream', stream);
  return stream;
}

const beginning = (runtime: Runtime): Omit<Stream, 'tail'> => ({
  name: `${runtime.now().slice(0, 10)}-${randomUUID()}`,
  seq: 0,
  lastHash: '0'.repeat(64),
});

/** Appends to the audit log. Entries of one process are written in the order in which they were given. */
export function audit(runtime: Runtime, entry: AuditEntry): Promise<void> {
  const stream = streamOf(runtime);
  const write = async () => {
    const body = {
      stream: stream.name,
      seq: stream.seq + 1,
      at: runtime.now(),
      actorKind: entry.actorKind,
      actorId: entry.actorId,
      action: entry.action,
      resource: entry.resource,
      outcome: entry.outcome,
      ownerPath: entry.ownerPath ?? null,
      detail: entry.detail ?? null,
      previousHash: stream.lastHash,
    };
    const hash = auditHash(body);
    try {
      await runtime.tables.audit.insert({ ...body, hash });
    } catch (error) {
      // Nobody knows now whether the row is there: another with its number would be refused for ever, so a new stream.
      Object.assign(stream, beginning(runtime));
      throw error;
    }
    stream.seq = body.seq;
    stream.lastHash = hash;
  };
  const result = stream.tail.then(write);
  stream.tail = result.catch(() => undefined);
  return result;
}

export const auditHash = (body: Omit<AuditRow, 'hash'>): string => sha256Hex(canonicalJson(body));
