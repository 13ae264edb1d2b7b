/** What an import could not settle and a person has to; a closed list. */
export const importTaskCodes = [
  'condition.notARule',
  'condition.partOnly',
  'condition.keptExisting',
  'condition.textOnly',
  'edit.keptExisting',
  'row.notAdded',
  'constraint.notARule',
  'field.optionsMissing',
  'form.keptExisting',
  'situation.asField',
  'situation.forTheOffice',
  'department.unknown',
  'serviceObject.unknown',
  'assignment.levels',
  'assignment.place',
  'process.halfDays',
  'fee.items',
  'fee.remark',
  'result.validity',
  'result.faceFields',
  'result.adverse',
  'material.licences',
  'places.differ',
  'source.unverified',
] as const;
export type ImportTaskCode = (typeof importTaskCodes)[number];

/** An open task of an import (待办): `quote` is what the sheet says, word for word. */
export interface ImportTask {
  code: ImportTaskCode;
  /** Where it belongs: `materials/material-1a2b3c4d`. */
  place: string;
  /** What to do, in Chinese. */
  message: string;
  quote: string;
}
