'use client';
import type { Language } from '@banshi/core/errors';
import Link from 'next/link.js';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { DeskTab, DeskView } from '../../operations/cases/index.ts';
import { FailureNotice } from '../office/failure-notice.tsx';
import { clockOf } from '../office/format.ts';
import { type Messages, messagesIn } from '../office/messages/index.ts';
import { DeskTable } from './desk-table.tsx';
import { byDeadline, filterRows } from './filter-rows.ts';
import { useDesk } from './use-desk.ts';

const tabs: DeskTab[] = ['mine', 'open', 'closed'];

export interface WorkDeskProps {
  initial: DeskView;
  /** When the rows were read, as an instant. */
  initialAt: string;
  language: Language;
  /** Clerks file for people at the counter. */
  isClerk: boolean;
}

/** The work desk: what waits for this person, soonest deadline first. */
export function WorkDesk({ initial, initialAt, language, isClerk }: WorkDeskProps) {
  const m = messagesIn(language);
  const { tab: chosen, view, readAt, error, isLoading, open } = useDesk({ initial, initialAt, m });
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const ordered = view.tab === 'closed' ? view.rows : byDeadline(view.rows);
  const rows = filterRows(ordered, query, language);
  useSlashFocuses(search);

  const focusFirst = () => list.current?.querySelector<HTMLAnchorElement>('a.bo-case-link')?.focus();
  function onSearchKey(event: KeyboardEvent) {
    if (event.key === 'Escape') setQuery('');
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      focusFirst();
    }
  }

  return (
    <>
      <header className="bo-head">
        <h1>{m.desk.title}</h1>
        {isClerk && (
          <Link className="bo-button bo-button-main" href="/admin/counter" prefetch={false}>
            {m.desk.counter}
          </Link>
        )}
      </header>
      <div className="bo-bar">
        {/* biome-ignore lint/a11y/useSemanticElements: buttons that filter one list, no tab panels and no fieldset */}
        <div className="bo-tabs" role="group" aria-label={m.desk.tabsLabel}>
          {tabs.map((tab) => (
            <button
              key={tab}
              type="button"
              className="bo-tab"
              aria-pressed={chosen === tab}
              onClick={() => open(tab)}
            >
              {m.desk.tabs[tab]} <span className="bo-count">{view.counts[tab]}</span>
            </button>
          ))}
        </div>
        <div className="bo-search">
          <label htmlFor="desk-search">{m.desk.search}</label>
          <input
            ref={search}
            id="desk-search"
            type="search"
            value={query}
            placeholder={m.desk.searchHint}
            autoComplete="off"
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={onSearchKey}
          />
        </div>
      </div>
      {error?.kind === 'signedOut' && <FailureNotice error={error} m={m} />}
      <div ref={list} className="bo-scroll" aria-busy={isLoading}>
        {rows.length > 0 && (
          <DeskTable rows={rows} language={language} onLeaveTop={() => search.current?.focus()} />
        )}
        {rows.length === 0 && query !== '' && (
          <div className="bo-empty">
            <p>{m.desk.noMatch(query)}</p>
            <button type="button" className="bo-button" onClick={() => setQuery('')}>
              {m.desk.clearSearch}
            </button>
          </div>
        )}
        {rows.length === 0 && query === '' && <EmptyDesk tab={view.tab} m={m} />}
      </div>
      <footer className="bo-foot">
        <span role="status">{error ? m.desk.stale(clockOf(readAt)) : m.desk.updated(clockOf(readAt))}</span>
        <span>{m.desk.shown(rows.length, view.counts[view.tab])}</span>
        <span>{view.tab === 'closed' ? m.desk.sortedBy.submitted : m.desk.sortedBy.due}</span>
        <span className="bo-keys">{m.desk.keys}</span>
      </footer>
    </>
  );
}

function EmptyDesk({ tab, m }: { tab: DeskTab; m: Messages }) {
  const { title, text } = m.desk.empty[tab];
  return (
    <div className="bo-empty">
      <p className="bo-empty-title">{title}</p>
      <p>{text}</p>
    </div>
  );
}

/** “/” goes to the search box, unless a character is being typed somewhere. */
function useSlashFocuses(box: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [box]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
