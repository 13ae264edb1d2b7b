'use client';
import type { Language } from '@banshi/core/errors';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { InboxTask } from '../../../operations/configuration/types.ts';
import { FailureNotice } from '../../office/failure-notice.tsx';
import { minuteOf } from '../../office/format.ts';
import { type Messages, messagesIn } from '../../office/messages/index.ts';
import { asOfficeError, type OfficeError } from '../../office/office-api.ts';
import { type ConfigurationApi, configurationApi } from '../api.ts';
import { useAct } from '../list/use-act.ts';
import { AnswerTask } from './answer-task.tsx';
import { ConflictTask } from './conflict-task.tsx';
import { RequestTask } from './request-task.tsx';

type Kind = InboxTask['kind'];

/** What waits for the tenant's item administrators: each task with all that is needed to settle it in place. */
export function ConfigurationInbox({ tenant, language }: { tenant: string; language: Language }) {
  const m = messagesIn(language);
  const api = useMemo(() => configurationApi({ tenant, m }), [tenant, m]);
  const [tasks, setTasks] = useState<InboxTask[]>();
  const [error, setError] = useState<OfficeError>();
  const [kind, setKind] = useState<Kind>();
  const [isSettled, setSettled] = useState(false);

  const load = useCallback(async () => {
    setError(undefined);
    try {
      setTasks((await api.inbox()).tasks);
    } catch (cause) {
      setError(asOfficeError(cause, m.failure));
    }
  }, [api, m]);
  useEffect(() => {
    void load();
  }, [load]);

  const settled = async () => {
    setSettled(true);
    await load();
  };
  if (error && !tasks)
    return (
      <>
        <FailureNotice error={error} m={m} />
        <button type="button" className="bo-button" onClick={() => void load()}>
          {m.workbench.retry}
        </button>
      </>
    );
  if (!tasks)
    return (
      <div className="bo-card bo-wb-skeleton" aria-busy="true">
        <p className="bo-unseen" role="status">
          {m.workbench.loading}
        </p>
        {[60, 90, 80].map((width) => (
          <span key={width} className="bo-wb-bone" style={{ inlineSize: `${width}%` }} />
        ))}
      </div>
    );
  const kinds = [...new Set(tasks.map((task) => task.kind))];
  const shown = tasks.filter((task) => kind === undefined || task.kind === kind);
  return (
    <>
      <p role="status" className={isSettled ? 'bo-notice bo-notice-good' : 'bo-unseen'}>
        {isSettled && m.inbox.settled}
      </p>
      {kinds.length > 1 && (
        // biome-ignore lint/a11y/useSemanticElements: buttons that filter one list, no fieldset
        <div className="bo-tabs" role="group" aria-label={m.inbox.title}>
          {[undefined, ...kinds].map((one) => (
            <button
              key={one ?? 'all'}
              type="button"
              className="bo-tab"
              aria-pressed={kind === one}
              onClick={() => setKind(one)}
            >
              {one ? m.inbox.kinds[one] : m.item.filterAll}{' '}
              <span className="bo-count">{tasks.filter((task) => !one || task.kind === one).length}</span>
            </button>
          ))}
        </div>
      )}
      {tasks.length === 0 && (
        <div className="bo-empty">
          <p className="bo-empty-title">{m.inbox.empty.title}</p>
          <p>{m.inbox.empty.text}</p>
        </div>
      )}
      <ul className="bo-wb-tasks">
        {shown.map((task) => (
          <li key={task.taskKey} className="bo-card">
            <h2>
              <span className="bo-mark bo-mark-attention">{m.inbox.kinds[task.kind]}</span>
              {task.itemName}
              <span className="bo-hint bo-figures">{minuteOf(task.createdAt)}</span>
            </h2>
            <p>{task.title}</p>
            <Task {...{ task, api, tenant, language, m }} onSettled={settled} />
          </li>
        ))}
      </ul>
    </>
  );
}

export interface TaskProps {
  task: InboxTask;
  api: ConfigurationApi;
  tenant: string;
  onSettled: () => Promise<void>;
  language: Language;
  m: Messages;
}

function Task(props: TaskProps) {
  const { task, tenant, m } = props;
  switch (task.kind) {
    case 'conflict':
      return <ConflictTask {...props} />;
    case 'request':
      // The answer to a request of one's own is a task of the same kind.
      return 'request' in task.content ? <RequestTask {...props} /> : <AnswerTask {...props} />;
    case 'review':
      return (
        <a className="bo-button" href={itemAddress(task.itemKey, tenant, '#publish')}>
          {m.inbox.reviewOpen}
        </a>
      );
    default:
      return <OpenPoint {...props} />;
  }
}

/** An open point of an import: what could not be taken over, quoted, until somebody has seen to it. */
function OpenPoint({ task, api, tenant, onSettled, m }: TaskProps) {
  const { error, isBusy, act } = useAct(m);
  const lines = Object.values(task.content).filter((value): value is string => typeof value === 'string');
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="bo-lines bo-wb-quote">
          {line}
        </p>
      ))}
      {error && <FailureNotice error={error} m={m} />}
      <p className="bo-row-links">
        <button
          type="button"
          className="bo-button"
          aria-disabled={isBusy}
          onClick={() =>
            void act(async () => {
              await api.settle(task.taskKey, 'done');
              await onSettled();
            })
          }
        >
          {m.inbox.done}
        </button>
        <a className="bo-link" href={itemAddress(task.itemKey, tenant)}>
          {m.inbox.open}
        </a>
      </p>
    </>
  );
}

export const itemAddress = (itemKey: string, tenant: string, rest = ''): string =>
  `/admin/items/${encodeURIComponent(itemKey)}?tenant=${tenant}${rest}`;
