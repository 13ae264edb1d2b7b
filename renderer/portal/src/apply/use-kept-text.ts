'use client';
import { useEffect, useState } from 'react';
import { forget, recall, remember } from '../shared/storage.ts';

const isRecord = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((part) => typeof part === 'string');

/**
 * State of a half-filled step that is not saved before it is whole: kept in this browser until then. Without a key it
 * is kept nowhere.
 */
export function useKeptText<T extends object>(
  key: string | undefined,
  initial: T,
): [value: T, set: (value: T) => void, forgetIt: () => void] {
  const [value, setValue] = useState(initial);
  useEffect(() => {
    const kept = key === undefined ? undefined : recall(key, isRecord);
    if (kept) setValue((current) => ({ ...current, ...kept }));
  }, [key]);
  const set = (next: T) => {
    setValue(next);
    if (key !== undefined) remember(key, next);
  };
  return [value, set, () => key !== undefined && forget(key)];
}
