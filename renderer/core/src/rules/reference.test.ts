import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import jsonLogic from 'json-logic-js';
import { anyData, anyRule } from './__fixtures__/generators.ts';
import { compileRule } from './compile.ts';
import type { RuleExpression } from './definition.ts';
import { structureProblems } from './structure.ts';

const dataSetsPerRule = 150;
const leastComparisons = 200_000;
const longestRun = 20_000;

type Outcome = { value: unknown } | { thrown: string };

function outcomeOf(run: () => unknown): Outcome {
  try {
    return { value: run() };
  } catch (error) {
    return { thrown: error instanceof Error ? error.message : String(error) };
  }
}

/** Tells -0 from 0 and undefined from null; NaN equals NaN. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}

/** json-logic-js took a value of the data for a rule, which ours never does: see compile.test.ts. */
const evaluatedData = (outcome: Outcome) =>
  'thrown' in outcome && outcome.thrown.startsWith('Unrecognized operation');

/** The first data set on which the two differ, or null. */
function differenceOn(rule: RuleExpression, dataSets: readonly unknown[], count: (compared: number) => void) {
  const evaluate = compileRule(rule);
  for (const data of dataSets) {
    const theirs = outcomeOf(() => jsonLogic.apply(rule, data));
    if (evaluatedData(theirs)) continue;
    const ours = outcomeOf(() => evaluate(data));
    count(1);
    const same = 'thrown' in theirs ? 'thrown' in ours : 'value' in ours && isSame(ours.value, theirs.value);
    if (!same) return { data, ours, theirs };
  }
  return null;
}

describe('the compiler beside json-logic-js', () => {
  it(`gives the same values on at least ${leastComparisons} generated rules and data sets`, () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const pool = fc.sample(anyData, { seed, numRuns: 5 * dataSetsPerRule });
    let comparisons = 0;
    const run = fc.check(
      fc.property(
        anyRule.filter((rule) => structureProblems(rule).length === 0),
        fc.nat(4),
        (rule, part) => {
          const dataSets = pool.slice(part * dataSetsPerRule, (part + 1) * dataSetsPerRule);
          const difference = differenceOn(rule, dataSets, (compared) => {
            comparisons += compared;
          });
          if (difference) throw new Error(JSON.stringify(difference));
        },
      ),
      { seed, numRuns: 2_500, interruptAfterTimeLimit: longestRun },
    );
    expect({ report: fc.defaultReportMessage(run), cause: run.errorInstance }).toEqual({
      report: undefined,
      cause: null,
    });
    expect(comparisons).toBeGreaterThanOrEqual(leastComparisons);
  }, 60_000);
});
