'use client';
import { useState } from 'react';
import type { Messages } from '../../office/messages/index.ts';
import { asOfficeError, type OfficeError } from '../../office/office-api.ts';

/** One call at a time, with what went wrong. */
export function useAct(m: Messages) {
  const [error, setError] = useState<OfficeError>();
  const [isBusy, setBusy] = useState(false);
  async function act(run: () => Promise<void>): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      await run();
    } catch (cause) {
      setError(asOfficeError(cause, m.failure));
    } finally {
      setBusy(false);
    }
  }
  return { error, isBusy, act };
}
