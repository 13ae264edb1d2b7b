import { actionInputs, type CaseAction, requestCorrectionInput } from '@banshi/core/applications';
import type { StaffCase } from '../../operations/cases/index.ts';
import type { PlacedProblem } from '../office/office-api.ts';

/** One point of a correction notice while it is being written. `id` only tells rows apart on the screen. */
export interface PointDraft {
  id: number;
  /** `material:<key>` or `field:<key>`; empty = not chosen yet. */
  target: string;
  defect: string;
  remedy: string;
}

/** What has been typed for one act: texts by field name, and the points of a correction notice. */
export interface ActDraft {
  texts: Readonly<Record<string, string>>;
  points: readonly PointDraft[];
}

export const emptyDraft: ActDraft = { texts: {}, points: [] };

export const isTyped = (draft: ActDraft): boolean =>
  Object.values(draft.texts).some((text) => text.trim() !== '') ||
  draft.points.some(({ target, defect, remedy }) => target !== '' || `${defect}${remedy}`.trim() !== '');

const targetOf = (target: string) => {
  const [kind = '', ...key] = target.split(':');
  return { kind, key: key.join(':') };
};

/** Fields that only confirm on the screen and are not part of the act. */
const notSent = new Set(['confirm']);

/** The input of an act as the server takes it. */
export function inputOf(action: CaseAction, draft: ActDraft): unknown {
  if (action === 'requestCorrection')
    return {
      points: draft.points.map(({ target, defect, remedy }) => ({
        target: targetOf(target),
        defect,
        remedy,
      })),
    };
  return Object.fromEntries(Object.entries(draft.texts).filter(([name]) => !notSent.has(name)));
}

/** What is wrong with an input by the domain's own schema: the same sentences as the server's, before asking it. */
export function problemsOf(
  action: CaseAction,
  input: unknown,
  targets: StaffCase['correctionTargets'],
): PlacedProblem[] {
  const schema =
    action === 'requestCorrection'
      ? requestCorrectionInput({
          materialKeys: targets.materials.map(({ key }) => key),
          fieldKeys: targets.fields.map(({ key }) => key),
        })
      : actionInputs[action as keyof typeof actionInputs];
  const checked = schema?.safeParse(input);
  if (!checked || checked.success) return [];
  return settle(checked.error.issues.map(({ path, message }) => ({ place: path.join('/'), message })));
}

/**
 * Problems at the fields that the screen has: what concerns a point, or the inside of its target, is shown at the
 * target; and one sentence per field, since the second only repeats the first.
 */
export function settle(problems: readonly PlacedProblem[]): PlacedProblem[] {
  const byPlace = new Map<string, PlacedProblem>();
  for (const { place, message } of problems) {
    const at = place.replace(/^(points\/\d+)(\/target(\/.*)?)?$/, '$1/target');
    if (!byPlace.has(at)) byPlace.set(at, { place: at, message });
  }
  return [...byPlace.values()];
}

/** Element id of the control for a place: `points/0/defect` → `act-points-0-defect`. */
export const controlId = (place: string): string => `act-${place.replaceAll('/', '-')}`;

/** Everything that was typed, line by line: to be copied where the act itself has become impossible. */
export const typedLines = ({ texts, points }: ActDraft): string[] =>
  [...Object.values(texts), ...points.flatMap(({ defect, remedy }) => [defect, remedy])].filter(
    (line) => line.trim() !== '',
  );
