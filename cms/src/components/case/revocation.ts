import type { StaffCase } from '../../operations/cases/index.ts';
import type { Messages } from '../office/messages/index.ts';
import type { PlacedProblem } from '../office/office-api.ts';
import type { ActDraft } from './act-inputs.ts';

/** How much of the number is typed again: enough to look at the licence, short enough to do it. */
export const confirmTail = 6;

const plain = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase();

/** Ending a licence cannot be taken back, so its number is typed: choosing the wrong one of two is then noticed. */
export function confirmationProblems(
  draft: ActDraft,
  licences: StaffCase['licences'],
  m: Messages,
): PlacedProblem[] {
  const licence = licences.find(({ id }) => id === draft.texts.licenceId);
  if (!licence) return [];
  const isSame = plain(draft.texts.confirm ?? '') === plain(licence.number).slice(-confirmTail);
  return isSame ? [] : [{ place: 'confirm', message: m.act.revokeLicence.confirmWrong }];
}
