import { describe, expect, it } from '@jest/globals';
import { summarise } from '../jest/summary-reporter.mjs';
import { addCounts, judgeRun, parseSummary, summaryLine } from './summary.mjs';

describe('the closing line', () => {
  it('has one form, which reads back', () => {
    const counts = { passed: 12, failed: 1, skipped: 3 };
    expect(summaryLine(counts)).toBe('12 passed, 1 failed, 3 skipped');
    expect(parseSummary(`${summaryLine(counts)}\n`)).toEqual(counts);
    expect(parseSummary('Tests: 12 passed, 12 total')).toBeUndefined();
  });

  it('adds up', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(addCounts([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
    expect(addCounts([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });

  it('never says "0 failed" of a run that failed', () => {
    const counts = { passed: 5, failed: 0, skipped: 0 };
    expect(judgeRun({ counts, exitCode: 0 })).toEqual(counts);
    expect(judgeRun({ counts, exitCode: 1 })).toEqual({ passed: 5, failed: 1, skipped: 0 });
    expect(judgeRun({ counts: undefined, exitCode: 134 })).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(judgeRun({ counts: { ...counts, failed: 3 }, exitCode: 1 }).failed).toBe(3);
  });
});

describe('the reporter', () => {
  it('counts files that do not load as failed, and names what was skipped', () => {
    const results = {
      numPassedTests: 4,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      numRuntimeErrorTestSuites: 1,
      testResults: [
        {
          testResults: [
            { status: 'passed', fullName: 'a' },
            { status: 'pending', fullName: 'pdfsig accepts it' },
          ],
        },
        { testResults: [{ status: 'todo', fullName: 'later' }] },
      ],
    };
    expect(summarise(results)).toEqual({
      counts: { passed: 4, failed: 2, skipped: 2 },
      skipped: ['pdfsig accepts it', 'later'],
    });
  });
});
