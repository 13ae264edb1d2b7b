'use client';
import { maskCitizenId } from '@banshi/core/identifiers';
import type { ApplicantInput } from '../api/types.ts';
import { type MessageKey, translator } from '../i18n/index.ts';
import type { ApplySetting } from './apply-model.ts';

export interface ApplicantWordsProps {
  setting: ApplySetting;
  applicant: ApplicantInput | null;
}

/** The applicant as a list of facts; an identity number is shown masked. */
export function ApplicantWords({ setting, applicant }: ApplicantWordsProps) {
  const t = translator(setting.language);
  if (!applicant) return <p>{t('start.unanswered')}</p>;
  const rows: [MessageKey, string | undefined][] =
    applicant.kind === 'person'
      ? [
          ['applicant.name', applicant.name ?? setting.citizen?.name],
          ['applicant.citizenId', applicant.citizenId && maskCitizenId(applicant.citizenId)],
          ['applicant.mobile', applicant.mobile ?? setting.citizen?.mobileMasked],
        ]
      : [
          ['applicant.orgName', applicant.name],
          ['applicant.uscc', applicant.uscc],
          ['applicant.legalRepresentative', applicant.legalRepresentative],
          ['applicant.mobile', applicant.mobile],
          ['applicant.filedBy', applicant.filedBy?.name ?? setting.citizen?.name],
        ];
  return (
    <dl className="answers">
      {rows.map(
        ([key, value]) =>
          value && (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
