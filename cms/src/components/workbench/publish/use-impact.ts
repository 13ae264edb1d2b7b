'use client';
import { useCallback, useEffect, useState } from 'react';
import type { ImpactView } from '../../../operations/configuration/types.ts';
import type { Messages } from '../../office/messages/index.ts';
import { asOfficeError, type OfficeError } from '../../office/office-api.ts';
import type { ConfigurationApi } from '../api.ts';

const pollMs = 1000;

export interface ImpactRun {
  report: ImpactView | undefined;
  error: OfficeError | undefined;
  isRunning: boolean;
  start: () => Promise<void>;
}

/** The blast radius of a draft: asked for, then read again every second until the worker has computed it. */
export function useImpact({
  api,
  itemKey,
  m,
}: {
  api: ConfigurationApi;
  itemKey: string;
  m: Messages;
}): ImpactRun {
  const [reportKey, setReportKey] = useState<string>();
  const [report, setReport] = useState<ImpactView>();
  const [error, setError] = useState<OfficeError>();
  const isOver = report?.state === 'done' || report?.state === 'failed';
  const isRunning = reportKey !== undefined && !isOver && error === undefined;

  const start = useCallback(async () => {
    setError(undefined);
    setReport(undefined);
    try {
      setReportKey((await api.startImpact(itemKey)).reportKey);
    } catch (cause) {
      setError(asOfficeError(cause, m.failure));
    }
  }, [api, itemKey, m]);

  useEffect(() => {
    if (!reportKey || !isRunning) return;
    let isGone = false;
    const read = async () => {
      try {
        const next = await api.impact(reportKey);
        if (!isGone) setReport(next);
      } catch (cause) {
        if (!isGone) setError(asOfficeError(cause, m.failure));
      }
    };
    void read();
    const timer = window.setInterval(() => void read(), pollMs);
    return () => {
      isGone = true;
      window.clearInterval(timer);
    };
  }, [api, reportKey, isRunning, m]);

  return { report, error, isRunning, start };
}
