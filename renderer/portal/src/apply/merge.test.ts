import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Draft } from '../api/types.ts';
import { applyChoices, type DraftContent, mergeDrafts } from './merge.ts';

const content = (part: Partial<DraftContent>): DraftContent => ({
  answers: {},
  values: {},
  applicant: null,
  commitments: [],
  deferred: [],
  lastPage: null,
  ...part,
});

const keys = fc.constantFrom('a', 'b', 'c', 'd');
const values = fc.dictionary(keys, fc.oneof(fc.string({ maxLength: 2 }), fc.integer(), fc.boolean()), {
  noNullPrototype: true,
}) as fc.Arbitrary<Draft['values']>;
const set = fc.uniqueArray(keys);

describe('mergeDrafts', () => {
  it('takes from each side what only that side changed', () => {
    const merged = mergeDrafts({
      base: content({ values: { a: '1', b: '1', c: '1' } }),
      mine: { values: { a: '2', b: '1' } },
      theirs: content({ values: { a: '1', b: '3', c: '1', d: '4' } }),
    });
    expect(merged).toEqual({ patch: { values: { a: '2', b: '3', d: '4' } }, conflicts: [] });
  });

  it('reports what both changed differently, and keeps the one typed here', () => {
    const merged = mergeDrafts({
      base: content({ answers: { agent: true } }),
      mine: { answers: { agent: false } },
      theirs: content({ answers: {} }),
    });
    expect(merged.patch.answers).toEqual({ agent: false });
    expect(merged.conflicts).toEqual([{ kind: 'answer', key: 'agent', mine: false, theirs: undefined }]);
  });

  it('treats the applicant as one thing', () => {
    const merged = mergeDrafts({
      base: content({}),
      mine: { applicant: { kind: 'person' } },
      theirs: content({ applicant: { kind: 'person', name: '李四' } }),
    });
    expect(merged.conflicts).toHaveLength(1);
    expect(applyChoices(content({}), merged.conflicts, { 'applicant-applicant': 'theirs' })).toEqual({
      applicant: { kind: 'person', name: '李四' },
    });
  });

  it('adds and removes commitments on both sides', () => {
    const { patch } = mergeDrafts({
      base: content({ commitments: ['a', 'b'] }),
      mine: { commitments: ['b', 'c'] },
      theirs: content({ commitments: ['a', 'b', 'd'] }),
    });
    expect(patch.commitments).toEqual(['b', 'd', 'c']);
  });

  it('changes nothing that was not changed here, whatever the other side did', () => {
    fc.assert(
      fc.property(values, values, set, set, (base, theirs, baseSet, theirSet) => {
        const { patch, conflicts } = mergeDrafts({
          base: content({ values: base, deferred: baseSet }),
          mine: { values: base, deferred: baseSet },
          theirs: content({ values: theirs, deferred: theirSet }),
        });
        expect(patch.values).toEqual(theirs);
        expect(new Set(patch.deferred)).toEqual(new Set(theirSet));
        expect(conflicts).toEqual([]);
      }),
    );
  });

  it('loses nothing: every change here is in the result, every change there is in it or reported', () => {
    fc.assert(
      fc.property(values, values, values, (base, mine, theirs) => {
        const { patch, conflicts } = mergeDrafts({
          base: content({ values: base }),
          mine: { values: mine },
          theirs: content({ values: theirs }),
        });
        for (const key of ['a', 'b', 'c', 'd']) {
          const [from, here, there, result] = [base[key], mine[key], theirs[key], patch.values?.[key]];
          if (here !== from) expect(result).toEqual(here);
          else expect(result).toEqual(there);
          const isReported = conflicts.some((conflict) => conflict.key === key);
          expect(isReported).toBe(here !== from && there !== from && here !== there);
        }
      }),
    );
  });

  it('applies the other side where it was chosen, and removes what it had removed', () => {
    const conflicts = [{ kind: 'value' as const, key: 'a', mine: '1', theirs: undefined }];
    const shown = content({ values: { a: '1', b: '2' } });
    expect(applyChoices(shown, conflicts, { 'value-a': 'theirs' })).toEqual({ values: { b: '2' } });
    expect(applyChoices(shown, conflicts, {})).toEqual({});
  });
});
