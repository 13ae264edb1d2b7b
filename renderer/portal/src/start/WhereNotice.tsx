'use client';
import type { Language } from '@banshi/core/errors';
import type { HandledBy, ItemView, Where } from '../api/types.ts';
import { translator } from '../i18n/index.ts';
import { Icon } from '../shared/icons.tsx';

export type WhereState =
  | { state: 'loading' }
  | { state: 'known'; where: Where }
  | { state: 'failed'; message: string };

export interface WhereNoticeProps {
  language: Language;
  view: ItemView;
  where: WhereState;
  onRetry: () => void;
}

/** Which body will handle the case, told before anything is filled in. */
export function WhereNotice({ language, view, where, onRetry }: WhereNoticeProps) {
  const t = translator(language);
  if (where.state === 'loading') {
    return (
      <div className="skeleton-lines" role="status">
        <span className="unseen">{t('start.where.loading')}</span>
      </div>
    );
  }
  if (where.state === 'failed') {
    return (
      <div className="notice notice-attention" role="alert">
        <p>{t('start.where.failed', { reason: where.message })}</p>
        <p>
          <button type="button" className="link" onClick={onRetry}>
            {t('button.retry')}
          </button>
        </p>
      </div>
    );
  }
  return (
    <HandledByNotice
      language={language}
      handledBy={where.where}
      regionName={view.tenant.name}
      guideUrl={where.where.serviceGuideUrl}
    />
  );
}

export interface HandledByNoticeProps {
  language: Language;
  handledBy: HandledBy;
  /** The region whose portal is being browsed. */
  regionName: string;
  guideUrl?: string;
}

export function HandledByNotice({ language, handledBy, regionName, guideUrl }: HandledByNoticeProps) {
  const t = translator(language);
  const { bodyName, tenantName, differs } = handledBy;
  if (!differs) return <p className="handled-by">{t('start.where.here', { body: bodyName })}</p>;
  return (
    <div className="notice notice-attention">
      <Icon name="attention" />
      <div>
        <p>
          <strong>{t('start.where.elsewhere', { region: regionName, body: bodyName })}</strong>
        </p>
        <p>{t('start.where.elsewhereText', { body: bodyName })}</p>
        {guideUrl && (
          <p>
            <a href={guideUrl}>{t('start.where.guide', { region: tenantName })}</a>
          </p>
        )}
      </div>
    </div>
  );
}
