'use client';
import { textIn } from '@banshi/core/errors';
import { translator } from '../i18n/index.ts';
import { Icon } from '../shared/icons.tsx';
import { SaveStatus } from './SaveStatus.tsx';
import { ANSWERS, questionKeyOf, TASKS } from './steps.ts';
import type { ApplyState } from './use-apply.ts';

/** The way back, how far one is, and whether everything is saved: on top of every screen. */
export function StepHeader({ apply }: { apply: ApplyState }) {
  const { setting, state, store, step, tasks, goTo } = apply;
  const { language, mode } = setting;
  const t = translator(language);
  const isQuestion = questionKeyOf(step) !== undefined;
  const index = tasks.findIndex((task) => task.step === step);
  return (
    <div className="step-header">
      {step !== TASKS && (
        <p className="back">
          <button type="button" className="link" onClick={() => goTo(isQuestion ? ANSWERS : TASKS)}>
            <Icon name="back" size={16} />
            {t(isQuestion ? 'button.back' : 'apply.toTasks')}
          </button>
        </p>
      )}
      <div className="step-line">
        {step === TASKS ? (
          <p className="progress-words">
            {t(state.draft.correction ? 'apply.correctionTitle' : 'apply.title')}
          </p>
        ) : (
          <p className="progress-words">
            {textIn(state.draft.item.item.name, language)}
            {index >= 0 && ` · ${t('apply.progress', { n: index + 1, total: tasks.length })}`}
          </p>
        )}
        <SaveStatus language={language} mode={mode} state={state} onRetry={() => void store.flush()} />
      </div>
    </div>
  );
}
