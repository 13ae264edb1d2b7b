'use client';
import type { Language } from '@banshi/core/errors';
import Link from 'next/link.js';
import { useId, useState } from 'react';
import { FailureNotice } from '../office/failure-notice.tsx';
import { minuteOf } from '../office/format.ts';
import { messagesIn } from '../office/messages/index.ts';
import { asOfficeError, type OfficeError, officeCall } from '../office/office-api.ts';

export interface CounterItem {
  itemKey: string;
  name: string;
}

export interface CounterDraft {
  id: string;
  itemName: string;
  updatedAt: string;
}

/** What a clerk can file for somebody, and what was left half-way. */
export function ChooseItem({
  items,
  drafts,
  language,
}: {
  items: readonly CounterItem[];
  drafts: readonly CounterDraft[];
  language: Language;
}) {
  const m = messagesIn(language);
  const [query, setQuery] = useState('');
  const search = useId();
  const shown = items.filter(({ name }) => name.includes(query.trim()));
  if (items.length === 0)
    return (
      <div className="bo-empty">
        <p className="bo-empty-title">{m.counter.none}</p>
        <p>{m.counter.noneText}</p>
      </div>
    );
  return (
    <div className="bo-counter">
      <section className="bo-card" aria-labelledby="counter-items">
        <h2 id="counter-items">{m.counter.choose}</h2>
        {items.length > 5 && (
          <div className="bo-field">
            <label htmlFor={search}>{m.counter.search}</label>
            <input
              id={search}
              type="search"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
          </div>
        )}
        <ul className="bo-counter-items">
          {shown.map((item) => (
            <li key={item.itemKey}>
              <span>{item.name}</span>
              <Link
                className="bo-button bo-button-main"
                href={`/admin/counter/items/${encodeURIComponent(item.itemKey)}`}
                prefetch={false}
                aria-label={`${m.counter.start}：${item.name}`}
              >
                {m.counter.start}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <OpenDrafts drafts={drafts} language={language} />
    </div>
  );
}

function OpenDrafts({ drafts, language }: { drafts: readonly CounterDraft[]; language: Language }) {
  const m = messagesIn(language);
  const [gone, setGone] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState<string>();
  const [error, setError] = useState<OfficeError>();
  const open = drafts.filter(({ id }) => !gone.includes(id));
  if (drafts.length === 0) return null;

  // Deleting cannot be undone, so the same button asks once more.
  async function discard(id: string) {
    if (asked !== id) return setAsked(id);
    try {
      await officeCall(`/counter/drafts/${encodeURIComponent(id)}`, { method: 'DELETE', failure: m.failure });
      setGone([...gone, id]);
      setError(undefined);
    } catch (cause) {
      setError(asOfficeError(cause, m.failure));
    }
    setAsked(undefined);
    return undefined;
  }

  return (
    <section className="bo-card" aria-labelledby="counter-drafts">
      <h2 id="counter-drafts">{m.counter.drafts}</h2>
      <p className="bo-hint">{m.counter.draftsText}</p>
      {error && <FailureNotice error={error} m={m} />}
      <ul className="bo-counter-items">
        {open.map((draft) => (
          <li key={draft.id}>
            <span>
              {draft.itemName}
              <span className="bo-hint bo-figures"> {m.counter.savedAt(minuteOf(draft.updatedAt))}</span>
            </span>
            <span className="bo-row-links">
              <Link className="bo-button" href={`/admin/counter/drafts/${draft.id}`} prefetch={false}>
                {m.counter.resume}
              </Link>
              <button type="button" className="bo-link bo-link-danger" onClick={() => discard(draft.id)}>
                {asked === draft.id ? m.counter.discardSure : m.counter.discard}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
