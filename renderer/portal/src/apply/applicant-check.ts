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

/** What is saved of it: as typed while it is being typed; `tidyApplicant` first where it is complete. */
export function applicantFrom(typed: TypedApplicant, mode: Mode): ApplicantInput | null {
  if (typed.kind === '') return null;
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

/** One mistake in the identity, for the task list and the check page. */
export interface ApplicantProblem {
  field: keyof TypedApplicant;
  message: string;
}

export const applicantId = (field: keyof TypedApplicant): string => `applicant-${field}`;

export function applicantProblems(
  applicant: ApplicantInput | null,
  mode: Mode,
  t: Translate,
): ApplicantProblem[] {
  const typed = tidyApplicant(typedFrom(applicant));
  const errors = applicantErrors(typed, mode, t);
  return (['kind', ...fieldsFor(typed.kind, mode)] as const).flatMap((field) => {
    const message = errors[field];
    return message ? [{ field, message }] : [];
  });
}

/** The server's names of the parts of an applicant, as this page's controls are called. */
export function applicantFieldOf(path: string, applicant: ApplicantInput | null): keyof TypedApplicant {
  const names: Record<string, ApplicantField> = {
    name: applicant?.kind === 'organisation' ? 'orgName' : 'name',
    citizenId: 'citizenId',
    mobile: 'mobile',
    uscc: 'uscc',
    legalRepresentative: 'legalRepresentative',
    'filedBy.name': 'filedByName',
    'filedBy.citizenId': 'filedById',
  };
  return (Object.hasOwn(names, path) ? names[path] : undefined) ?? 'kind';
}
