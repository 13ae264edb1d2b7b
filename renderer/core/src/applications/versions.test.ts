import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from '@jest/globals';
import { isBanshiError } from '../errors/index.ts';
import type { CaseEvent } from './case-event.ts';
import { verifyChain } from './chain.ts';
import { foldCase } from './fold.ts';
import { actionOfEvent } from './transitions.ts';
import { loadCaseEvent, upcast } from './versions.ts';

/** Chains as version 1 wrote them. Never regenerate this file: it stands for what lies in databases. */
const chains: CaseEvent[][] = JSON.parse(
  readFileSync(new URL('./__fixtures__/case-events.v1.json', import.meta.url), 'utf8'),
);
const [first] = chains.flat();
if (first === undefined) throw new Error('the fixture has events');

function refusal(load: () => unknown): { code: string; place: string | undefined } {
  try {
    load();
  } catch (error) {
    if (isBanshiError(error)) return { code: error.code, place: error.place };
    throw error;
  }
  throw new Error('it was loaded');
}

describe('events of version 1', () => {
  it('are all there', () => {
    const types = new Set(chains.flat().map(({ body }) => body.type));
    expect([...types].sort()).toEqual(Object.keys(actionOfEvent).sort());
  });

  it('load unchanged, verify and fold', () => {
    for (const chain of chains) {
      expect(verifyChain(chain)).toEqual([]);
      expect(chain.map(loadCaseEvent)).toEqual(chain);
    }
    expect(chains.map((chain) => foldCase(chain.map(loadCaseEvent)).status)).toEqual([
      'delivered',
      'acceptanceRefused',
      'rejected',
      'withdrawn',
      'terminated',
    ]);
  });
});

describe('loadCaseEvent', () => {
  test.each([
    ['a newer version', { ...first, v: 2 }, { code: 'caseEvent.version', place: 'v' }],
    ['no version', { ...first, v: undefined }, { code: 'caseEvent.version', place: 'v' }],
    ['no event', null, { code: 'caseEvent.version', place: 'v' }],
    ['a number that starts at 0', { ...first, seq: 0 }, { code: 'caseEvent.invalid', place: 'seq' }],
    [
      'a body of no known type',
      { ...first, body: { type: 'forgotten' } },
      { code: 'caseEvent.invalid', place: 'body/type' },
    ],
    [
      'an unknown member',
      { ...first, body: { ...first.body, note: 1 } },
      { code: 'caseEvent.invalid', place: 'body' },
    ],
  ])('refuses %s', (_name, json, expected) => {
    expect(refusal(() => loadCaseEvent(json))).toEqual(expected);
  });
});

describe('upcast', () => {
  const upcasters = {
    1: (event: Record<string, unknown>) => ({ ...event, v: 2, names: [event.name] }),
    2: (event: Record<string, unknown>) => ({ ...event, v: 3, count: (event.names as unknown[]).length }),
  };

  it('goes from version to version up to the current one', () => {
    expect(upcast({ v: 1, name: 'a' }, { current: 3, upcasters })).toEqual({
      v: 3,
      name: 'a',
      names: ['a'],
      count: 1,
    });
    expect(upcast({ v: 2, names: [] }, { current: 3, upcasters })).toEqual({ v: 3, names: [], count: 0 });
    expect(upcast({ v: 3 }, { current: 3, upcasters })).toEqual({ v: 3 });
  });

  it('stops where there is no way', () => {
    expect(refusal(() => upcast({ v: 4 }, { current: 3, upcasters }))).toEqual({
      code: 'caseEvent.version',
      place: 'v',
    });
  });
});
