'use client';
import { type RefObject, useEffect } from 'react';
import type { DraftStore } from './draft-store.ts';

/**
 * Keys of the workbench: Ctrl+Z and Ctrl+Shift+Z undo and redo, Ctrl+S saves now, “/” goes to the search box. Within a
 * field that is being typed in, undo stays the field's own.
 */
export function useShortcuts({
  store,
  search,
}: {
  store: DraftStore;
  search: RefObject<HTMLInputElement | null>;
}): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isCommand = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (isCommand && key === 's') {
        event.preventDefault();
        void store.flush();
      } else if (isTyping(event.target)) {
        return;
      } else if (isCommand && (key === 'y' || (key === 'z' && event.shiftKey))) {
        event.preventDefault();
        store.redo();
      } else if (isCommand && key === 'z') {
        event.preventDefault();
        store.undo();
      } else if (key === '/' && !isCommand && !event.altKey) {
        event.preventDefault();
        search.current?.focus();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store, search]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input:not([type="checkbox"]):not([type="radio"]), textarea') !== null;
