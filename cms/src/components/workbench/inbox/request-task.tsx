'use client';
import { shanghaiDate } from '@banshi/core/calendar';
import { isElementKey } from '@banshi/core/items';

import { type FormEvent, useState } from 'react';
import type { RequestView } from '../../../operations/configuration/types.ts';
import { FailureNotice } from '../../office/failure-notice.tsx';
import type { Decision } from '../api.ts';
import { Line } from '../line.tsx';
import { useAct } from '../list/use-act.ts';
import { Wish } from '../request-form.tsx';
import { itemAddress, type TaskProps } from './index.tsx';
import { useItemWords } from './use-item-words.ts';

const decisions: readonly Decision['decision'][] = ['grant', 'adopt', 'refuse'];

/** A request of a lower level: granted to it alone, adopted for all, or refused. */
export function RequestTask({ task, api, tenant, onSettled, language, m }: TaskProps) {
  const { request } = task.content as { request: RequestView };
  const { error, isBusy, act } = useAct(m);
  const w = useItemWords({ api, itemKey: task.itemKey, language });
  const [decision, setDecision] = useState<Decision['decision']>();
  const [comment, setComment] = useState('');
  const [validFrom, setFrom] = useState(() => shanghaiDate(new Date().toISOString()));
  const [validUntil, setUntil] = useState('');
  const [isTold, setTold] = useState(false);
  const words = m.inbox.request;
  const commentFault = decision === 'refuse' && comment.trim() === '' ? words.commentMissing : undefined;
  const fromFault = decision === 'grant' && validFrom === '' ? words.fromMissing : undefined;

  function send(event: FormEvent): void {
    event.preventDefault();
    setTold(true);
    if (!decision || commentFault || fromFault) return;
    void act(async () => {
      await api.decide(request.requestKey, {
        decision,
        comment: comment.trim(),
        ...(decision === 'grant' ? { validFrom, ...(validUntil ? { validUntil } : {}) } : {}),
      });
      await onSettled();
    });
  }

  return (
    <form onSubmit={send} noValidate>
      {isElementKey(request.element) && (
        <div className="bo-wb-quote">
          <Wish element={request.element} wanted={request.wanted} context={{ w }} m={m} />
        </div>
      )}
      <dl className="bo-facts">
        <div>
          <dt>{words.reason}</dt>
          <dd className="bo-lines">{request.reason}</dd>
        </div>
        <div>
          <dt>{words.basis}</dt>
          <dd className="bo-lines">{request.legalBasis}</dd>
        </div>
      </dl>
      <fieldset className="bo-field">
        <legend>{words.decision}</legend>
        {decisions.map((one) => (
          <label key={one} className="bo-choice">
            <input
              type="radio"
              name={`decision-${request.requestKey}`}
              checked={decision === one}
              onChange={() => setDecision(one)}
            />
            <span>
              {words.decisions[one]} <span className="bo-hint">{words.hints[one]?.(request.from.name)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {decision === 'grant' && (
        <div className="bo-wb-dates">
          <div className={`bo-field${isTold && fromFault ? ' bo-field-wrong' : ''}`}>
            <label htmlFor={`from-${request.requestKey}`}>{words.validFrom}</label>
            {isTold && fromFault && <p className="bo-field-error">{fromFault}</p>}
            <input
              id={`from-${request.requestKey}`}
              type="date"
              value={validFrom}
              onChange={(event) => setFrom(event.target.value)}
            />
          </div>
          <div className="bo-field">
            <label htmlFor={`until-${request.requestKey}`}>{words.validUntil}</label>
            <input
              id={`until-${request.requestKey}`}
              type="date"
              min={validFrom}
              value={validUntil}
              aria-describedby={`until-${request.requestKey}-hint`}
              onChange={(event) => setUntil(event.target.value)}
            />
            <p className="bo-hint" id={`until-${request.requestKey}-hint`}>
              {words.validUntilHint}
            </p>
          </div>
        </div>
      )}
      {decision && (
        <Line
          id={`comment-${request.requestKey}`}
          label={words.comment}
          value={comment}
          error={isTold ? commentFault : undefined}
          onChange={setComment}
        />
      )}
      {error && <FailureNotice error={error} m={m} />}
      <p className="bo-row-links">
        <button type="submit" className="bo-button bo-button-main" aria-disabled={isBusy || !decision}>
          {isBusy ? words.sending : words.send}
        </button>
        <a className="bo-link" href={itemAddress(task.itemKey, tenant, `&element=${request.element}`)}>
          {m.inbox.open}
        </a>
      </p>
    </form>
  );
}
