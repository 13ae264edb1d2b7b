import type { ItemSheet } from './item-sheet.ts';

const doubt = /未核|待核|未查到|未见|常见|通用|一般了解|凭|不可当|惯例/;

export type Topic = 'statutoryLimit' | 'promisedLimit' | 'onsiteVisits' | 'materials';

const topics: Readonly<Record<Topic, RegExp>> = {
  statutoryLimit: /法定|(?<!承诺)时限|依据条号/,
  promisedLimit: /承诺(?!书)(?!后补)|常见承诺/,
  onsiteVisits: /到场/,
  materials: /材料/,
};

/**
 * How sure a sheet is of one thing. Only a sheet that was verified as a whole can vouch for it, and not where its own
 * note doubts that very thing: an unverified fact never looks like policy.
 */
export function confidenceOf(sheet: ItemSheet, topic: Topic): 'verified' | 'unverified' {
  if (sheet.confidence !== 'verified') return 'unverified';
  const clauses = (sheet.confidenceNote ?? '').normalize('NFKC').split(/[;。]/);
  return clauses.some((clause) => topics[topic].test(clause) && doubt.test(clause))
    ? 'unverified'
    : 'verified';
}
