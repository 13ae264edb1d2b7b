'use client';
import type { Language } from '@banshi/core/errors';
import type { ElementState } from '@banshi/core/inheritance';
import { elementKeys, elements } from '@banshi/core/items';
import { type KeyboardEvent, type Ref, useId, useRef, useState } from 'react';
import type { Messages } from '../office/messages/index.ts';
import { StateMark } from './marks.tsx';

type Filter = 'all' | 'own' | 'todo';
type States = Readonly<Record<string, ElementState>>;

/** Whether somebody should look at it: illegal, in conflict, or still to be provided. */
const isTodo = ({ state }: ElementState): boolean => ['illegal', 'conflict', 'missing'].includes(state);
const isOwn = ({ state }: ElementState): boolean => state === 'overridden' || state === 'own';

const tests: Record<Filter, (state: ElementState) => boolean> = {
  all: () => true,
  own: isOwn,
  todo: isTodo,
};

/** The elements of the item, each with how it stands. Walked with the arrow keys. */
export function ElementList({
  states,
  chosen,
  onChoose,
  search,
  language,
  m,
}: {
  states: States;
  chosen: string;
  onChoose: (element: string) => void;
  search: Ref<HTMLInputElement>;
  language: Language;
  m: Messages;
}) {
  const [filter, setFilter] = useState<Filter>('all');
  const [query, setQuery] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const known = elementKeys.flatMap((key) => {
    const state = states[key];
    return state ? [{ key, state, label: elements[key].label[language] }] : [];
  });
  const words = query.trim().toLowerCase();
  const shown = known.filter(
    ({ state, label }) => tests[filter](state) && label.toLowerCase().includes(words),
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

  function onSearchKey(event: KeyboardEvent) {
    if (event.key === 'Escape') setQuery('');
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    list.current?.querySelector('button')?.focus();
  }

  return (
    <nav className="bo-card bo-elements" aria-label={m.item.elements}>
      <label className="bo-unseen" htmlFor={id}>
        {m.item.filter}
      </label>
      <input
        ref={search}
        id={id}
        type="search"
        value={query}
        placeholder={m.item.filter}
        autoComplete="off"
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={onSearchKey}
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
            {m.workbench.filters[key]}{' '}
            <span className="bo-count">{known.filter(({ state }) => tests[key](state)).length}</span>
          </button>
        ))}
      </div>
      {shown.length === 0 && <p className="bo-soft">{m.item.noMatch}</p>}
      <ul ref={list} onKeyDown={onKeyDown}>
        {shown.map(({ key, state, label }) => (
          <li key={key}>
            <button
              type="button"
              className="bo-element"
              aria-current={key === chosen}
              onClick={() => onChoose(key)}
            >
              <span>{label}</span>
              <ElementMark state={state} m={m} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/**
 * The state in words; where it is inherited, from whom. What an item lacks to be whole is still to be provided, which
 * nobody has done wrong.
 */
export function ElementMark({ state, m }: { state: ElementState; m: Messages }) {
  const isIncomplete = state.problems?.every(({ code }) => code === 'item.incomplete') ?? false;
  if (state.state === 'illegal' && isIncomplete) return <StateMark state="missing" m={m} />;
  if (state.state !== 'inherited') return <StateMark state={state.state} m={m} />;
  return state.from ? (
    <StateMark state="inherited" text={m.workbench.inheritedFrom(state.from.tenantName)} m={m} />
  ) : (
    <span className="bo-state">{m.item.states.unset}</span>
  );
}
