import type { Problem } from '../errors/index.ts';
import { canonicalJson, sha256Hex } from '../identifiers/index.ts';

/** What the first event of a case names as the hash before it. */
export const GENESIS_HASH = '0'.repeat(64);

/** What the chain needs of an event; whatever else it carries is hashed with it. */
export interface ChainedEvent {
  caseId: string;
  seq: number;
  previousHash: string;
  hash: string;
}

/** The last event that a signed checkpoint vouches for. */
export interface Checkpoint {
  seq: number;
  hash: string;
}

/** SHA-256 over the canonical JSON (RFC 8785) of an event without its `hash`. */
export const eventHash = (content: object): string => sha256Hex(canonicalJson(content));

/**
 * Everything wrong with the chain of one case, events in the order of `seq`. They must be as stored, before
 * `loadCaseEvent` may have brought an older version up to date, since that is what was hashed.
 *
 * Codes, all errors, place = the event's `seq`: `chain.gap` (missing, repeated or out of order),
 * `chain.alteredHash` (the event is not what was hashed), `chain.wrongPrevious` (it does not follow the one before
 * it), `chain.otherCase`, and with a checkpoint `chain.truncated` and `chain.rewritten`.
 *
 * A chain alone cannot show that its last events were cut off, nor that all of it was written anew: only a
 * checkpoint kept outside the database can.
 */
export function verifyChain(events: readonly ChainedEvent[], checkpoint?: Checkpoint): Problem[] {
  const caseId = events[0]?.caseId;
  const problems = events.flatMap((event, index) => {
    const previous = events[index - 1];
    const found: Problem[] = [];
    const expected = (previous?.seq ?? 0) + 1;
    if (event.seq !== expected) {
      found.push(problem('gap', event.seq, `第 ${event.seq} 条记录前后不连续，此处应为第 ${expected} 条`));
    }
    if (event.previousHash !== (previous?.hash ?? GENESIS_HASH)) {
      found.push(problem('wrongPrevious', event.seq, `第 ${event.seq} 条记录与前一条记录衔接不上`));
    }
    if (event.hash !== hashOf(event)) {
      found.push(problem('alteredHash', event.seq, `第 ${event.seq} 条记录的内容与其摘要不符，可能被改动`));
    }
    if (event.caseId !== caseId) {
      found.push(problem('otherCase', event.seq, `第 ${event.seq} 条记录属于另一办件`));
    }
    return found;
  });
  return checkpoint === undefined ? problems : [...problems, ...checkpointProblems(events, checkpoint)];
}

function checkpointProblems(events: readonly ChainedEvent[], checkpoint: Checkpoint): Problem[] {
  const { seq, hash } = checkpoint;
  const event = events.find((candidate) => candidate.seq === seq);
  if (event === undefined) {
    return [problem('truncated', seq, `检查点记载的第 ${seq} 条记录已不存在，末尾的记录可能被删除`)];
  }
  return event.hash === hash
    ? []
    : [problem('rewritten', seq, `第 ${seq} 条记录与检查点记载的摘要不符，整条记录链可能被重写`)];
}

/** Undefined where what is stored is no JSON at all: no hash can match that. */
function hashOf({ hash: _hash, ...content }: ChainedEvent): string | undefined {
  try {
    return eventHash(content);
  } catch {
    return undefined;
  }
}

const problem = (code: string, seq: number, message: string): Problem => ({
  code: `chain.${code}`,
  severity: 'error',
  place: String(seq),
  message,
});
