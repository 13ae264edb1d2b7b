import type { FieldError } from '@banshi/core/forms';
import { isSameJson } from '@banshi/core/items';
import type { Draft, InvalidApplication } from '../api/types.ts';

/** What somebody else says about fields and materials: the clerk's correction points, or the server's refusal. */
export interface Remarks {
  fields: FieldError[];
  materials: { key: string; message: string }[];
  /** `field` is a path in the applicant: `uscc`, `filedBy.citizenId`. */
  applicant: FieldError[];
}

export const noRemarks: Remarks = { fields: [], materials: [], applicant: [] };

/** A remark is about the draft as it was: it goes as soon as its field or material has been changed. */
export interface DatedRemarks {
  remarks: Remarks;
  draft: Draft;
}

const filesOf = (draft: Draft, materialKey: string): string[] =>
  draft.files
    .filter((file) => file.materialKey === materialKey)
    .map((file) => file.id)
    .sort();

const promisesOf = (draft: Draft, materialKey: string): boolean[] => [
  draft.commitments.includes(materialKey),
  draft.deferred.includes(materialKey),
];

const isMaterialUnchanged = (key: string, then: Draft, now: Draft): boolean =>
  isSameJson(filesOf(then, key), filesOf(now, key)) &&
  isSameJson(promisesOf(then, key), promisesOf(now, key));

/** The remarks that still hold for the draft as it is now. */
export function remarksStill({ remarks, draft: then }: DatedRemarks, now: Draft): Remarks {
  return {
    fields: remarks.fields.filter(({ field }) => isSameJson(then.values[field], now.values[field])),
    materials: remarks.materials.filter(({ key }) => isMaterialUnchanged(key, then, now)),
    applicant: isSameJson(then.applicant, now.applicant) ? remarks.applicant : [],
  };
}

/** The points of a correction notice, put where they belong. */
export function correctionRemarks(draft: Draft): Remarks {
  const points = (draft.correction?.points ?? []).filter((point) => !point.changed);
  const sentence = (point: { defect: string; remedy: string }) => `${point.defect} ${point.remedy}`;
  return {
    fields: points
      .filter((point) => point.target.kind === 'field')
      .map((point) => ({ field: point.target.key, code: 'correction', message: sentence(point) })),
    materials: points
      .filter((point) => point.target.kind === 'material')
      .map((point) => ({ key: point.target.key, message: sentence(point) })),
    applicant: [],
  };
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/** `details` of a 422; what does not have the shape is no remark. */
export function serverRemarks(details: unknown): Remarks {
  const { fields, materials, applicant } = (details ?? {}) as Partial<InvalidApplication>;
  return {
    fields: isList(fields) ? fields : [],
    materials: isList(materials) ? materials : [],
    applicant: isList(applicant) ? applicant : [],
  };
}

export const mergeRemarks = (one: Remarks, other: Remarks): Remarks => ({
  fields: [...one.fields, ...other.fields],
  materials: [...one.materials, ...other.materials],
  applicant: [...one.applicant, ...other.applicant],
});
