'use client';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { isFocusPending } from './focus.ts';

/** `pushState` tells nobody: the listeners of this module are told by hand. */
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  window.addEventListener('hashchange', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
    window.removeEventListener('hashchange', listener);
  };
}

const currentStep = (): string => decodeURIComponent(window.location.hash.slice(1));
const stepOnServer = (): string => '';

export type GoTo = (step: string, options?: { replace?: boolean }) => void;

/**
 * The screen a flow stands on, kept in the address after `#`: the phone's own back key walks the flow back, and a
 * reload stays where it was. The history state is handed on as it is, since a framework's router keeps its own there.
 */
export function useStep(): [step: string, goTo: GoTo] {
  const step = useSyncExternalStore(subscribe, currentStep, stepOnServer);
  const goTo = useCallback<GoTo>((target, options) => {
    const address = `${window.location.pathname}${window.location.search}${target ? `#${encodeURIComponent(target)}` : ''}`;
    if (options?.replace) window.history.replaceState(window.history.state, '', address);
    else window.history.pushState(window.history.state, '', address);
    for (const listener of listeners) listener();
  }, []);
  return [step, goTo];
}

/** The screen shown last on this page: a flow's first one takes no focus, since nobody went there. */
let lastScreen: string | undefined;

/** A ref for the heading of a screen: a new screen starts at its top, for the eye and for the screen reader. */
export function useScreenHeading(screen: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const isNew = lastScreen !== undefined && lastScreen !== screen;
    lastScreen = screen;
    if (!isNew || isFocusPending()) return;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo?.({ top: 0 });
  }, [screen]);
  return heading;
}
