'use client';
import { actionLabels, type CaseAction } from '@banshi/core/applications';
import type { Language } from '@banshi/core/errors';
import { type FormEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import type { StaffCase } from '../../operations/cases/index.ts';
import { FailureNotice } from '../office/failure-notice.tsx';
import { type Messages, messagesIn } from '../office/messages/index.ts';
import { asOfficeError, type OfficeError, type PlacedProblem } from '../office/office-api.ts';
import { ActForm } from './act-form.tsx';
import {
  type ActDraft,
  controlId,
  emptyDraft,
  inputOf,
  isTyped,
  problemsOf,
  settle,
  typedLines,
} from './act-inputs.ts';
import { confirmationProblems } from './revocation.ts';

/** The usual way on. */
const usual = new Set<CaseAction>(['accept', 'review', 'approve', 'deliver']);
/** Acts that go against the applicant: offered, but not first and not in the colour of the usual way. */
const adverse = new Set<CaseAction>(['refuseAcceptance', 'reject', 'terminate', 'revokeLicence']);

export interface ActionsProps {
  view: StaffCase;
  language: Language;
  chosen: CaseAction | undefined;
  onChoose: (action: CaseAction | undefined) => void;
  draft: ActDraft;
  onDraft: (draft: ActDraft) => void;
  act: (request: { action: string; input: unknown }) => Promise<void>;
  onRefresh: () => Promise<void>;
  /** Told once an act has been done, so that what was typed for it is dropped. */
  onDone: (action: CaseAction) => void;
}

/** What may be done now, and the form of the act that was chosen. */
export function Actions(props: ActionsProps) {
  const { view, language, chosen, onChoose } = props;
  const m = messagesIn(language);
  const isPossible = chosen !== undefined && view.actions.includes(chosen);
  return (
    <>
      {chosen && !isPossible && <KeptDraft {...props} chosen={chosen} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons, no form controls to group */}
      <div className="bo-acts" role="group" aria-label={m.act.choose}>
        {view.actions.map((action) => (
          <button
            key={action}
            type="button"
            className={`bo-button ${lookOf(action)}`}
            aria-pressed={chosen === action}
            onClick={() => onChoose(chosen === action ? undefined : action)}
          >
            {actionLabels[action][language]}
          </button>
        ))}
      </div>
      {chosen && isPossible && <ChosenAct key={chosen} {...props} chosen={chosen} />}
    </>
  );
}

/** What was typed for an act that somebody else's act has made impossible. */
function KeptDraft({ draft, onDraft, onChoose, chosen, language }: ActionsProps & { chosen: CaseAction }) {
  const m = messagesIn(language);
  const lines = typedLines(draft);
  if (lines.length === 0) return null;
  return (
    <div className="bo-notice bo-notice-attention">
      <p>{m.act.kept(actionLabels[chosen][language])}</p>
      <p className="bo-lines">{lines.join('\n')}</p>
      <button
        type="button"
        className="bo-button bo-button-small"
        onClick={() => {
          onDraft(emptyDraft);
          onChoose(undefined);
        }}
      >
        {m.act.startOver}
      </button>
    </div>
  );
}

function ChosenAct({
  view,
  language,
  chosen,
  onChoose,
  draft,
  onDraft,
  act,
  onRefresh,
  onDone,
}: ActionsProps & { chosen: CaseAction }) {
  const m = messagesIn(language);
  const words = wordsOf(chosen, m);
  const [problems, setProblems] = useState<readonly PlacedProblem[]>([]);
  const [error, setError] = useState<OfficeError>();
  const [isSending, setSending] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus();
  }, [problems]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isSending) return;
    const input = inputOf(chosen, draft);
    const wrong = problemsOf(chosen, input, view.correctionTargets);
    if (chosen === 'revokeLicence') wrong.push(...confirmationProblems(draft, view.licences, m));
    setProblems(wrong);
    setError(undefined);
    if (wrong.length > 0) return;
    setSending(true);
    try {
      await act({ action: chosen, input });
      onDone(chosen);
    } catch (cause) {
      const failure = asOfficeError(cause, m.failure);
      setProblems(failure.kind === 'invalid' ? settle(failure.problems) : []);
      if (failure.kind !== 'invalid' || failure.problems.length === 0) setError(failure);
    } finally {
      setSending(false);
    }
  }

  async function refresh() {
    try {
      await onRefresh();
      setError(undefined);
    } catch (cause) {
      setError(asOfficeError(cause, m.failure));
    }
  }

  return (
    <form className="bo-act" noValidate onSubmit={submit}>
      <p>{words.lead}</p>
      {error && <FailureNotice error={error} m={m} onRefresh={refresh} />}
      {problems.length > 0 && (
        <div ref={summary} className="bo-notice bo-notice-bad" role="alert" tabIndex={-1}>
          <p>{m.act.problems}</p>
          <ul>
            {problems.map(({ place, message }) => (
              <li key={place}>
                <a href={`#${controlId(place)}`} onClick={focusControl}>
                  {message}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ActForm
        action={chosen}
        view={view}
        draft={draft}
        onChange={onDraft}
        errorAt={(place) => problems.find((problem) => problem.place === place)?.message}
        language={language}
      />
      <div className="bo-act-foot">
        <button
          type="submit"
          className={`bo-button ${adverse.has(chosen) ? 'bo-button-danger' : 'bo-button-main'}`}
          aria-disabled={isSending}
        >
          {isSending ? m.act.sending : words.submit}
        </button>
        <button type="button" className="bo-button" onClick={() => onChoose(undefined)}>
          {m.common.cancel}
        </button>
        {isTyped(draft) && (
          <button type="button" className="bo-link" onClick={() => onDraft(emptyDraft)}>
            {m.act.startOver}
          </button>
        )}
        <span className="bo-hint">{m.act.noUndo}</span>
      </div>
    </form>
  );
}

const lookOf = (action: CaseAction): string => {
  if (usual.has(action)) return 'bo-button-usual';
  return adverse.has(action) ? 'bo-button-adverse' : '';
};

function focusControl(event: MouseEvent<HTMLAnchorElement>) {
  const control = document.getElementById(event.currentTarget.hash.slice(1));
  if (!control) return;
  event.preventDefault();
  control.focus();
}

const wordsOf = (action: CaseAction, m: Messages): { lead: string; submit: string } =>
  m.act[action as keyof Messages['act'] & CaseAction];
