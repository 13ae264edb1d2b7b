'use client';
import type { Language } from '@banshi/core/errors';
import { useState } from 'react';
import type { Api } from '../api/client.ts';
import { isApiError } from '../api/errors.ts';
import type { Answers, Mode } from '../api/types.ts';
import { translator } from '../i18n/index.ts';
import { links } from '../shared/links.ts';
import type { Navigate } from '../shared/navigate.ts';
import { forgetStart, rememberStart, type StartTarget } from './start-memory.ts';

export interface CreateDraftInput {
  api: Api;
  mode: Mode;
  language: Language;
  target: StartTarget;
  answers: Answers;
  signedIn: boolean;
  draftPath?: string;
  onNavigate: Navigate;
}

/** 登录并填写: creates the draft, by way of signing in where nobody is. */
export function useCreateDraft(input: CreateDraftInput) {
  const { api, mode, language, target, answers, draftPath = '/apply/:id', onNavigate } = input;
  const [creating, setCreating] = useState(false);
  const [failure, setFailure] = useState<string>();

  const signIn = () => {
    rememberStart(target, { answers, creating: true });
    onNavigate(links.login(links.start(target.tenantCode, target.itemKey)));
  };

  const create = async () => {
    if (creating) return;
    if (mode === 'self' && !input.signedIn) return signIn();
    setCreating(true);
    setFailure(undefined);
    try {
      const draft = await api.createDraft({ ...target, answers });
      if (mode === 'self') forgetStart(target);
      onNavigate(draftPath.replace(':id', encodeURIComponent(draft.id)));
    } catch (error) {
      setCreating(false);
      if (mode === 'self' && isApiError(error) && error.kind === 'signedOut') return signIn();
      setFailure(isApiError(error) ? error.personMessage : translator(language)('api.unexpected'));
    }
    return undefined;
  };
  return { create, creating, failure };
}
