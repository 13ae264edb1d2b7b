'use client';
import type { Language } from '@banshi/core/errors';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Api } from '../api/client.ts';
import { isApiError } from '../api/errors.ts';
import type { CaseDetail } from '../api/types.ts';
import { TextField } from '../fields/TextField.tsx';
import { translator } from '../i18n/index.ts';

export interface WithdrawProps {
  api: Pick<Api, 'withdraw' | 'case'>;
  language: Language;
  caseNumber: string;
  onWithdrawn: (detail: CaseDetail) => void;
}

/** Ends a case for good, so this is the one place that asks before it acts. */
export function Withdraw({ api, language, caseNumber, onWithdrawn }: WithdrawProps) {
  const t = translator(language);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);

  useEffect(() => {
    if (open) heading.current?.focus();
    else if (wasOpen.current) opener.current?.focus();
    wasOpen.current = open;
  }, [open]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    if (!reason.trim()) {
      setWrong(t('case.withdraw.reason.missing'));
      document.getElementById('withdraw-reason')?.focus();
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      await api.withdraw(caseNumber, reason.trim());
      onWithdrawn(await api.case(caseNumber));
    } catch (error) {
      setFailure(isApiError(error) ? error.personMessage : t('api.unexpected'));
      setBusy(false);
    }
  }

  if (!open) {
    return (
      <p className="actions withdraw">
        <button type="button" className="link" ref={opener} onClick={() => setOpen(true)}>
          {t('case.withdraw')}
        </button>
      </p>
    );
  }
  return (
    <section className="notice notice-bad withdraw" aria-labelledby="withdraw">
      <form onSubmit={submit} noValidate>
        <h2 id="withdraw" ref={heading} tabIndex={-1}>
          {t('case.withdraw.title')}
        </h2>
        <p>{t('case.withdraw.text')}</p>
        <TextField
          id="withdraw-reason"
          label={t('case.withdraw.reason')}
          hint={t('case.withdraw.reason.hint')}
          maxLength={200}
          value={reason}
          error={wrong}
          onChange={setReason}
        />
        {failure && (
          <p className="field-error" role="alert">
            {t('case.withdraw.failed', { reason: failure })}
          </p>
        )}
        <p className="actions">
          <button type="submit" className="button danger" aria-disabled={busy}>
            {t(busy ? 'case.withdraw.busy' : 'case.withdraw.confirm')}
          </button>
          <button type="button" className="button secondary" onClick={() => setOpen(false)}>
            {t('case.withdraw.keep')}
          </button>
        </p>
      </form>
    </section>
  );
}
