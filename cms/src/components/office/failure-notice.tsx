'use client';
import type { Messages } from './messages/index.ts';
import type { OfficeError } from './office-api.ts';

/** What failed, and the one thing to do about it. What was typed stays where it is. */
export function FailureNotice({
  error,
  m,
  onRefresh,
}: {
  error: OfficeError;
  m: Messages;
  onRefresh?: () => void;
}) {
  return (
    <div className={`bo-notice bo-notice-${error.kind === 'changed' ? 'attention' : 'bad'}`} role="alert">
      <p>{error.personMessage}</p>
      {error.kind === 'changed' && onRefresh && (
        <button type="button" className="bo-button bo-button-small" onClick={onRefresh}>
          {m.common.refresh}
        </button>
      )}
      {error.kind === 'signedOut' && (
        <a className="bo-link" href="/admin/login" target="_blank" rel="noreferrer">
          {m.failure.signIn}
        </a>
      )}
      {error.requestId && error.kind === 'failed' && (
        <p className="bo-hint">{m.failure.request(error.requestId)}</p>
      )}
    </div>
  );
}
