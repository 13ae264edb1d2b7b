import type { Language } from '@banshi/core/errors';
import { translator } from '../i18n/index.ts';
import { links } from '../shared/links.ts';
import type { RegionName } from '../shell/frame.ts';

export interface ErrorPageProps {
  language: Language;
  status: 403 | 404 | 500;
  region?: RegionName;
  /** Shown so that a person on the phone can read it out, and staff find the log line. */
  requestId?: string;
}

export function ErrorPage({ language, status, region, requestId }: ErrorPageProps) {
  const t = translator(language);
  return (
    <div className="wide prose error-page">
      <h1>{t(`error.${status}.title`)}</h1>
      <p>{t(`error.${status}.text`)}</p>
      <p>{t(`error.${status}.next`)}</p>
      {requestId && (
        <p className="request-id">
          {t('error.requestId')} <code>{requestId}</code>
        </p>
      )}
      <p className="actions">
        <a className="button" href={region ? links.region(region.code) : links.regions()}>
          {t('error.home')}
        </a>
        <a className="button secondary" href={links.account()}>
          {t('error.account')}
        </a>
      </p>
    </div>
  );
}
