'use client';
import type { Language } from '@banshi/core/errors';
import { type FormEvent, useMemo, useState } from 'react';
import { createApi } from '../api/client.ts';
import { isApiError } from '../api/errors.ts';
import type { RegisterInput } from '../api/types.ts';
import { ProblemSummary, type ShownProblem } from '../fields/ProblemSummary.tsx';
import { TextField } from '../fields/TextField.tsx';
import { translator } from '../i18n/index.ts';
import { links, safeNext } from '../shared/links.ts';
import { type Navigate, navigate } from '../shared/navigate.ts';
import { tidyRegister, wrongInRegister } from './sign-in.ts';

export interface RegisterFormProps {
  apiBase: string;
  language: Language;
  next?: string;
  onNavigate?: Navigate;
}

const order = ['name', 'citizenId', 'mobile', 'password', 'repeated'] as const;
type FieldName = (typeof order)[number];

const empty: Record<FieldName, string> = { name: '', citizenId: '', mobile: '', password: '', repeated: '' };

/** An account belongs to a person; 为单位办理 is chosen later, in the draft. */
export function RegisterForm({ apiBase, language, next, onNavigate = navigate }: RegisterFormProps) {
  const t = translator(language);
  const api = useMemo(() => createApi(apiBase, language), [apiBase, language]);
  const [typed, setTyped] = useState(empty);
  const [wrong, setWrong] = useState<Partial<Record<FieldName, string>>>({});
  const [failure, setFailure] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const change = (name: FieldName) => (value: string) => setTyped({ ...typed, [name]: value });

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const { repeated, ...input }: RegisterInput & { repeated: string } = typed;
    const tidy = tidyRegister(input);
    const found = wrongInRegister(tidy, repeated, t);
    setWrong(found);
    setFailure(undefined);
    setAttempt(attempt + 1);
    if (order.some((name) => found[name])) return;
    setBusy(true);
    try {
      await api.register(tidy);
      onNavigate(safeNext(next));
    } catch (error) {
      setFailure(isApiError(error) ? error.personMessage : t('api.unexpected'));
      setBusy(false);
    }
  }

  const problems: ShownProblem[] = failure ? [{ message: failure }] : [];
  for (const name of order) {
    const message = wrong[name];
    if (message) problems.push({ target: name, message });
  }
  return (
    <div className="wide narrow-form">
      <ProblemSummary title={t('problems.title')} problems={problems} attempt={attempt} />
      <h1>{t('register.title')}</h1>
      <p className="lead">{t('register.lead')}</p>
      <form onSubmit={submit} noValidate>
        <TextField
          id="name"
          label={t('register.name')}
          hint={t('register.name.hint')}
          autoComplete="name"
          maxLength={50}
          value={typed.name}
          error={wrong.name}
          onChange={change('name')}
        />
        <TextField
          id="citizenId"
          label={t('register.citizenId')}
          hint={t('register.citizenId.hint')}
          isCode
          maxLength={24}
          autoComplete="off"
          value={typed.citizenId}
          error={wrong.citizenId}
          onChange={change('citizenId')}
        />
        <TextField
          id="mobile"
          type="tel"
          inputMode="tel"
          label={t('register.mobile')}
          hint={t('register.mobile.hint')}
          isCode
          autoComplete="tel"
          maxLength={20}
          value={typed.mobile}
          error={wrong.mobile}
          onChange={change('mobile')}
        />
        <TextField
          id="password"
          type="password"
          label={t('register.password')}
          hint={t('register.password.hint')}
          autoComplete="new-password"
          value={typed.password}
          error={wrong.password}
          onChange={change('password')}
        />
        <TextField
          id="repeated"
          type="password"
          label={t('register.repeat')}
          autoComplete="new-password"
          value={typed.repeated}
          error={wrong.repeated}
          onChange={change('repeated')}
        />
        <p className="hint">{t('register.privacy')}</p>
        <p className="actions">
          <button type="submit" className="button" aria-disabled={busy}>
            {busy ? t('register.busy') : t('register.submit')}
          </button>
        </p>
      </form>
      <p>
        {t('register.hasAccount')} <a href={links.login(next)}>{t('register.login')}</a>
      </p>
    </div>
  );
}
