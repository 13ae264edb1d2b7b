'use client';
import type { Language } from '@banshi/core/errors';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { type Messages, messagesIn } from '../office/messages/index.ts';
import { type ElementState, type ElementView, isOwn } from './element-view.ts';
import { Origin } from './origin.tsx';
import { Value } from './value.tsx';

type Filter = 'all' | 'missing' | 'own';

/** An item, read-only: its elements on the left, the value in the middle, and where it comes from on the right. */
export function ItemWorkbench({
  elements,
  language,
}: {
  elements: readonly ElementView[];
  language: Language;
}) {
  const m = messagesIn(language);
  const [chosen, setChosen] = useState(elements[0]?.key);
  const [row, setRow] = useState<string>();
  const element = elements.find(({ key }) => key === chosen);
  const choose = (key: string) => {
    setChosen(key);
    setRow(undefined);
  };
  return (
    <div className="bo-item">
      <ElementList elements={elements} chosen={chosen} onChoose={choose} m={m} />
      {element && (
        <>
          <section className="bo-card bo-item-value" aria-labelledby="element-name">
            <h2 id="element-name">
              {element.label}
              {element.value?.kind === 'table' && (
                <span className="bo-hint">{m.item.rows(element.value.rows.length)}</span>
              )}
              <StateMark element={element} m={m} />
            </h2>
            {element.value ? (
              <Value
                value={element.value}
                m={m}
                chosenRow={row}
                {...(Object.keys(element.rowOrigins).length > 0 ? { onRow: setRow } : {})}
              />
            ) : (
              <NoValue element={element} m={m} />
            )}
          </section>
          <OriginPane element={element} row={row} onWhole={() => setRow(undefined)} m={m} />
        </>
      )}
    </div>
  );
}

function ElementList({
  elements,
  chosen,
  onChoose,
  m,
}: {
  elements: readonly ElementView[];
  chosen: string | undefined;
  onChoose: (key: string) => void;
  m: Messages;
}) {
  const [filter, setFilter] = useState<Filter>('all');
  const [query, setQuery] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const search = useId();
  const tests: Record<Filter, (element: ElementView) => boolean> = {
    all: () => true,
    missing: ({ state }) => state.kind === 'missing',
    own: isOwn,
  };
  const names: Record<Filter, string> = {
    all: m.item.filterAll,
    missing: m.item.filterMissing,
    own: m.item.filterOwn,
  };
  const shown = elements.filter(
    (element) => tests[filter](element) && element.label.toLowerCase().includes(query.trim().toLowerCase()),
  );

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const next = buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step];
    event.preventDefault();
    next?.focus();
    next?.click();
  }

  return (
    <nav className="bo-card bo-elements" aria-label={m.item.elements}>
      <label className="bo-unseen" htmlFor={search}>
        {m.item.filter}
      </label>
      <input
        id={search}
        type="search"
        value={query}
        placeholder={m.item.filter}
        autoComplete="off"
        onChange={(event) => setQuery(event.target.value)}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that filter one list, no fieldset */}
      <div className="bo-tabs bo-tabs-small" role="group" aria-label={m.item.filter}>
        {(Object.keys(tests) as Filter[]).map((key) => (
          <button
            key={key}
            type="button"
            className="bo-tab"
            aria-pressed={filter === key}
            onClick={() => setFilter(key)}
          >
            {names[key]} <span className="bo-count">{elements.filter(tests[key]).length}</span>
          </button>
        ))}
      </div>
      {shown.length === 0 && <p className="bo-soft">{m.item.noMatch}</p>}
      <ul ref={list} onKeyDown={onKeyDown}>
        {shown.map((element) => (
          <li key={element.key}>
            <button
              type="button"
              className="bo-element"
              aria-current={element.key === chosen}
              onClick={() => onChoose(element.key)}
            >
              <span>{element.label}</span>
              <StateMark element={element} m={m} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const looks: Record<ElementState['kind'], string> = {
  inherited: 'bo-state',
  register: 'bo-state',
  unset: 'bo-state',
  own: 'bo-mark bo-mark-own',
  ownRows: 'bo-mark bo-mark-own',
  rooted: 'bo-mark bo-mark-own',
  missing: 'bo-mark bo-mark-attention',
};

function StateMark({ element, m }: { element: ElementView; m: Messages }) {
  const { state, isLocked } = element;
  return (
    <span className="bo-states">
      <span className={looks[state.kind]}>{stateText(state, m)}</span>
      {isLocked && state.kind === 'inherited' && (
        <span className="bo-lock" title={m.item.lockedText}>
          {m.item.locked}
        </span>
      )}
    </span>
  );
}

function stateText(state: ElementState, m: Messages): string {
  if (state.kind === 'inherited') return m.item.states.inherited(state.owner);
  if (state.kind === 'ownRows') return m.item.states.ownRows(state.rows);
  return m.item.states[state.kind];
}

const NoValue = ({ element, m }: { element: ElementView; m: Messages }) => (
  <div className="bo-empty">
    <p className="bo-empty-title">
      {element.state.kind === 'missing' ? m.common.missing : m.item.states.unset}
    </p>
    <p>
      {element.state.kind === 'missing'
        ? `${m.item.missingText}${m.item.missingWho[element.part]}`
        : m.item.unsetText}
    </p>
  </div>
);

function OriginPane({
  element,
  row,
  onWhole,
  m,
}: {
  element: ElementView;
  row: string | undefined;
  onWhole: () => void;
  m: Messages;
}) {
  const ofRow = row === undefined ? undefined : element.rowOrigins[row];
  const name =
    element.value?.kind === 'table' ? element.value.rows.find(({ key }) => key === row)?.cells[0] : undefined;
  const origin = ofRow ?? element.origin;
  return (
    <section className="bo-card bo-item-origin" aria-labelledby="origin-title" aria-live="polite">
      <h2 id="origin-title">{ofRow && name ? m.item.originOfRow(name) : m.item.origin}</h2>
      {ofRow && (
        <button type="button" className="bo-link" onClick={onWhole}>
          {m.item.wholeList}
        </button>
      )}
      {!ofRow && Object.keys(element.rowOrigins).length > 0 && <p className="bo-hint">{m.item.originHint}</p>}
      {origin ? <Origin origin={origin} m={m} /> : <p className="bo-soft">{noOriginText(element, m)}</p>}
    </section>
  );
}

const noOriginText = ({ state }: ElementView, m: Messages): string =>
  state.kind === 'register' ? m.item.register : m.item.noOrigin;
