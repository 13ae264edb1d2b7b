/**
 * The browser's own memory, for what must survive leaving the page. Storage may be full, forbidden (private mode) or
 * hold what an older version wrote: then there is simply nothing remembered, and the page works on without it.
 */
export function recall<T>(key: string, isValid: (value: unknown) => value is T): T | undefined {
  try {
    const text = window.localStorage.getItem(key);
    if (text === null) return undefined;
    const value: unknown = JSON.parse(text);
    return isValid(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** False where it could not be kept, so that the page can say so. */
export function remember(key: string, value: unknown): boolean {
  try {
    window.localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string): void {
  try {
    window.localStorage.removeItem(key);
  } catch {
    // Nothing can have been kept where nothing may be removed.
  }
}
