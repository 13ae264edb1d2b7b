/**
 * The last line of every test run. Programs read it, so it has one form.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** @param {Counts} counts */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * @param {string} line
 * @returns {Counts | undefined}
 */
export function parseSummary(line) {
  const match = /^(\d+) passed, (\d+) failed, (\d+) skipped$/.exec(line.trim());
  return match
    ? { passed: Number(match[1]), failed: Number(match[2]), skipped: Number(match[3]) }
    : undefined;
}

/** @param {Counts[]} all */
export function addCounts(all) {
  return all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * What a run of Jest counts for.
 *
 * @param {{ counts: Counts | undefined, exitCode: number }} run `counts`: what the reporter wrote, if it came to that.
 * @returns {Counts}
 */
export function judgeRun({ counts = { passed: 0, failed: 0, skipped: 0 }, exitCode }) {
  // Jest fails for more than failed tests (none found, a crash of its own): that must not read as "0 failed".
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
