'use client';
import type { Language } from '@banshi/core/errors';
import { useState } from 'react';
import type { DemoAccount } from '../../settings/demo-accounts.ts';
import { messagesIn } from '../office/messages/index.ts';

/** The accounts of a demonstration, each put into the form with one press. */
export function AccountList({
  accounts,
  language,
}: {
  accounts: readonly DemoAccount[];
  language: Language;
}) {
  const m = messagesIn(language);
  const [used, setUsed] = useState<string>();
  return (
    <section className="bo-card bo-accounts" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">
        {m.login.accounts} <span className="bo-mark bo-mark-demo">{m.demo}</span>
      </h2>
      <p className="bo-hint">{m.login.accountsText}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.email}>
            <span>
              <strong>{account.roleLabel}</strong>
              <span className="bo-code bo-account-line">
                {account.email} / {account.password}
              </span>
            </span>
            <button
              type="button"
              className="bo-button bo-button-small"
              aria-label={`${m.login.use} ${account.roleLabel} ${account.email}`}
              onClick={() => {
                fill('field-email', account.email);
                fill('field-password', account.password);
                setUsed(account.email);
              }}
            >
              {m.login.use}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="bo-hint">
        {used && m.login.used}
      </p>
    </section>
  );
}

/** Types into a field of Payload's form: its state listens to input events, and React ignores a plain assignment. */
function fill(id: string, text: string): void {
  const field = document.getElementById(id);
  if (!(field instanceof HTMLInputElement)) return;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
