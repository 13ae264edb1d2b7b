'use client';
import type { Language } from '@banshi/core/errors';
import type { LicenceCard } from '../api/types.ts';
import { type MessageKey, translator } from '../i18n/index.ts';
import { formatDate } from '../shared/format.ts';
import { Icon } from '../shared/icons.tsx';

export interface LicenceCardViewProps {
  language: Language;
  licence: LicenceCard;
  heading?: 'h2' | 'h3';
}

/** A licence in the wallet: its state as a word, what it says, the sealed file and the public page that proves it. */
export function LicenceCardView({ language, licence, heading: Heading = 'h3' }: LicenceCardViewProps) {
  const t = translator(language);
  const { name, number } = licence;
  const isValid = licence.status === 'valid';
  const validUntil = licence.validUntil ? formatDate(licence.validUntil, language) : t('licence.unlimited');
  const rows: [MessageKey, string][] = [
    ['licence.holder', licence.holder],
    ['licence.issuer', licence.issuer],
    ['licence.validUntil', validUntil],
  ];
  return (
    <article className={isValid ? 'licence' : 'licence licence-void'}>
      <div className="licence-head">
        <Heading>{name}</Heading>
        <span className={`task-state licence-${licence.status}`}>
          <Icon name={isValid ? 'tick' : 'cross'} size={16} />
          {t(`licence.status.${licence.status}`)}
        </span>
      </div>
      <p className="licence-number">
        <span className="unseen">{t('licence.number')}</span> <span className="code">{number}</span>
      </p>
      <dl className="answers">
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="actions">
        <a className="button" href={licence.pdfUrl}>
          <Icon name="download" />
          {t('licence.download')}
          <span className="unseen"> {name}</span>
        </a>
        <a href={licence.verifyUrl}>
          {t('licence.verify')}
          <span className="unseen"> {name}</span>
        </a>
      </p>
    </article>
  );
}
