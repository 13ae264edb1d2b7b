import { formFields, type HandlingItem } from '@banshi/core/items';
import type { LoadedCase } from './load.ts';

/** What a target of a correction point is called. */
export function targetLabel(item: HandlingItem, target: { kind: 'material' | 'field'; key: string }): string {
  if (target.kind === 'material')
    return item.materials.find((row) => row.key === target.key)?.name.zh ?? target.key;
  return formFields(item).find((field) => field.key === target.key)?.label.zh ?? target.key;
}

/** The correction notices of a case, in the words of its materials and fields. */
export const caseCorrections = ({ state, item }: Pick<LoadedCase, 'state' | 'item'>) =>
  state.corrections.map((correction) => ({
    at: correction.at,
    dueDate: correction.dueDate,
    answered: correction.answeredAt !== undefined,
    points: correction.points.map((point) => ({
      target: { ...point.target, label: targetLabel(item, point.target) },
      defect: point.defect,
      remedy: point.remedy,
    })),
  }));
