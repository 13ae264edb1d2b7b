'use client';
import { ApplyScreen } from './ApplyScreen.tsx';
import { ConflictPanel } from './ConflictPanel.tsx';
import { DoneStep } from './DoneStep.tsx';
import type { EngineName } from './engines.tsx';
import { StepHeader } from './StepHeader.tsx';
import { type UseApplyInput, useApply } from './use-apply.ts';

export interface ApplyFlowProps extends UseApplyInput {
  /** The engine of `?engine=`; absent = the one the form names. */
  engine?: EngineName;
  /** Where a case is read, with `:caseNumber`; default `/cases/:caseNumber`. */
  casePath?: string;
}

/** From a draft to a case number. Everything shown follows from the draft, and the draft saves itself. */
export function ApplyFlow({ engine, casePath = '/cases/:caseNumber', ...input }: ApplyFlowProps) {
  const apply = useApply(input);
  const { setting, state, store, submission } = apply;
  const { draft, conflicts } = state;
  if (submission.submitted) {
    const caseHref = casePath.replace(':caseNumber', encodeURIComponent(submission.submitted.caseNumber));
    return (
      <div className="wide flow apply-flow">
        <DoneStep setting={setting} draft={draft} submitted={submission.submitted} caseHref={caseHref} />
      </div>
    );
  }
  return (
    <div className="wide flow apply-flow">
      <StepHeader apply={apply} />
      {conflicts.length > 0 && (
        <ConflictPanel
          language={setting.language}
          draft={draft}
          conflicts={conflicts}
          onResolve={(choices) => void store.resolve(choices)}
        />
      )}
      <ApplyScreen apply={apply} engine={engine ?? draft.item.item.form.engine} />
    </div>
  );
}
