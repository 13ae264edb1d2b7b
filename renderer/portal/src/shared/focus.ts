function focusOn(id: string): boolean {
  const control = document.getElementById(id);
  if (!control) return false;
  control.focus({ preventScroll: true });
  (control.closest('[data-field]') ?? control).scrollIntoView?.({ block: 'center' });
  return true;
}

/** Longer than a form engine takes to arrive on a slow line; then the page is simply read from its top. */
const PATIENCE = 8_000;

let stopWaiting: (() => void) | undefined;

/** True while a control is waited for: the heading of its screen then leaves the focus alone. */
export const isFocusPending = (): boolean => stopWaiting !== undefined;

/** Focuses a control of a screen that is still being drawn, as soon as it is there. */
export function focusWhenThere(id: string): void {
  stopWaiting?.();
  if (focusOn(id)) return;
  const observer = new MutationObserver(() => {
    if (focusOn(id)) stop();
  });
  const timer = setTimeout(() => stop(), PATIENCE);
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
    stopWaiting = undefined;
  };
  stopWaiting = stop;
  observer.observe(document.body, { childList: true, subtree: true });
}
