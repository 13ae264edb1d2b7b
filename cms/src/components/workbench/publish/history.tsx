'use client';
import type { Language } from '@banshi/core/errors';
import { useState } from 'react';
import type { ReleaseDiff, ReleaseMeta, Workbench } from '../../../operations/configuration/types.ts';
import type { Wording } from '../../items/wording.ts';
import { FailureNotice } from '../../office/failure-notice.tsx';
import { minuteOf } from '../../office/format.ts';
import type { Messages } from '../../office/messages/index.ts';
import { asOfficeError, type OfficeError } from '../../office/office-api.ts';
import type { ConfigurationApi } from '../api.ts';
import { Line } from '../line.tsx';
import { DiffList } from './diff-list.tsx';

export interface HistoryProps {
  view: Workbench;
  api: ConfigurationApi;
  itemKey: string;
  reload: () => Promise<void>;
  onRestored: (view: Workbench) => void;
  w: Wording;
  language: Language;
  m: Messages;
}

const looks: Record<ReleaseMeta['state'], string> = {
  inForce: 'bo-mark bo-mark-done',
  waiting: 'bo-mark bo-mark-attention',
  past: 'bo-mark',
  withdrawn: 'bo-mark',
};

/** The releases of this level, latest first: what each changed, and the ways back. */
export function History(props: HistoryProps) {
  const { view, m } = props;
  if (view.releases.length === 0)
    return (
      <div className="bo-empty">
        <p className="bo-empty-title">{m.workbench.history.empty.title}</p>
        <p>{m.workbench.history.empty.text}</p>
      </div>
    );
  return (
    <ol className="bo-wb-history">
      {view.releases.map((release) => (
        <li key={release.number} className="bo-card">
          <Release {...props} release={release} />
        </li>
      ))}
    </ol>
  );
}

function Release({
  release,
  view,
  api,
  itemKey,
  reload,
  onRestored,
  w,
  m,
}: HistoryProps & { release: ReleaseMeta }) {
  const [diff, setDiff] = useState<ReleaseDiff>();
  const [error, setError] = useState<OfficeError>();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const [reason, setReason] = useState('');
  const [isTold, setTold] = useState(false);
  const words = m.workbench.history;

  async function run(act: () => Promise<void>): Promise<void> {
    setError(undefined);
    try {
      await act();
    } catch (cause) {
      setError(asOfficeError(cause, m.failure));
    }
  }
  const showDiff = () => run(async () => setDiff(diff ? undefined : await api.diff(itemKey, release.number)));
  const withdraw = () => {
    setTold(true);
    if (reason.trim() === '') return;
    void run(async () => {
      await api.withdraw(itemKey, release.number, reason.trim());
      await reload();
    });
  };
  const restore = () => run(async () => onRestored(await api.restore(itemKey, release.number)));

  return (
    <article aria-label={m.item.releaseNumber(release.number)}>
      <h2>
        {m.item.releaseNumber(release.number)}
        <span className={looks[release.state]}>{words.states[release.state]}</span>
        <span className="bo-hint bo-figures">{words.from(release.effectiveFrom)}</span>
      </h2>
      {release.summary && <p className="bo-lines">{release.summary}</p>}
      <p className="bo-hint">
        {words.by(release.publishedBy, minuteOf(release.publishedAt))}
        {release.reviewedBy && words.reviewedBy(release.reviewedBy)}
        {release.rebasedFrom !== null && words.rebasedFrom(release.rebasedFrom)}
        {release.transition &&
          `${m.workbench.submit.transition}：${m.workbench.submit.transitions[release.transition]}`}
      </p>
      {release.withdrawnReason && <p>{words.withdrawnBecause(release.withdrawnReason)}</p>}
      {error && <FailureNotice error={error} m={m} />}
      <p className="bo-row-links">
        <button
          type="button"
          className="bo-link"
          aria-expanded={diff !== undefined}
          onClick={() => void showDiff()}
        >
          {diff ? words.hideDiff : words.diff}
        </button>
        {release.state === 'waiting' && !isWithdrawing && (
          <button type="button" className="bo-link bo-link-danger" onClick={() => setWithdrawing(true)}>
            {words.withdraw}
          </button>
        )}
        {release.state !== 'inForce' && (
          <button type="button" className="bo-link" onClick={() => void restore()}>
            {view.draft ? words.restoreOver : words.restore}
          </button>
        )}
      </p>
      {isWithdrawing && (
        <>
          <Line
            id={`withdraw-${release.number}`}
            label={words.reason}
            value={reason}
            error={isTold && reason.trim() === '' ? words.reasonMissing : undefined}
            onChange={setReason}
          />
          <p className="bo-row-links">
            <button type="button" className="bo-button bo-button-small bo-button-danger" onClick={withdraw}>
              {words.withdrawNow}
            </button>
            <button type="button" className="bo-link" onClick={() => setWithdrawing(false)}>
              {m.common.cancel}
            </button>
          </p>
        </>
      )}
      {diff && (
        <section aria-label={words.diff}>
          <p className="bo-hint">{diff.against === 0 ? words.againstAbove : words.against(diff.against)}</p>
          <DiffList changes={diff.changes} w={w} m={m} />
        </section>
      )}
    </article>
  );
}
