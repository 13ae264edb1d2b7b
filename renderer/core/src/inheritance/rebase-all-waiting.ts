import type { Rebased } from './conflict.ts';
import type { ChainLink, Layer } from './layer.ts';
import { rebaseWaiting } from './rebase-waiting.ts';

/** A release as its owner has it in its history. */
export type OwnRelease = Pick<ChainLink, 'release' | 'effectiveFrom' | 'layer'>;

export interface RebasedRelease extends Rebased {
  /** The waiting release that this one replaces. */
  from: OwnRelease;
}

/**
 * Every release of one owner that waits for a day after the urgent one's, put on top of the urgent one, in the order in
 * which they take effect. `releases` are all of that owner's, withdrawn ones left out.
 */
export function rebaseAllWaiting(releases: readonly OwnRelease[], urgent: OwnRelease): RebasedRelease[] {
  const others = releases.filter(({ release }) => release !== urgent.release).sort(byDate);
  const before = others.findLast(({ effectiveFrom }) => effectiveFrom <= urgent.effectiveFrom);
  const { itemKey } = urgent.layer;
  const old: Layer = before?.layer ?? { v: 1, itemKey, standard: {}, implementation: {}, policies: {} };
  return others
    .filter(({ effectiveFrom }) => effectiveFrom > urgent.effectiveFrom)
    .map((from) => ({ from, ...rebaseWaiting(old, urgent.layer, from.layer) }));
}

const byDate = (a: OwnRelease, b: OwnRelease): number =>
  a.effectiveFrom === b.effectiveFrom ? a.release - b.release : a.effectiveFrom < b.effectiveFrom ? -1 : 1;
