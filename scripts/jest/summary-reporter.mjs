import { writeFileSync } from 'node:fs';

/**
 * Writes the counts of a run, and the names of what was skipped, to the file that BANSHI_TEST_SUMMARY names. A class,
 * because Jest constructs its reporters.
 */
export default class SummaryReporter {
  /**
   * @param {unknown} _contexts
   * @param {Results} results
   */
  onRunComplete(_contexts, results) {
    const file = process.env.BANSHI_TEST_SUMMARY;
    if (file) writeFileSync(file, JSON.stringify(summarise(results)));
  }
}

/** @param {Results} results */
export function summarise(results) {
  const skipped = results.testResults.flatMap(({ testResults }) =>
    testResults.filter(({ status }) => SKIPPED.has(status)).map(({ fullName }) => fullName),
  );
  const counts = {
    passed: results.numPassedTests,
    // A file that does not load has no tests to fail, but it has failed.
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
  return { counts, skipped };
}

/**
 * @typedef {object} Results
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {number} numRuntimeErrorTestSuites
 * @property {{ testResults: { status: string, fullName: string }[] }[]} testResults
 */

const SKIPPED = new Set(['pending', 'skipped', 'todo', 'disabled']);
