'use client';
import type { Language } from '@banshi/core/errors';
import type { ElementKey } from '@banshi/core/items';
import { diffItems } from '@banshi/core/publishing';
import { useMemo, useState } from 'react';
import type { Workbench } from '../../../operations/configuration/types.ts';
import type { Wording } from '../../items/wording.ts';
import { FailureNotice } from '../../office/failure-notice.tsx';
import type { Messages } from '../../office/messages/index.ts';
import { asOfficeError, type OfficeError } from '../../office/office-api.ts';
import type { ConfigurationApi } from '../api.ts';
import { Checks } from './checks.tsx';
import { DiffList } from './diff-list.tsx';
import { Impact } from './impact.tsx';
import { ReviewForm } from './review-form.tsx';
import { SubmitForm } from './submit-form.tsx';

export interface PublishPanelProps {
  view: Workbench;
  api: ConfigurationApi;
  reload: () => Promise<void>;
  /** Saves what waits; false where something could not be saved. */
  flush: () => Promise<boolean>;
  isDirty: boolean;
  latestRevision: () => number | undefined;
  onElement: (element: ElementKey) => void;
  w: Wording;
  language: Language;
  m: Messages;
}

/** Before publishing: what changes, what the checks say, whom it concerns; then submitting, or the review of it. */
export function PublishPanel(props: PublishPanelProps) {
  const { view, api, reload, flush, isDirty, latestRevision, onElement, w, language, m } = props;
  const [error, setError] = useState<OfficeError>();
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState<string>();
  const before = view.released ?? view.inherited;
  const changes = useMemo(() => (before ? diffItems(before, view.item) : []), [before, view.item]);
  const errors = [...view.findings, ...view.violations].filter(({ severity }) => severity === 'error').length;

  /** One act at a time; what the server says stands where the act was. */
  async function act(run: () => Promise<unknown>, sentence: string): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    setDone(undefined);
    try {
      if (!(await flush())) return;
      await run();
      await reload();
      setDone(sentence);
    } catch (cause) {
      setError(asOfficeError(cause, m.failure));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="bo-wb-publish">
      <div className="bo-wb-publish-main">
        <section className="bo-card" aria-labelledby="publish-diff">
          <h2 id="publish-diff">{m.workbench.diff.title}</h2>
          <p className="bo-hint">{before ? m.workbench.diff.lead : m.workbench.diff.first}</p>
          {before && <DiffList changes={changes} w={w} m={m} />}
        </section>
        <section className="bo-card" aria-labelledby="publish-checks">
          <h2 id="publish-checks">{m.workbench.checks.title}</h2>
          <Checks
            findings={view.findings}
            violations={view.violations}
            onElement={onElement}
            language={language}
            m={m}
          />
        </section>
        <Impact api={api} itemKey={view.itemKey} m={m} />
      </div>
      <div className="bo-wb-publish-side">
        <section className="bo-card" aria-labelledby="publish-act">
          <h2 id="publish-act">{m.workbench.review.title}</h2>
          <p role="status" className={done ? 'bo-notice bo-notice-good' : 'bo-unseen'}>
            {done}
          </p>
          {error && <FailureNotice error={error} m={m} onRefresh={() => void reload()} />}
          {!view.draft && <p className="bo-soft">{m.workbench.review.noDraft}</p>}
          {view.draft && view.draft.state !== 'submitted' && (
            <SubmitForm {...{ view, api, act, isBusy, isDirty, errors, latestRevision, m }} />
          )}
          {view.draft?.state === 'submitted' && <ReviewForm {...{ view, api, act, isBusy, errors, m }} />}
        </section>
      </div>
    </div>
  );
}

export type Act = (run: () => Promise<unknown>, sentence: string) => Promise<void>;
