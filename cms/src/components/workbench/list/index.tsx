'use client';
import type { Language } from '@banshi/core/errors';
import Link from 'next/link.js';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ConfiguredItem, ConfiguredItems } from '../../../operations/configuration/types.ts';
import { FailureNotice } from '../../office/failure-notice.tsx';
import { minuteOf } from '../../office/format.ts';
import { type Messages, messagesIn } from '../../office/messages/index.ts';
import { asOfficeError, type OfficeError } from '../../office/office-api.ts';
import { type BulkOutcome, configurationApi } from '../api.ts';
import { AdoptForm, type RegisteredDepartment } from './adopt-form.tsx';
import { ApproveForm } from './approve-form.tsx';
import { ImportForm } from './import-form.tsx';
import { NewItemForm } from './new-item-form.tsx';

export interface ConfiguredListProps {
  tenant: string;
  departments: RegisteredDepartment[];
  language: Language;
}

type Filter = 'all' | 'unadopted' | 'draft' | 'submitted' | 'todo';
const filters: Record<Filter, (row: ConfiguredItem) => boolean> = {
  all: () => true,
  unadopted: ({ adopted, own, draft }) => !adopted && !own && draft === null,
  draft: ({ draft }) => draft !== null,
  submitted: ({ draft }) => draft?.state === 'submitted',
  todo: ({ tasks, violations, missing }) => tasks + violations + missing > 0,
};

/** The items that a tenant configures: how each stands, and what is done with many at once. */
export function ConfiguredList({ tenant, departments, language }: ConfiguredListProps) {
  const m = messagesIn(language);
  const words = m.configuration;
  const api = useMemo(() => configurationApi({ tenant, m }), [tenant, m]);
  const [items, setItems] = useState<ConfiguredItems>();
  const [error, setError] = useState<OfficeError>();
  const [filter, setFilter] = useState<Filter>('all');
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [form, setForm] = useState<'adopt' | 'approve' | 'create' | 'import'>();
  const [outcome, setOutcome] = useState<{ text: string; skipped: string[] }>();

  const load = useCallback(async () => {
    setError(undefined);
    try {
      setItems(await api.items());
    } catch (cause) {
      setError(asOfficeError(cause, m.failure));
    }
  }, [api, m]);
  useEffect(() => {
    void load();
  }, [load]);

  const rows = items?.rows ?? [];
  const wanted = query.trim().toLowerCase();
  const shown = rows.filter((row) => filters[filter](row) && row.name.toLowerCase().includes(wanted));
  const picked = rows.filter(({ itemKey }) => chosen.has(itemKey));
  const toggle = (keys: readonly string[], isChosen: boolean) =>
    setChosen((before) => {
      const next = new Set(before);
      for (const key of keys) isChosen ? next.add(key) : next.delete(key);
      return next;
    });

  async function finished(text: string, outcomes: readonly BulkOutcome[]): Promise<void> {
    const nameOf = (key: string) => rows.find(({ itemKey }) => itemKey === key)?.name ?? key;
    setOutcome({
      text,
      skipped: outcomes.flatMap(({ itemKey, state, message }) =>
        state === 'skipped' ? [`${nameOf(itemKey)}：${message ?? ''}`] : [],
      ),
    });
    setForm(undefined);
    setChosen(new Set());
    await load();
  }

  if (error && !items)
    return (
      <>
        <FailureNotice error={error} m={m} />
        <button type="button" className="bo-button" onClick={() => void load()}>
          {m.workbench.retry}
        </button>
      </>
    );
  if (!items) return <ListSkeleton m={m} />;

  return (
    <>
      <div className="bo-bar">
        {/* biome-ignore lint/a11y/useSemanticElements: buttons that filter one list, no tab panels and no fieldset */}
        <div className="bo-tabs" role="group" aria-label={words.search}>
          {(Object.keys(filters) as Filter[]).map((key) => (
            <button
              key={key}
              type="button"
              className="bo-tab"
              aria-pressed={filter === key}
              onClick={() => setFilter(key)}
            >
              {words.filters[key]} <span className="bo-count">{rows.filter(filters[key]).length}</span>
            </button>
          ))}
        </div>
        <div className="bo-search">
          <label htmlFor="items-search">{words.search}</label>
          <input
            id="items-search"
            type="search"
            value={query}
            autoComplete="off"
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
      </div>
      <p className="bo-row-links bo-wb-bulk">
        <span role="status" className="bo-hint">
          {words.chosen(chosen.size)}
        </span>
        <button
          type="button"
          className="bo-button bo-button-small"
          aria-disabled={chosen.size === 0}
          onClick={() => chosen.size > 0 && setForm('adopt')}
        >
          {words.adopt.open}
        </button>
        <button
          type="button"
          className="bo-button bo-button-small"
          aria-disabled={chosen.size === 0}
          onClick={() => chosen.size > 0 && setForm('approve')}
        >
          {words.approve.open}
        </button>
        <button type="button" className="bo-button bo-button-small" onClick={() => setForm('create')}>
          {words.create.open}
        </button>
        <button type="button" className="bo-button bo-button-small" onClick={() => setForm('import')}>
          {words.import.open}
        </button>
      </p>
      {outcome && (
        <div className="bo-notice bo-notice-good" role="status">
          <p>{outcome.text}</p>
          {outcome.skipped.length > 0 && (
            <ul>
              {outcome.skipped.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      {form === 'adopt' && (
        <AdoptForm
          {...{ api, departments, m }}
          rows={picked}
          onDone={finished}
          onClose={() => setForm(undefined)}
        />
      )}
      {form === 'approve' && (
        <ApproveForm {...{ api, m }} rows={picked} onDone={finished} onClose={() => setForm(undefined)} />
      )}
      {form === 'import' && (
        <ImportForm {...{ api, m }} onImported={load} onClose={() => setForm(undefined)} />
      )}
      {form === 'create' && (
        <NewItemForm {...{ api, tenant, rows, departments, m }} onClose={() => setForm(undefined)} />
      )}
      {shown.length === 0 ? (
        <div className="bo-empty">
          <p className="bo-empty-title">{rows.length === 0 ? m.items.empty.title : words.noMatch}</p>
          {rows.length === 0 ? (
            <p>{m.items.empty.text}</p>
          ) : (
            <button
              type="button"
              className="bo-button"
              onClick={() => {
                setFilter('all');
                setQuery('');
              }}
            >
              {words.showAll}
            </button>
          )}
        </div>
      ) : (
        <ItemTable rows={shown} chosen={chosen} onToggle={toggle} tenant={tenant} m={m} />
      )}
    </>
  );
}

function ItemTable({
  rows,
  chosen,
  onToggle,
  tenant,
  m,
}: {
  rows: readonly ConfiguredItem[];
  chosen: ReadonlySet<string>;
  onToggle: (keys: readonly string[], isChosen: boolean) => void;
  tenant: string;
  m: Messages;
}) {
  const words = m.configuration;
  const keys = rows.map(({ itemKey }) => itemKey);
  return (
    <div className="bo-scroll">
      <table className="bo-table bo-wb-items">
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                aria-label={words.chooseAll}
                checked={keys.every((key) => chosen.has(key))}
                onChange={(event) => onToggle(keys, event.target.checked)}
              />
            </th>
            <th scope="col">{words.columns.name}</th>
            <th scope="col">{words.columns.root}</th>
            <th scope="col">{words.columns.state}</th>
            <th scope="col">{words.columns.todo}</th>
            <th scope="col">{words.columns.draft}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.itemKey} className={chosen.has(row.itemKey) ? 'bo-row bo-row-chosen' : 'bo-row'}>
              <td>
                <input
                  type="checkbox"
                  aria-label={words.choose(row.name)}
                  checked={chosen.has(row.itemKey)}
                  onChange={(event) => onToggle([row.itemKey], event.target.checked)}
                />
              </td>
              <th scope="row">
                <Link href={`/admin/items/${row.itemKey}?tenant=${tenant}`} prefetch={false}>
                  {row.name}
                </Link>
              </th>
              <td>{row.rootTenant.name}</td>
              <td>
                <Standing row={row} m={m} />
              </td>
              <td>
                <Todo row={row} m={m} />
              </td>
              <td>{row.draft && <DraftMark draft={row.draft} m={m} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Standing({ row, m }: { row: ConfiguredItem; m: Messages }) {
  const words = m.configuration;
  const [text, look] = row.own
    ? [words.own, 'bo-mark bo-mark-own']
    : row.adopted
      ? [words.adopted, 'bo-mark bo-mark-done']
      : [words.unadopted, 'bo-mark'];
  return (
    <span className="bo-states">
      <span className={look}>{text}</span>
      {row.waiting > 0 && <span className="bo-state">{words.waiting(row.waiting)}</span>}
    </span>
  );
}

function Todo({ row, m }: { row: ConfiguredItem; m: Messages }) {
  const words = m.configuration;
  if (row.tasks + row.violations + row.missing === 0)
    return <span className="bo-soft">{words.complete}</span>;
  return (
    <span className="bo-states">
      {row.tasks > 0 && <span className="bo-mark bo-mark-bad">{words.tasks(row.tasks)}</span>}
      {row.violations > 0 && <span className="bo-mark bo-mark-bad">{words.violations(row.violations)}</span>}
      {row.missing > 0 && <span className="bo-mark bo-mark-attention">{words.missing(row.missing)}</span>}
    </span>
  );
}

const DraftMark = ({ draft, m }: { draft: NonNullable<ConfiguredItem['draft']>; m: Messages }) => (
  <span className="bo-states">
    <span className={draft.state === 'editing' ? 'bo-mark' : 'bo-mark bo-mark-attention'}>
      {m.workbench.draftStates[draft.state]}
    </span>
    <span className="bo-hint">{m.configuration.draftBy(draft.editedBy, minuteOf(draft.editedAt))}</span>
  </span>
);

const ListSkeleton = ({ m }: { m: Messages }) => (
  <div className="bo-card bo-wb-skeleton" aria-busy="true">
    <p className="bo-unseen" role="status">
      {m.workbench.loading}
    </p>
    {[90, 70, 80, 60, 75, 85].map((width) => (
      <span key={width} className="bo-wb-bone" style={{ inlineSize: `${width}%` }} />
    ))}
  </div>
);
