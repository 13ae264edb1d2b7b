import type { Problem } from '@banshi/core/errors';
import {
  checkCitizenId,
  checkPhone,
  checkUscc,
  normaliseIdentifier,
  normalisePhone,
} from '@banshi/core/identifiers';
import type { ApplicantInput, Mode } from '../api/types.ts';
import type { Translate } from '../i18n/index.ts';

/** What is typed about the applicant, whatever the kind: switching it loses nothing. */
export interface TypedApplicant {
  kind: 'person' | 'organisation' | '';
  name: string;
  citizenId: string;
  mobile: string;
  orgName: string;
  uscc: string;
  legalRepresentative: string;
  filedByName: string;
  filedById: string;
}

export type ApplicantField = Exclude<keyof TypedApplicant, 'kind'>;

const nothing: TypedApplicant = {
  kind: '',
  name: '',
  citizenId: '',
  mobile: '',
  orgName: '',
  uscc: '',
  legalRepresentative: '',
  filedByName: '',
  filedById: '',
};

export function typedFrom(applicant: ApplicantInput | null): TypedApplicant {
  if (!applicant) return nothing;
  if (applicant.kind === 'person') {
    const { name = '', citizenId = '', mobile = '' } = applicant;
    return { ...nothing, kind: 'person', name, citizenId, mobile };
  }
  const { name, uscc, legalRepresentative, mobile, filedBy } = applicant;
  return {
    ...nothing,
    kind: 'organisation',
    orgName: name,
    uscc,
    legalRepresentative,
    mobile,
    filedByName: filedBy?.name ?? '',
    filedById: filedBy?.citizenId ?? '',
  };
}

/** The questions that this kind of applicant is asked, in order. */
export function fieldsFor(kind: TypedApplicant['kind'], mode: Mode): ApplicantField[] {
  if (kind === 'organisation') {
    const organisation: ApplicantField[] = ['orgName', 'uscc', 'legalRepresentative', 'mobile'];
    return mode === 'counter' ? [...organisation, 'filedByName', 'filedById'] : organisation;
  }
  return kind === 'person' && mode === 'counter' ? ['name', 'citizenId', 'mobile'] : [];
}

export function tidyApplicant(typed: TypedApplicant): TypedApplicant {
  return {
    kind: typed.kind,
    name: typed.name.trim(),
    citizenId: normaliseIdentifier(typed.citizenId),
    mobile: normalisePhone(typed.mobile),
    orgName: typed.orgName.trim(),
    uscc: normaliseIdentifier(typed.uscc),
    legalRepresentative: typed.legalRepresentative.trim(),
    filedByName: typed.filedByName.trim(),
    filedById: normaliseIdentifier(typed.filedById),
  };
}

const firstError = (problems: Problem[]): string | undefined =>
  problems.find((problem) => problem.severity === 'error')?.message;

/** The mistakes of what was typed, by field; `typed` tidied. */
export function applicantErrors(
  typed: TypedApplicant,
  mode: Mode,
  t: Translate,
): Partial<Record<keyof TypedApplicant, string>> {
  const checks: Record<ApplicantField, () => string | undefined> = {
    name: () => (typed.name ? undefined : t('applicant.name.missing')),
    citizenId: () =>
      typed.citizenId ? firstError(checkCitizenId(typed.citizenId)) : t('applicant.citizenId.missing'),
    mobile: () =>
      typed.mobile ? firstError(checkPhone(typed.mobile, { kind: 'mobile' })) : t('applicant.mobile.missing'),
    orgName: () => (typed.orgName ? undefined : t('applicant.orgName.missing')),
    uscc: () => (typed.uscc ? firstError(checkUscc(typed.uscc)) : t('applicant.uscc.missing')),
    legalRepresentative: () =>
      typed.legalRepresentative ? undefined : t('applicant.legalRepresentative.missing'),
    filedByName: () => (typed.filedByName ? undefined : t('applicant.name.missing')),
    filedById: () =>
      typed.filedById ? firstError(checkCitizenId(typed.filedById)) : t('applicant.citizenId.missing'),
  };
  if (typed.kind === '') return { kind: t('applicant.kind.missing') };
  const errors: Partial<Record<keyof TypedApplicant, string>> = {};
  for (const field of fieldsFor(typed.kind, mode)) {
    const error = checks[field]();
    if (error) errors[field] = error;
  }
  return errors;
}

/** What is sent; `typed` tidied and without errors. */
export function applicantFrom(typed: TypedApplicant, mode: Mode): ApplicantInput {
  if (typed.kind === 'organisation') {
    return {
      kind: 'organisation',
      name: typed.orgName,
      uscc: typed.uscc,
      legalRepresentative: typed.legalRepresentative,
      mobile: typed.mobile,
      ...(mode === 'counter' && { filedBy: { name: typed.filedByName, citizenId: typed.filedById } }),
    };
  }
  return mode === 'counter'
    ? { kind: 'person', name: typed.name, citizenId: typed.citizenId, mobile: typed.mobile }
    : { kind: 'person' };
}
