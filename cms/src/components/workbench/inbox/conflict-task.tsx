'use client';
import { elements, isElementKey } from '@banshi/core/items';
import type { ConflictContent } from '../../../operations/configuration/types.ts';
import type { Wording } from '../../items/wording.ts';
import { FailureNotice } from '../../office/failure-notice.tsx';
import type { Messages } from '../../office/messages/index.ts';
import { useAct } from '../list/use-act.ts';
import { SideValue } from '../side-value.tsx';
import { itemAddress, type TaskProps } from './index.tsx';
import { useItemWords } from './use-item-words.ts';

/** Two sides of one value, one click for either. Until then the upper side is in force. */
export function ConflictTask({ task, api, tenant, onSettled, language, m }: TaskProps) {
  const { conflict, cause, canKeepOwn } = task.content as ConflictContent;
  const { error, isBusy, act } = useAct(m);
  const w = useItemWords({ api, itemKey: task.itemKey, language });
  const words = m.inbox.conflict;
  const choose = (choice: 'keepAbove' | 'keepOwn') =>
    void act(async () => {
      await api.settle(task.taskKey, choice);
      await onSettled();
    });
  return (
    <>
      <p className="bo-hint">{words.cause(cause.tenantName, cause.number, cause.effectiveFrom)}</p>
      <p>{conflict.message}</p>
      <div className="bo-wb-two">
        <Side title={words.above(cause.tenantName)} value={conflict.above} {...{ conflict, w, m }}>
          <button
            type="button"
            className="bo-button bo-button-main"
            aria-disabled={isBusy}
            onClick={() => choose('keepAbove')}
          >
            {words.keepAbove}
          </button>
        </Side>
        <Side title={words.own} value={conflict.own} {...{ conflict, w, m }}>
          {canKeepOwn ? (
            <button
              type="button"
              className="bo-button"
              aria-disabled={isBusy}
              onClick={() => choose('keepOwn')}
            >
              {words.keepOwn}
            </button>
          ) : (
            <p className="bo-hint">
              {words.notAllowed}{' '}
              <a className="bo-link" href={itemAddress(task.itemKey, tenant, `&element=${conflict.element}`)}>
                {m.inbox.open}
              </a>
            </p>
          )}
        </Side>
      </div>
      {error && <FailureNotice error={error} m={m} />}
    </>
  );
}

function Side({
  title,
  value,
  conflict,
  w,
  m,
  children,
}: {
  title: string;
  value: unknown;
  conflict: ConflictContent['conflict'];
  w: Wording;
  m: Messages;
  children: React.ReactNode;
}) {
  const { element, row, part } = conflict;
  const label = isElementKey(element) ? elements[element].label[w.language] : element;
  return (
    <section className="bo-wb-side" aria-label={`${label}：${title}`}>
      <h3>{title}</h3>
      {part === 'policies' && typeof value === 'string' ? (
        <p>{m.item.policies[value] ?? value}</p>
      ) : (
        <SideValue {...{ element, row, value, w, m }} />
      )}
      {children}
    </section>
  );
}
