import { describe, expect, it } from '@jest/globals';
import { deliveredStory, tell } from './__fixtures__/story.ts';
import type { CaseEvent } from './case-event.ts';
import { eventHash, GENESIS_HASH, verifyChain } from './chain.ts';

const { events } = tell(deliveredStory);
const found = (chain: readonly CaseEvent[], checkpoint?: { seq: number; hash: string }) =>
  verifyChain(chain, checkpoint).map(({ code, place }) => `${code} ${place}`);
const replaced = (index: number, change: (event: CaseEvent) => CaseEvent): CaseEvent[] =>
  events.map((event, at) => (at === index ? change(event) : event));
const last = events.at(-1) ?? { seq: 0, hash: '' };

describe('verifyChain', () => {
  it('finds nothing wrong with a chain as it was written, however a database orders its members', () => {
    expect(found(events)).toEqual([]);
    expect(found([])).toEqual([]);
    const reordered = events.map(
      (event) => Object.fromEntries(Object.entries(event).reverse()) as unknown as CaseEvent,
    );
    expect(found(reordered)).toEqual([]);
  });

  it('finds what was altered', () => {
    expect(found(replaced(3, (event) => ({ ...event, at: '2026-03-01T00:00:00.000Z' })))).toEqual([
      'chain.alteredHash 4',
    ]);
  });

  it('finds what was altered and hashed again, at the event after it', () => {
    const forged = replaced(3, ({ hash: _hash, ...event }) => {
      const content = { ...event, at: '2026-03-01T00:00:00.000Z' };
      return { ...content, hash: eventHash(content) };
    });
    expect(found(forged)).toEqual(['chain.wrongPrevious 5']);
  });

  it('finds a member that was added and one that is no JSON', () => {
    const added = replaced(1, (event) => ({ ...event, note: 'late' }) as CaseEvent);
    expect(found(added)).toEqual(['chain.alteredHash 2']);
    const odd = replaced(1, (event) => ({ ...event, note: new Date(0) }) as CaseEvent);
    expect(found(odd)).toEqual(['chain.alteredHash 2']);
  });

  it('finds a missing event', () => {
    expect(found(events.filter(({ seq }) => seq !== 3))).toEqual(['chain.gap 4', 'chain.wrongPrevious 4']);
    expect(found(events.slice(1))).toEqual(['chain.gap 2', 'chain.wrongPrevious 2']);
  });

  it('finds an event of another case', () => {
    const foreign = replaced(5, ({ hash: _hash, ...event }) => {
      const content = { ...event, caseId: 'case-0002' };
      return { ...content, hash: eventHash(content) };
    });
    expect(found(foreign)).toEqual(['chain.otherCase 6']);
  });

  it('needs a checkpoint to see that the end was cut off or all of it rewritten', () => {
    const cut = events.slice(0, -1);
    expect(found(cut)).toEqual([]);
    expect(found(cut, last)).toEqual([`chain.truncated ${last.seq}`]);
    expect(found([], last)).toEqual([`chain.truncated ${last.seq}`]);
    const rewritten = rechained(events.map((event) => ({ ...event, caseId: 'case-0002' })));
    expect(found(rewritten)).toEqual([]);
    expect(found(rewritten, last)).toEqual([`chain.rewritten ${last.seq}`]);
    expect(found(events, last)).toEqual([]);
  });
});

/** The same events, every hash and link made good: what somebody with the whole database could do. */
function rechained(chain: readonly CaseEvent[]): CaseEvent[] {
  let previousHash = GENESIS_HASH;
  return chain.map(({ hash: _hash, ...event }) => {
    const content = { ...event, previousHash };
    previousHash = eventHash(content);
    return { ...content, hash: previousHash };
  });
}
