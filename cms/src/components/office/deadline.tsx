import type { Language } from '@banshi/core/errors';
import { messagesIn } from './messages/index.ts';

/** A deadline as the server counts it, in working days. */
export interface Due {
  date: string;
  daysLeft: number;
  state: 'ok' | 'attention' | 'overdue';
  provisional: boolean;
  label: { zh: string; en: string };
}

/** Date, words, and how urgent: colour and word, since colour alone tells some people nothing. An overdue one says it once: its words name it already. */
export function Deadline({ due, language }: { due: Due | undefined; language: Language }) {
  const m = messagesIn(language);
  if (!due) return <span className="bo-soft">{m.desk.noDeadline}</span>;
  return (
    <span className={`bo-due bo-due-${due.state}`}>
      <time className="bo-due-date" dateTime={due.date}>
        {due.date}
      </time>
      {due.state === 'overdue' ? (
        <span className="bo-due-word">{due.label[language]}</span>
      ) : (
        <>
          <span className="bo-due-word">{m.desk.urgency[due.state]}</span>
          <span className="bo-due-left">{due.label[language]}</span>
        </>
      )}
    </span>
  );
}
