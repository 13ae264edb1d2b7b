'use client';
import { actionLabels, type CaseAction, clockLabels, recommendationLabels } from '@banshi/core/applications';
import type { Language } from '@banshi/core/errors';
import { useEffect, useRef, useState } from 'react';
import type { StaffCase } from '../../operations/cases/index.ts';
import { Deadline } from '../office/deadline.tsx';
import { type Messages, messagesIn } from '../office/messages/index.ts';
import { useLeaveGuard } from '../office/use-leave-guard.ts';
import { type ActDraft, emptyDraft, isTyped } from './act-inputs.ts';
import { Actions } from './actions.tsx';
import { Answers } from './answers.tsx';
import { Checklist } from './checklist.tsx';
import { withPoint } from './correction-form.tsx';
import type { Places } from './field-text.ts';
import { Corrections, History } from './history.tsx';
import { Papers } from './papers.tsx';
import type { NoticeOf } from './pending.ts';
import { Preview, type Previewed } from './preview.tsx';
import { useCase } from './use-case.ts';

export interface CaseWorkbenchProps {
  initial: StaffCase;
  noticeOf: NoticeOf;
  places: Places;
  language: Language;
  /** Whether the person decides cases: tells why a reviewed one offers nothing to its reviewer. */
  isApprover: boolean;
}

type Drafts = Partial<Record<CaseAction, ActDraft>>;

/** One case: what was filed beside its documents, and what may be done with it now. */
export function CaseWorkbench({ initial, noticeOf, places, language, isApprover }: CaseWorkbenchProps) {
  const m = messagesIn(language);
  const { view, pending, isLate, refresh, act } = useCase({ initial, noticeOf, m });
  const [drafts, setDrafts] = useState<Drafts>({});
  const [chosen, setChosen] = useState<CaseAction | undefined>(() => onlyWay(initial.actions));
  const [done, setDone] = useState<CaseAction>();
  const [previewed, setPreviewed] = useState<Previewed>();
  const now = useRef<HTMLHeadingElement>(null);
  // The form that had the focus is gone once its act is done.
  useEffect(() => {
    if (done) now.current?.focus();
  }, [done]);
  useLeaveGuard(Object.values(drafts).some(isTyped), m.common.leave);

  const setDraft = (action: CaseAction, draft: ActDraft) => setDrafts((all) => ({ ...all, [action]: draft }));
  const mayCorrect = view.actions.includes('requestCorrection');
  const onCorrect = mayCorrect
    ? (target: string) => {
        const draft = drafts.requestCorrection ?? emptyDraft;
        setDraft('requestCorrection', { ...draft, points: withPoint(draft.points, target) });
        setChosen('requestCorrection');
      }
    : undefined;
  const choose = (action: CaseAction | undefined) => {
    if (action === 'requestCorrection' && !drafts.requestCorrection?.points.length)
      setDraft(action, { ...emptyDraft, points: withPoint([]) });
    setChosen(action);
    setDone(undefined);
  };
  const files = view.checklist.flatMap((row) =>
    row.files.map((file) => ({ url: file.url, name: file.fileName })),
  );

  return (
    <div className={`bo-case${previewed ? ' bo-case-previewing' : ''}`}>
      <div className="bo-case-form">
        <Answers view={view} places={places} language={language} onCorrect={onCorrect} />
      </div>
      <div className="bo-case-files">
        {previewed && (
          <Preview
            file={previewed}
            files={files.some(({ url }) => url === previewed.url) ? files : []}
            language={language}
            onChoose={setPreviewed}
            onClose={() => setPreviewed(undefined)}
          />
        )}
        <Checklist
          view={view}
          language={language}
          shownUrl={previewed?.url}
          onPreview={setPreviewed}
          onCorrect={onCorrect}
        />
      </div>
      <div className="bo-case-side">
        <section className="bo-card bo-now" aria-labelledby="case-now">
          <h2 id="case-now" ref={now} tabIndex={-1}>
            {m.case.now}
          </h2>
          <dl className="bo-facts">
            <div>
              <dt>{m.case.status}</dt>
              <dd>
                <span className={`bo-status bo-status-${view.status}`}>{view.statusLabel?.[language]}</span>
              </dd>
            </div>
            <div>
              <dt>{view.due ? clockLabels[view.due.kind][language] : m.case.deadline}</dt>
              <dd>
                <Deadline due={view.due} language={language} />
              </dd>
            </div>
            {view.recommendation && (
              <div>
                <dt>{m.case.recommendation}</dt>
                <dd>{recommendationLabels[view.recommendation][language]}</dd>
              </div>
            )}
          </dl>
          <p role="status" className={done ? 'bo-notice bo-notice-good' : 'bo-unseen'}>
            {done && m.act.done(actionLabels[done][language])}
          </p>
          {view.actions.length === 0 && <p className="bo-soft">{waitingText(view, isApprover, m)}</p>}
          <Actions
            view={view}
            language={language}
            chosen={chosen}
            onChoose={choose}
            draft={(chosen && drafts[chosen]) ?? emptyDraft}
            onDraft={(draft) => chosen && setDraft(chosen, draft)}
            act={act}
            onRefresh={refresh}
            onDone={(action) => {
              setDrafts({});
              setChosen(undefined);
              setDone(action);
            }}
          />
        </section>
        <Corrections view={view} language={language} />
        <Papers view={view} pending={pending} isLate={isLate} language={language} onPreview={setPreviewed} />
        <History view={view} language={language} />
      </div>
    </div>
  );
}

/** Where the usual next step is the only one its form is open at once; what ends something is never offered that readily. */
const onlyWay = (actions: readonly CaseAction[]): CaseAction | undefined =>
  actions.length === 1 && (actions[0] === 'review' || actions[0] === 'deliver') ? actions[0] : undefined;

function waitingText(view: StaffCase, isApprover: boolean, m: Messages): string {
  if (view.status === 'reviewed' && isApprover) return m.case.fourEyes;
  return m.case.waiting[view.status] ?? m.case.nothingToDo;
}
