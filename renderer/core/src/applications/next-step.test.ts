import { describe, expect, it, test } from '@jest/globals';
import {
  acceptedStory,
  approver,
  at,
  clerk,
  correction,
  deliveredStory,
  issuedStory,
  revocation,
  submittedStory,
  tell,
} from './__fixtures__/story.ts';
import { foldCase } from './fold.ts';
import { nextForApplicant } from './next-step.ts';
import { type CaseState, caseStatuses } from './types.ts';

const asked = tell([
  ...submittedStory,
  [at(3), clerk, correction(at(3), [{ kind: 'field', key: 'premises' }])],
]).state;

describe('nextForApplicant', () => {
  test.each<[string, CaseState, string, string]>([
    ['submitted', tell(submittedStory).state, '最迟2026年3月9日告知是否受理', 'by 9 March 2026'],
    ['correctionRequested', asked, '截止日期为2026年3月17日', 'by 17 March 2026'],
    ['accepted', tell(acceptedStory).state, '最迟2026年3月24日作出决定', 'by 24 March 2026'],
  ])('says by when: %s', (_status, state, zh, en) => {
    expect(nextForApplicant(state).zh).toContain(zh);
    expect(nextForApplicant(state).en).toContain(en);
  });

  it('says no date where none is known', () => {
    const state = foldCase(tell(submittedStory).events);
    expect(nextForApplicant(state).zh).toContain('正在核对材料\uff0c告知是否受理');
    expect(nextForApplicant(state).en).toContain('will tell you whether');
  });

  it('marks a provisional date', () => {
    const { clock } = asked;
    if (clock === undefined) throw new Error('a notice has a clock');
    const state = { ...asked, clock: { ...clock, provisional: true } };
    expect(nextForApplicant(state).zh).toContain('2026年3月17日\uff08暂定');
    expect(nextForApplicant(state).en).toContain('17 March 2026 (provisional');
  });

  it('has whole sentences for every status, in both languages, each its own', () => {
    const said = caseStatuses.map((status) => nextForApplicant({ ...tell(issuedStory).state, status }));
    for (const { zh, en } of said) {
      expect(zh).toMatch(/^\p{Script=Han}.*。$/u);
      expect(zh).not.toMatch(/[,;:()]/);
      expect(en).toMatch(/^[A-Z].*\.$/);
    }
    // Accepted and reviewed are one to the applicant: the application is being examined.
    expect(new Set(said.map(({ zh }) => zh)).size).toBe(caseStatuses.length - 1);
  });

  it('does not invite anybody to use a licence that was revoked', () => {
    for (const story of [issuedStory, deliveredStory]) {
      const { state } = tell([...story, [at(20), approver, revocation]]);
      expect(nextForApplicant(state).zh).toContain('已经失效');
      expect(nextForApplicant(state).zh).not.toContain('下载');
    }
  });
});
