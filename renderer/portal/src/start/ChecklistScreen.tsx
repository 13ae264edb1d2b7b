'use client';
import type { Language } from '@banshi/core/errors';
import type { ChecklistRow } from '@banshi/core/items';
import type { ItemView } from '../api/types.ts';
import { translator } from '../i18n/index.ts';
import { Icon } from '../shared/icons.tsx';
import { useScreenHeading } from '../shared/use-step.ts';
import { Checklist } from './Checklist.tsx';
import { WhereNotice, type WhereState } from './WhereNotice.tsx';

export interface ChecklistScreenProps {
  language: Language;
  view: ItemView;
  rows: ChecklistRow[];
  where: WhereState;
  onRetryWhere: () => void;
  /** Decides the words on the button only; the server decides who may create a draft. */
  signedIn: boolean;
  creating: boolean;
  failure?: string;
  onCreate: () => void;
}

export function ChecklistScreen(props: ChecklistScreenProps) {
  const { language, view, creating } = props;
  const t = translator(language);
  const heading = useScreenHeading('checklist');
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {t('checklist.title')}
      </h1>
      <WhereNotice language={language} view={view} where={props.where} onRetry={props.onRetryWhere} />
      <Checklist language={language} rows={props.rows} />
      {props.failure && (
        <p className="notice notice-bad" role="alert">
          {t('checklist.failed', { reason: props.failure })}
        </p>
      )}
      <div className="start-bar">
        <p className="actions">
          <button type="button" className="button" aria-disabled={creating} onClick={props.onCreate}>
            {t(creating ? 'checklist.creating' : props.signedIn ? 'checklist.apply' : 'checklist.login')}
            <Icon name="forward" />
          </button>
          <button type="button" className="link" onClick={() => window.print()}>
            {t('checklist.print')}
          </button>
        </p>
        <p className="hint">{t('checklist.applyHint')}</p>
      </div>
    </>
  );
}
