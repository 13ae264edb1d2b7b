'use client';
import type { LayerEdit } from '@banshi/core/inheritance';
import { isElementKey } from '@banshi/core/items';
import { FailureNotice } from '../../office/failure-notice.tsx';
import { elementOf } from '../layer-edits.ts';
import { useAct } from '../list/use-act.ts';
import { Wish } from '../request-form.tsx';
import { itemAddress, type TaskProps } from './index.tsx';
import { useItemWords } from './use-item-words.ts';

/** `content` of a task that brings the answer to one's own request. */
interface Answer {
  answer: 'granted' | 'adopted' | 'refused';
  comment: string | null;
  wanted?: LayerEdit;
}

/** The answer to a request: what was granted goes into the draft with one press. */
export function AnswerTask({ task, api, tenant, onSettled, language, m }: TaskProps) {
  const { answer, comment, wanted } = task.content as unknown as Answer;
  const { error, isBusy, act } = useAct(m);
  const w = useItemWords({ api, itemKey: task.itemKey, language });
  const element = wanted ? elementOf(wanted) : '';
  const words = m.inbox.answer;
  const settle = async () => {
    await api.settle(task.taskKey, 'done');
    await onSettled();
  };
  const apply = () =>
    void act(async () => {
      if (!wanted) return;
      const { draft } = await api.workbench(task.itemKey);
      await api.saveDraft(task.itemKey, { revision: draft?.revision ?? null, edits: [wanted] });
      await settle();
    });
  return (
    <>
      {comment && <p className="bo-lines">{m.workbench.request.answered(comment)}</p>}
      {wanted && isElementKey(element) && (
        <div className="bo-wb-quote">
          <Wish element={element} wanted={wanted} context={{ w }} m={m} />
        </div>
      )}
      {error && <FailureNotice error={error} m={m} />}
      <p className="bo-row-links">
        {answer === 'granted' && wanted && (
          <button type="button" className="bo-button bo-button-main" aria-disabled={isBusy} onClick={apply}>
            {words.apply}
          </button>
        )}
        <button type="button" className="bo-button" aria-disabled={isBusy} onClick={() => void act(settle)}>
          {m.inbox.done}
        </button>
        <a className="bo-link" href={itemAddress(task.itemKey, tenant, element && `&element=${element}`)}>
          {m.inbox.open}
        </a>
      </p>
    </>
  );
}
