'use client';
import { useRef } from 'react';

/** The same object for as long as its JSON stays the same, so that what is memoised on it is not redone. */
export function useStable<T>(value: T): T {
  const kept = useRef(value);
  if (kept.current !== value && JSON.stringify(kept.current) !== JSON.stringify(value)) kept.current = value;
  return kept.current;
}
