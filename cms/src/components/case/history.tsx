'use client';
import type { Language } from '@banshi/core/errors';
import type { StaffCase } from '../../operations/cases/index.ts';
import { minuteOf } from '../office/format.ts';
import { messagesIn } from '../office/messages/index.ts';

/** What the applicant was asked to correct, and whether it was answered. */
export function Corrections({ view, language }: { view: StaffCase; language: Language }) {
  const m = messagesIn(language).case;
  if (view.corrections.length === 0) return null;
  return (
    <section className="bo-card" aria-labelledby="case-corrections">
      <h2 id="case-corrections">{m.corrections}</h2>
      {view.corrections.map((correction) => (
        <div key={correction.at} className="bo-section">
          <p className="bo-hint">
            {minuteOf(correction.at)} · {m.correctionDue(correction.dueDate)}{' '}
            <span className={`bo-mark${correction.answered ? ' bo-mark-done' : ' bo-mark-attention'}`}>
              {correction.answered ? m.correctionAnswered : m.correctionOpen}
            </span>
          </p>
          <ol className="bo-told">
            {correction.points.map((point) => (
              <li key={`${point.target.kind}-${point.target.key}-${point.defect}`}>
                <strong>{point.target.label}</strong>
                <p>{point.defect}</p>
                <p className="bo-soft">{point.remedy}</p>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

/** Every act on the case, the latest first: that is the one somebody opens a case to see. */
export function History({ view, language }: { view: StaffCase; language: Language }) {
  const m = messagesIn(language).case;
  return (
    <section className="bo-card" aria-labelledby="case-history">
      <h2 id="case-history">{m.timeline}</h2>
      <ol className="bo-timeline" reversed>
        {[...view.timeline].reverse().map((row) => (
          <li key={row.seq}>
            <p>
              <strong>{row.title}</strong> <span className="bo-hint">{row.actorLabel}</span>
            </p>
            <time className="bo-hint bo-figures" dateTime={row.at}>
              {minuteOf(row.at)}
            </time>
            {row.detail && <p className="bo-lines">{row.detail}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
