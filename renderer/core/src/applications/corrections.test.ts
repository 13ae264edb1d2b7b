import { describe, expect, it } from '@jest/globals';
import {
  acceptedStory,
  applicant,
  at,
  caseId,
  clerk,
  correction,
  file,
  refusalCodes,
  resubmittedBody,
  rules,
  submittedBody,
  submittedStory,
  tell,
} from './__fixtures__/story.ts';
import type { CorrectionTarget } from './case-event.ts';
import { appendEvent } from './events.ts';

const layoutPlan: CorrectionTarget = { kind: 'material', key: 'layout-plan' };
const identityCard: CorrectionTarget = { kind: 'material', key: 'identity-card' };
const premises: CorrectionTarget = { kind: 'field', key: 'premises' };

describe('corrections are told once and completely', () => {
  const asked = [...submittedStory, [at(3), clerk, correction(at(3), [layoutPlan])]] satisfies Parameters<
    typeof tell
  >[0];
  const answeredWith = (changes: Parameters<typeof resubmittedBody>[0]) =>
    [...asked, [at(9), applicant, resubmittedBody(changes)]] satisfies Parameters<typeof tell>[0];
  const again = (changes: Parameters<typeof resubmittedBody>[0], targets: CorrectionTarget[]) =>
    refusalCodes(answeredWith(changes), [at(10), clerk, correction(at(10), targets)]);

  it('refuses a second notice for the old defect', () => {
    expect(again({}, [layoutPlan])).toEqual(['correction.alreadyTold']);
  });

  it('refuses one for what should have been told the first time', () => {
    expect(again({}, [identityCard])).toEqual(['correction.notToldAtOnce']);
    expect(
      again({ materials: [file('layout-plan', '9'), file('identity-card', '2')] }, [layoutPlan, premises]),
    ).toEqual(['correction.notToldAtOnce']);
  });

  it('allows one for a file that was replaced, added or taken away', () => {
    const [plan, card] = submittedBody.materials;
    if (!plan || !card) throw new Error('the submission has two files');
    expect(again({ materials: [file('layout-plan', '9'), card] }, [layoutPlan])).toEqual([]);
    expect(again({ materials: [plan, card, file('identity-card', '3')] }, [identityCard])).toEqual([]);
    expect(again({ materials: [plan] }, [identityCard])).toEqual([]);
  });

  it('does not take files in another order, or stored anew, for a change', () => {
    const materials = submittedBody.materials
      .toReversed()
      .map((material) => ({ ...material, fileId: 'copied' }));
    expect(again({ materials }, [layoutPlan])).toEqual(['correction.alreadyTold']);
  });

  it('does not take two pages of one material in another order for a change', () => {
    const pages = [file('layout-plan', '7'), file('layout-plan', '8')];
    const story = [
      ...answeredWith({ materials: pages }),
      [at(10), clerk, correction(at(10), [layoutPlan])],
      [at(11), applicant, resubmittedBody({ materials: pages.toReversed() })],
    ] satisfies Parameters<typeof tell>[0];
    expect(refusalCodes(story, [at(12), clerk, correction(at(12), [layoutPlan])])).toEqual([
      'correction.alreadyTold',
    ]);
  });

  it('allows one for a form field that the resubmission names as changed', () => {
    expect(again({ changedFields: ['premises'] }, [premises])).toEqual([]);
    expect(again({}, [premises])).toEqual(['correction.notToldAtOnce']);
  });

  it('counts only what the last resubmission changed', () => {
    const twice = [
      ...answeredWith({ materials: [file('layout-plan', '9'), file('identity-card', '2')] }),
      [at(10), clerk, correction(at(10), [layoutPlan])],
      [
        at(11),
        applicant,
        resubmittedBody({ materials: [file('layout-plan', '9'), file('identity-card', '8')] }),
      ],
    ] satisfies Parameters<typeof tell>[0];
    expect(refusalCodes(twice, [at(12), clerk, correction(at(12), [layoutPlan])])).toEqual([
      'correction.alreadyTold',
    ]);
    expect(refusalCodes(twice, [at(12), clerk, correction(at(12), [identityCard])])).toEqual([]);
  });

  it('tells every point that is refused, with its place', () => {
    const { state } = tell(answeredWith({}));
    const body = correction(at(10), [layoutPlan, identityCard]);
    const result = appendEvent({ state, caseId, body, actor: clerk, at: at(10), rules });
    expect(result.problems.map(({ place }) => place)).toEqual(['points/0', 'points/1']);
  });

  it('cannot be asked for after acceptance, nor twice without an answer', () => {
    expect(refusalCodes(acceptedStory, [at(4), clerk, correction(at(4), [layoutPlan])])).toEqual([
      'case.notAllowed',
    ]);
    expect(refusalCodes(asked, [at(4), clerk, correction(at(4), [layoutPlan])])).toEqual(['case.notAllowed']);
  });
});
