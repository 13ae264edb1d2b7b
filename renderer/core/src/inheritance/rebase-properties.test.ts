import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chains, edits, grants, lower } from './__fixtures__/arbitraries.ts';
import { emptyLayer, link, owner } from './__fixtures__/chains.ts';
import {
  applyChoice,
  type ChainLink,
  editLayer,
  elementStates,
  type Grant,
  type Layer,
  type LayerEdit,
  layerProblems,
  type Resolution,
  rebaseLayer,
  rebaseWaiting,
  resolveItem,
} from './index.ts';

const at = '2026-06-01';
const by = owner(4);
const settings = { numRuns: 150 };

const base = (chain: ChainLink[], given: Grant[]): Resolution =>
  resolveItem(chain.slice(0, 4), at, { tenantPath: by.tenantPath, grants: given });
const withLayer = (chain: ChainLink[], layer: Layer, given: Grant[]): Resolution =>
  resolveItem([...chain.slice(0, 4), link(4, layer)], at, { grants: given });
const ownPlaces = ({ violations }: Resolution) =>
  violations
    .filter(({ place }) => place.startsWith(`${by.tenantCode}@`))
    .map(({ code, place }) => `${code} ${place}`);

/** Before and after: two chains of four levels at most, of one root, and the layer of a village below them. */
const cases = fc.record({ old: chains, now: chains, layer: lower, given: grants });

describe('for any two bases and any layer', () => {
  it('the rebased layer has no violation that it had not before', () => {
    fc.assert(
      fc.property(cases, ({ old, now, layer, given }) => {
        const rebased = rebaseLayer(base(old, given), base(now, given), layer, {
          owner: by,
          at,
          grants: given,
        });
        // To the row: which of its columns is named first depends on what else is wrong with it.
        const places = (found: string[]) =>
          found.map((line) => line.split(' ')[1]?.split('/').slice(0, 4).join('/'));
        const before = places(ownPlaces(withLayer(old, layer, given)));
        const after = places(ownPlaces(withLayer(now, rebased.layer, given)));
        for (const place of after) expect(before).toContain(place);
      }),
      settings,
    );
  });

  it('to rebase again changes nothing', () => {
    fc.assert(
      fc.property(cases, ({ old, now, layer, given }) => {
        const context = { owner: by, at, grants: given };
        const [from, to] = [base(old, given), base(now, given)];
        const { layer: once } = rebaseLayer(from, to, layer, context);
        expect(rebaseLayer(to, to, once, context)).toEqual({ layer: once, conflicts: [] });
        expect(rebaseLayer(to, base(now, given), once, context)).toEqual({ layer: once, conflicts: [] });
      }),
      settings,
    );
  });

  it('a layer whose base did not change is itself; one that says nothing stays so', () => {
    fc.assert(
      fc.property(cases, ({ old, now, layer, given }) => {
        const context = { owner: by, at, grants: given };
        const same = rebaseLayer(base(old, given), base(structuredClone(old), given), layer, context);
        expect(same.layer).toBe(layer);
        expect(same.conflicts).toEqual([]);
        const nothing = rebaseLayer(base(old, given), base(now, given), emptyLayer(), context);
        expect(nothing).toEqual({ layer: emptyLayer(), conflicts: [] });
        expect(withLayer(now, nothing.layer, given).item).toEqual(
          resolveItem(now.slice(0, 4), at, { tenantPath: by.tenantPath, grants: given }).item,
        );
      }),
      settings,
    );
  });

  it('what a person keeps is accepted: an own side that may be kept causes no new violation', () => {
    fc.assert(
      fc.property(cases, ({ old, now, layer, given }) => {
        const rebased = rebaseLayer(base(old, given), base(now, given), layer, {
          owner: by,
          at,
          grants: given,
        });
        const before = ownPlaces(withLayer(now, rebased.layer, given));
        for (const conflict of rebased.conflicts) {
          expect(applyChoice(rebased.layer, conflict, 'keepAbove')).toBe(rebased.layer);
          const kept = applyChoice(rebased.layer, conflict, 'keepOwn');
          if (conflict.keepOwn) expect(kept).not.toEqual(rebased.layer);
          else expect(kept).toBe(rebased.layer);
          // What else one says about the row, in the implementation or as a policy, may rightly no longer fit.
          const isAside = (line: string) => conflict.part === 'standard' && !line.includes('/standard/');
          for (const found of ownPlaces(withLayer(now, kept, given)))
            if (!isAside(found)) expect(before).toContain(found);
          expect(JSON.parse(JSON.stringify(conflict))).toEqual(conflict);
          expect(conflict.message).not.toContain('undefined');
        }
      }),
      settings,
    );
  });

  it('the law’s side of a conflict is what holds', () => {
    fc.assert(
      fc.property(cases, ({ old, now, layer, given }) => {
        const to = base(now, given);
        const rebased = rebaseLayer(base(old, given), to, layer, { owner: by, at, grants: given });
        const standard = { ...rebased.layer, implementation: {} };
        const { provenance } = withLayer(now, standard, given);
        for (const { part, element, row } of rebased.conflicts) {
          if (part !== 'standard' || row !== undefined) continue;
          expect(provenance[element]?.owner).toEqual(to.provenance[element]?.owner);
        }
      }),
      settings,
    );
  });

  it('states are told of every element and row, and agree with what counts', () => {
    fc.assert(
      fc.property(cases, ({ now, layer, given }) => {
        const [resolution, inherited] = [withLayer(now, layer, given), base(now, given)];
        const states = elementStates({ resolution, inherited, layer, owner: by, at, grants: given });
        for (const [place, { owner: from }] of Object.entries(resolution.provenance)) {
          const [element, row] = place.split('/') as [keyof typeof states, string | undefined];
          const state = row === undefined ? states[element] : states[element].rows?.[row];
          expect(state?.from).toEqual(from);
          if (from.tenantPath !== by.tenantPath) expect(['own', 'overridden']).not.toContain(state?.state);
          if (state?.state === 'illegal') expect(state.problems).not.toEqual([]);
        }
      }),
      settings,
    );
  });
});

describe('for any three layers of one owner', () => {
  const empty = emptyLayer();
  const edited = (layer: Layer, list: LayerEdit[]): Layer =>
    list.reduce((before, edit) => {
      try {
        return editLayer(before, edit);
      } catch {
        // The workbench would have refused it.
        return before;
      }
    }, layer);
  const three = fc
    .tuple(
      fc.array(edits, { maxLength: 8 }),
      fc.array(edits, { maxLength: 4 }),
      fc.array(edits, { maxLength: 4 }),
    )
    .map(([first, second, third]) => {
      const old = edited(empty, first);
      return { old, now: edited(old, second), waiting: edited(old, third) };
    });

  it('the merge is the one where the other changed nothing, and sound where all three are', () => {
    fc.assert(
      fc.property(three, ({ old, now, waiting }) => {
        expect(rebaseWaiting(old, old, waiting)).toEqual({ layer: waiting, conflicts: [] });
        expect(rebaseWaiting(old, now, old)).toEqual({ layer: now, conflicts: [] });
        expect(rebaseWaiting(old, now, now).conflicts).toEqual([]);
        const { layer, conflicts } = rebaseWaiting(old, now, waiting);
        const shapes = layerProblems(layer).filter(({ code }) => code !== 'layer.invalidValue');
        expect(shapes).toEqual([]);
        for (const conflict of conflicts) {
          const kept = applyChoice(layer, conflict, 'keepOwn');
          expect(layerProblems(kept).filter(({ code }) => code !== 'layer.invalidValue')).toEqual([]);
          expect(kept).not.toEqual(layer);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('with every own side kept says what the waiting one changed', () => {
    fc.assert(
      fc.property(three, ({ old, now, waiting }) => {
        const { layer, conflicts } = rebaseWaiting(old, now, waiting);
        const kept = conflicts.reduce((merged, conflict) => applyChoice(merged, conflict, 'keepOwn'), layer);
        expect(rebaseWaiting(old, kept, waiting).conflicts).toEqual([]);
        for (const part of ['standard', 'implementation'] as const) {
          const [own, before] = [waiting[part].promisedLimit, old[part].promisedLimit];
          if (JSON.stringify(own) !== JSON.stringify(before)) expect(kept[part].promisedLimit).toEqual(own);
        }
      }),
      { numRuns: 400 },
    );
  });
});
