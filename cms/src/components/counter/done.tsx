'use client';
import type { Language } from '@banshi/core/errors';
import Link from 'next/link.js';
import type { StaffCase } from '../../operations/cases/index.ts';
import type { NoticeOf } from '../case/pending.ts';
import { useCase } from '../case/use-case.ts';
import { messagesIn } from '../office/messages/index.ts';

/** After filing for somebody: the number to tell them, and the receipt to hand over. */
export function CounterDone({
  initial,
  noticeOf,
  language,
}: {
  initial: StaffCase;
  noticeOf: NoticeOf;
  language: Language;
}) {
  const m = messagesIn(language);
  const { view, isLate } = useCase({ initial, noticeOf, m });
  const receipt = view.documents.findLast(({ kind }) => kind === 'receipt');
  return (
    <section className="bo-card bo-done" aria-labelledby="counter-done">
      <h1 id="counter-done">{m.counter.done}</h1>
      <dl className="bo-facts">
        <div>
          <dt>{m.counter.caseNumber}</dt>
          <dd className="bo-code bo-done-number">{view.caseNumber}</dd>
        </div>
      </dl>
      <p>{m.counter.doneText(view.bodyName)}</p>
      {view.due && <p>{m.counter.acceptBy(view.due.date)}</p>}
      <p role="status" className="bo-hint">
        {!receipt && (isLate ? m.case.makingLong : m.counter.receiptMaking)}
      </p>
      <p className="bo-row-links">
        {receipt && (
          <a className="bo-button bo-button-main" href={receipt.url} target="_blank" rel="noreferrer">
            {m.counter.printReceipt}
          </a>
        )}
        <Link
          className="bo-button"
          href={`/admin/cases/${encodeURIComponent(view.caseNumber)}`}
          prefetch={false}
        >
          {m.counter.openCase}
        </Link>
        <Link className="bo-button" href="/admin/counter" prefetch={false}>
          {m.counter.another}
        </Link>
      </p>
    </section>
  );
}
