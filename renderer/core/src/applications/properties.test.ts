import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deadline, shanghaiDate } from '../calendar/index.ts';
import { calendar, rules } from './__fixtures__/story.ts';
import { attempts, type Step, walk } from './__fixtures__/walk.ts';
import type { CaseEvent, CorrectionTarget } from './case-event.ts';
import { eventHash, verifyChain } from './chain.ts';
import { applyEvent, foldCase } from './fold.ts';
import { actionOfEvent, allowedActions } from './transitions.ts';
import { type CaseStatus, caseStatuses } from './types.ts';
import { loadCaseEvent } from './versions.ts';

const SEED = 20_261_123;
const runs = { seed: SEED, numRuns: 100 };

const always = (check: (happened: ReturnType<typeof walk>) => void) =>
  fc.assert(
    fc.property(attempts, (tried) => check(walk(tried))),
    runs,
  );

describe('whatever anybody tries', () => {
  it('meets every status and refusal, so that what follows is not said of empty stories', () => {
    const statuses = new Set<CaseStatus>();
    const codes = new Set<string>();
    for (const tried of fc.sample(attempts, runs)) {
      for (const { before, result } of walk(tried).steps) {
        if (before !== null) statuses.add(before.status);
        if (!result.ok) for (const { code } of result.problems) codes.add(code);
      }
    }
    expect([...statuses].sort()).toEqual([...caseStatuses].sort());
    expect([...codes]).toEqual(
      expect.arrayContaining([
        'case.notAllowed',
        'case.roleNotAllowed',
        'case.fourEyes',
        'correction.alreadyTold',
        'correction.notToldAtOnce',
        'acceptance.deemed',
        'termination.notOverdue',
      ]),
    );
  });

  it('gives events that fold, load and chain, one by one as well as at once', () => {
    always(({ events }) => {
      const state = events.reduce<Parameters<typeof applyEvent>[0]>(applyEvent, null);
      expect(foldCase(events)).toEqual(state);
      expect(state?.seq).toBe(events.length);
      expect(verifyChain(events)).toEqual([]);
      const stored: unknown[] = JSON.parse(JSON.stringify(events));
      expect(foldCase(stored.map(loadCaseEvent), rules)).toEqual(foldCase(events, rules));
    });
  });

  it('changes nothing where it is refused, and says why', () => {
    always(({ steps, events }) => {
      // States and events are deeply frozen: writing to one would have thrown.
      for (const { result } of steps) if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
      expect(events).toHaveLength(steps.filter(({ result }) => result.ok).length);
    });
  });

  it('happens only if it was among the allowed actions', () => {
    always(({ steps }) => {
      for (const { before, actor, body, result } of steps) {
        const isOffered = allowedActions(before, actor).includes(actionOfEvent[body.type]);
        if (result.ok) expect(isOffered).toBe(true);
        if (!isOffered) expect(result.ok).toBe(false);
      }
    });
  });

  it('follows from the events alone: no state is carried between acts', () => {
    always(({ steps, events }) => {
      let seq = 0;
      for (const { before, result } of steps) {
        expect(before).toEqual(seq === 0 ? null : foldCase(events.slice(0, seq), rules));
        if (result.ok) seq += 1;
      }
    });
  });
});

describe('what the law asks', () => {
  const done = (steps: readonly Step[]) => steps.filter(({ result }) => result.ok);

  it('lets nobody decide on an own review', () => {
    always(({ events }) => {
      const reviewers = new Set<string>();
      for (const { body, actor } of events) {
        if (body.type === 'reviewed') reviewers.add(actor.id);
        if (body.type === 'approved' || body.type === 'rejected') expect(reviewers.has(actor.id)).toBe(false);
      }
    });
  });

  it('asks anew only for what the last resubmission changed', () => {
    always(({ events }) => {
      let changed: string[] | undefined;
      let files = new Map<string, string>();
      for (const { body } of events) {
        if (body.type === 'submitted') files = contents(body.materials);
        if (body.type === 'resubmitted') {
          const now = contents(body.materials);
          changed = [...now]
            .filter(([key, digest]) => files.get(key) !== digest)
            .map(([key]) => `material ${key}`);
          changed.push(...(body.changedFields ?? []).map((key) => `field ${key}`));
          files = now;
        }
        if (body.type === 'correctionRequested' && changed !== undefined) {
          expect(changed).toEqual(expect.arrayContaining(body.points.map(({ target }) => name(target))));
        }
      }
    });
  });

  it('has corrections before acceptance, each answered before the next', () => {
    always(({ events }) => {
      const kinds = events.map(({ body }) => body.type);
      const acceptance = kinds.indexOf('accepted');
      kinds.forEach((kind, index) => {
        if (kind !== 'correctionRequested') return;
        if (acceptance !== -1) expect(index).toBeLessThan(acceptance);
        const next = kinds[index + 1];
        if (next !== undefined) expect(['resubmitted', 'withdrawn', 'terminated']).toContain(next);
      });
    });
  });

  it('accepts, refuses or asks within five working days of receipt; after that only silence has spoken', () => {
    always(({ steps }) => {
      for (const { before, at, body } of done(steps)) {
        if (before?.status !== 'submitted' || body.type === 'withdrawn') continue;
        const lastDay = deadline({
          start: shanghaiDate(before.receivedAt),
          days: 5,
          unit: 'workingDay',
          calendar,
        }).date;
        const isDeemed = body.type === 'accepted' && body.deemed;
        expect(shanghaiDate(at) > lastDay).toBe(isDeemed);
      }
    });
  });
});

describe('a chain that was tampered with', () => {
  const chain = fc.tuple(attempts, fc.nat(), fc.nat()).map(([tried, a, b]) => {
    const { events } = walk(tried);
    return { events: structuredClone(events) as CaseEvent[], a: a % events.length, b };
  });

  it('shows any one value that was changed or taken away', () => {
    fc.assert(
      fc.property(chain, fc.boolean(), ({ events, a, b }, isRemoval) => {
        const event = events[a];
        if (event === undefined) throw new Error('there is always a submission');
        const places = leaves(event);
        const place = places[b % places.length];
        if (place === undefined) throw new Error('an event has members');
        const { holder, key } = place;
        if (isRemoval) delete holder[key];
        else holder[key] = changedValue(holder[key]);
        expect(verifyChain(events)).not.toEqual([]);
      }),
      { ...runs, numRuns: 300 },
    );
  });

  it('shows an event that was deleted, unless it is the last, which a checkpoint shows', () => {
    fc.assert(
      fc.property(chain, ({ events, a }) => {
        const last = events.at(-1);
        const rest = events.filter((_event, index) => index !== a);
        const checkpoint = last && { seq: last.seq, hash: last.hash };
        expect(verifyChain(rest, checkpoint)).not.toEqual([]);
        if (a < events.length - 1) expect(verifyChain(rest)).not.toEqual([]);
      }),
      runs,
    );
  });

  it('shows two events that were swapped', () => {
    fc.assert(
      fc.property(chain, ({ events, a, b }) => {
        const other = b % events.length;
        fc.pre(other !== a);
        const swapped = events.map((event, index) =>
          index === a ? events[other] : index === other ? events[a] : event,
        ) as CaseEvent[];
        expect(verifyChain(swapped)).not.toEqual([]);
        expect(() => foldCase(swapped)).toThrow();
      }),
      runs,
    );
  });

  it('shows an event whose hash was made to fit again, by the event after it', () => {
    fc.assert(
      fc.property(chain, ({ events, a }) => {
        fc.pre(a < events.length - 1);
        const forged = events.map((event, index) => {
          if (index !== a) return event;
          const { hash: _hash, ...content } = { ...event, at: '2026-01-01T00:00:00.000Z' };
          return { ...content, hash: eventHash(content) };
        });
        expect(verifyChain(forged).map(({ code, place }) => `${code} ${place}`)).toEqual([
          `chain.wrongPrevious ${a + 2}`,
        ]);
      }),
      runs,
    );
  });
});

const name = ({ kind, key }: CorrectionTarget): string => `${kind} ${key}`;
const contents = (materials: readonly { materialKey: string; sha256: string }[]) =>
  new Map(materials.map(({ materialKey, sha256 }) => [materialKey, sha256]));

interface Leaf {
  holder: Record<string, unknown>;
  key: string;
}

/** Every scalar in a value, however deep, with what holds it. */
function leaves(value: object): Leaf[] {
  const holder = value as Record<string, unknown>;
  return Object.entries(holder).flatMap(([key, member]) =>
    typeof member === 'object' && member !== null ? leaves(member) : [{ holder, key }],
  );
}

function changedValue(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return `${String(value)}x`;
}
