'use client';
import type { Language } from '@banshi/core/errors';
import { type FormEvent, useMemo, useState } from 'react';
import { createApi } from '../api/client.ts';
import { isApiError } from '../api/errors.ts';
import type { LoginInput } from '../api/types.ts';
import { ProblemSummary } from '../fields/ProblemSummary.tsx';
import { TextField } from '../fields/TextField.tsx';
import { translator } from '../i18n/index.ts';
import { links, safeNext } from '../shared/links.ts';
import { type Navigate, navigate } from '../shared/navigate.ts';
import { tidyLogin, type Wrong, wrongInLogin } from './sign-in.ts';

export interface LoginFormProps {
  apiBase: string;
  language: Language;
  /** Where to go afterwards; only a path of this site is followed. */
  next?: string;
  onNavigate?: Navigate;
}

export function LoginForm({ apiBase, language, next, onNavigate = navigate }: LoginFormProps) {
  const t = translator(language);
  const api = useMemo(() => createApi(apiBase, language), [apiBase, language]);
  const [input, setInput] = useState<LoginInput>({ identifier: '', password: '' });
  const [wrong, setWrong] = useState<Wrong<LoginInput>>({});
  const [failure, setFailure] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const tidy = tidyLogin(input);
    const found = wrongInLogin(tidy, t);
    setWrong(found);
    setFailure(undefined);
    setAttempt(attempt + 1);
    if (found.identifier || found.password) return;
    setBusy(true);
    try {
      await api.login(tidy);
      onNavigate(safeNext(next));
    } catch (error) {
      setFailure(isApiError(error) ? error.personMessage : t('api.unexpected'));
      setBusy(false);
    }
  }

  const problems = [
    ...(failure ? [{ message: failure }] : []),
    ...(wrong.identifier ? [{ target: 'identifier', message: wrong.identifier }] : []),
    ...(wrong.password ? [{ target: 'password', message: wrong.password }] : []),
  ];
  return (
    <div className="wide narrow-form">
      <ProblemSummary title={t('problems.title')} problems={problems} attempt={attempt} />
      <h1>{t('login.title')}</h1>
      {next && <p className="lead">{t('login.lead')}</p>}
      <form onSubmit={submit} noValidate>
        <TextField
          id="identifier"
          label={t('login.identifier')}
          autoComplete="username"
          value={input.identifier}
          error={wrong.identifier}
          onChange={(identifier) => setInput({ ...input, identifier })}
        />
        <TextField
          id="password"
          type="password"
          label={t('login.password')}
          autoComplete="current-password"
          value={input.password}
          error={wrong.password}
          onChange={(password) => setInput({ ...input, password })}
        />
        <p className="actions">
          <button type="submit" className="button" aria-disabled={busy}>
            {busy ? t('login.busy') : t('login.submit')}
          </button>
        </p>
      </form>
      <p>
        {t('login.noAccount')} <a href={links.register(next)}>{t('login.register')}</a>
      </p>
    </div>
  );
}
