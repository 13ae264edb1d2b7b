'use client';
import type { Language } from '@banshi/core/errors';
import type { Mode } from '../api/types.ts';
import { type Translate, translator } from '../i18n/index.ts';
import { formatClock } from '../shared/format.ts';
import { Icon, type IconName } from '../shared/icons.tsx';
import { links } from '../shared/links.ts';
import type { DraftState } from './draft-store.ts';

export interface SaveStatusProps {
  language: Language;
  mode: Mode;
  state: DraftState;
  onRetry: () => void;
}

type Tone = 'quiet' | 'good' | 'attention';

const looks: Record<DraftState['phase'], { tone: Tone; icon?: IconName }> = {
  saved: { tone: 'good', icon: 'done' },
  unsaved: { tone: 'quiet' },
  saving: { tone: 'quiet' },
  retrying: { tone: 'attention', icon: 'attention' },
  conflict: { tone: 'attention', icon: 'attention' },
  signedOut: { tone: 'attention', icon: 'attention' },
  failed: { tone: 'attention', icon: 'attention' },
};

function words({ state, mode }: SaveStatusProps, t: Translate): string {
  switch (state.phase) {
    case 'saved':
      return t('save.saved', { time: formatClock(state.draft.updatedAt) });
    case 'retrying':
      return typeof navigator !== 'undefined' && navigator.onLine === false
        ? t('save.offline')
        : t('save.retrying');
    case 'failed':
      return t('save.failed', { reason: state.message ?? t('api.unexpected') });
    case 'signedOut':
      return t(mode === 'counter' ? 'save.signedOutCounter' : 'save.signedOut');
    default:
      return t(`save.${state.phase}`);
  }
}

/** Whether what was typed is safe, in words, at all times. */
export function SaveStatus(props: SaveStatusProps) {
  const { language, mode, state, onRetry } = props;
  const t = translator(language);
  const { tone, icon } = looks[state.phase];
  const canRetry = state.phase === 'failed' || state.phase === 'retrying';
  return (
    <div className={`save-status save-${tone}`}>
      <p role="status">
        {icon && <Icon name={icon} size={16} />} {words(props, t)}
        {state.phase === 'signedOut' && mode === 'self' && (
          <a href={links.login(links.apply(state.draft.id))}>{t('save.signIn')}</a>
        )}
      </p>
      {(canRetry || (state.phase === 'signedOut' && mode === 'counter')) && (
        <button type="button" className="link" onClick={onRetry}>
          {t('button.retry')}
        </button>
      )}
      {state.notice && state.conflicts.length === 0 && (
        <p className="notice" role="status">
          {t(`save.${state.notice}`)}
        </p>
      )}
    </div>
  );
}
