'use client';
import { type Language, textIn } from '@banshi/core/errors';
import type { Draft } from '../api/types.ts';
import { translator } from '../i18n/index.ts';
import { formatDate } from '../shared/format.ts';
import { Icon } from '../shared/icons.tsx';
import { useScreenHeading } from '../shared/use-step.ts';
import { HandledByNotice } from '../start/WhereNotice.tsx';
import { isSettled, TASKS, type Task, type TaskState, taskStateKey } from './steps.ts';

export interface TaskListProps {
  language: Language;
  draft: Draft;
  tasks: Task[];
  onGo: (step: string) => void;
}

/** Every part of the application with its state; the way in, and the way back to any part. */
export function TaskList({ language, draft, tasks, onGo }: TaskListProps) {
  const t = translator(language);
  const heading = useScreenHeading(TASKS);
  const parts = tasks.slice(0, -1);
  const open = tasks.filter((task) => !isSettled(task));
  const next = open.find((task) => task.step === draft.lastPage && task.state !== 'blocked') ?? open[0];
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {textIn(draft.item.item.name, language)}
      </h1>
      {draft.correction ? (
        <CorrectionIntro language={language} draft={draft} />
      ) : (
        <p className="lead">
          {t('apply.tasks.lead', { total: parts.length, done: parts.filter(isSettled).length })}
        </p>
      )}
      <HandledByNotice language={language} handledBy={draft.handledBy} regionName={draft.item.tenant.name} />
      <Changes language={language} draft={draft} />
      <ol className="tasks">
        {tasks.map((task) => (
          <li key={task.step}>
            {task.state === 'blocked' ? (
              <span className="task">
                <TaskName task={task} language={language} />
              </span>
            ) : (
              <button type="button" className="task" onClick={() => onGo(task.step)}>
                <TaskName task={task} language={language} />
              </button>
            )}
          </li>
        ))}
      </ol>
      {next && (
        <p className="actions">
          <button type="button" className="button" onClick={() => onGo(next.step)}>
            {t(next.state === 'ready' ? 'apply.toCheck' : 'apply.resume')}
            <Icon name="forward" />
          </button>
        </p>
      )}
    </>
  );
}

const icons: Partial<Record<TaskState, 'done' | 'attention'>> = { done: 'done', wrong: 'attention' };

function TaskName({ task, language }: { task: Task; language: Language }) {
  const icon = icons[task.state];
  return (
    <>
      <span className="task-title">{task.title}</span>
      <span className={`task-state task-${task.state}`}>
        {icon && <Icon name={icon} size={16} />}
        {translator(language)(taskStateKey(task.state))}
      </span>
    </>
  );
}

function CorrectionIntro({ language, draft }: { language: Language; draft: Draft }) {
  const t = translator(language);
  const { correction } = draft;
  if (!correction) return null;
  return (
    <section className="notice notice-attention" aria-labelledby="correction">
      <Icon name="attention" />
      <div>
        <h2 id="correction">{t('correction.title')}</h2>
        <p>
          {t('correction.lead', {
            caseNumber: correction.caseNumber,
            date: formatDate(correction.dueDate, language),
          })}
        </p>
        <ul className="points">
          {correction.points.map(({ target, defect, remedy }) => (
            <li key={`${target.kind}-${target.key}-${defect}`}>
              <strong>{target.label}</strong>
              <p>{t('correction.defect', { defect })}</p>
              <p>{t('correction.remedy', { remedy })}</p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** A draft is resolved anew: what a new release changed meanwhile is told, never done in silence. */
function Changes({ language, draft }: { language: Language; draft: Draft }) {
  const t = translator(language);
  if (draft.changes.length === 0) return null;
  return (
    <section className="notice notice-attention" aria-labelledby="changes">
      <Icon name="info" />
      <div>
        <h2 id="changes">{t('changes.title')}</h2>
        <p>{t('changes.text')}</p>
        <ul className="points">
          {draft.changes.map(({ element, label, from, to }) => (
            <li key={`${element}-${label}`}>{t('changes.row', { label, from, to })}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
