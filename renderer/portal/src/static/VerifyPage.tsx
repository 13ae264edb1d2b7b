import type { Language } from '@banshi/core/errors';
import { type MessageKey, translator } from '../i18n/index.ts';
import { formatDate, formatDateTime } from '../shared/format.ts';
import { Icon, type IconName } from '../shared/icons.tsx';
import { links } from '../shared/links.ts';

/** What the public may see of a licence; `holder` is masked by the server where it is a person. */
export interface VerifiedLicence {
  name: string;
  number: string;
  identifier: string;
  holder: string;
  issuer: string;
  issuedOn: string;
  validUntil?: string;
}

export type VerifyResult =
  | { state: 'valid'; licence: VerifiedLicence; checkedAt: string }
  | {
      state: 'revoked' | 'cancelled';
      licence: VerifiedLicence;
      checkedAt: string;
      /** The date from which it is void. */
      on: string;
      reason: string;
      basis?: string;
    }
  | { state: 'expired'; licence: VerifiedLicence; checkedAt: string; on: string }
  | { state: 'notFound' | 'malformed'; identifier: string; checkedAt: string };

export interface VerifyPageProps {
  language: Language;
  /** Absent = only the form. */
  result?: VerifyResult;
}

export function VerifyPage({ language, result }: VerifyPageProps) {
  const t = translator(language);
  const typed = result && 'identifier' in result ? result.identifier : undefined;
  return (
    <div className="wide verify-page">
      <h1>{t('verify.title')}</h1>
      {result ? <Verdict language={language} result={result} /> : <p className="lead">{t('verify.lead')}</p>}
      {result && <h2>{t('verify.again')}</h2>}
      <form className="search narrow" method="get" action={links.verify()}>
        <label htmlFor="identifier">{t('verify.label')}</label>
        <p className="hint" id="identifier-hint">
          {t('verify.hint')}
        </p>
        <div className="search-row">
          <input
            id="identifier"
            name="identifier"
            type="text"
            defaultValue={typed}
            maxLength={120}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            required
            aria-describedby="identifier-hint"
          />
          <button type="submit" className="button">
            {t('verify.submit')}
          </button>
        </div>
      </form>
    </div>
  );
}

const looks: Record<VerifyResult['state'], { icon: IconName; tone: 'good' | 'bad' | 'attention' }> = {
  valid: { icon: 'tick', tone: 'good' },
  revoked: { icon: 'cross', tone: 'bad' },
  cancelled: { icon: 'cross', tone: 'bad' },
  expired: { icon: 'clock', tone: 'attention' },
  notFound: { icon: 'question', tone: 'attention' },
  malformed: { icon: 'attention', tone: 'attention' },
};

function Verdict({ language, result }: { language: Language; result: VerifyResult }) {
  const t = translator(language);
  const { icon, tone } = looks[result.state];
  const date = 'on' in result ? formatDate(result.on, language) : '';
  const identifier = 'identifier' in result ? result.identifier : '';
  return (
    <section className={`verdict verdict-${tone}`} aria-labelledby="verdict">
      <div className="verdict-head">
        <Icon name={icon} size={48} />
        <div>
          <h2 id="verdict" className="verdict-state">
            {t(`verify.${result.state}`)}
          </h2>
          <p>{t(`verify.${result.state}.text`, { date, identifier })}</p>
        </div>
      </div>
      {'reason' in result && (
        <dl className="verdict-why">
          <dt>{t('verify.reason')}</dt>
          <dd>{result.reason}</dd>
          {result.basis && (
            <>
              <dt>{t('verify.basis')}</dt>
              <dd>{result.basis}</dd>
            </>
          )}
        </dl>
      )}
      {'licence' in result && <LicenceFacts language={language} licence={result.licence} />}
      <p className="verdict-time">
        {t('verify.checkedAt', { at: formatDateTime(result.checkedAt, language) })}
      </p>
    </section>
  );
}

function LicenceFacts({ language, licence }: { language: Language; licence: VerifiedLicence }) {
  const t = translator(language);
  const rows: [MessageKey, string, boolean][] = [
    ['verify.field.name', licence.name, false],
    ['verify.field.number', licence.number, true],
    ['verify.field.holder', licence.holder, false],
    ['verify.field.issuer', licence.issuer, false],
    ['verify.field.issuedOn', formatDate(licence.issuedOn, language), false],
    [
      'verify.field.validUntil',
      licence.validUntil ? formatDate(licence.validUntil, language) : t('verify.field.unlimited'),
      false,
    ],
    ['verify.field.identifier', licence.identifier, true],
  ];
  return (
    <>
      <p className="hint">{t('verify.compare')}</p>
      <dl className="facts-table">
        {rows.map(([key, value, isCode]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd className={isCode ? 'code' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
