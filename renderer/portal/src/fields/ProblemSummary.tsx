'use client';
import { useEffect, useRef } from 'react';
import { focusWhenThere } from '../shared/focus.ts';

export interface ShownProblem {
  /** Id of the control that the entry leads to; absent = it concerns the page as a whole. */
  target?: string;
  message: string;
  /** Called first where the control is on another screen: it has to open that screen. */
  onOpen?: () => void;
}

export interface ProblemSummaryProps {
  title: string;
  problems: ShownProblem[];
  /** Changes at every attempt, so that the same mistakes twice in a row move the focus again. */
  attempt?: number;
}

/** What is wrong, on top of the page: takes the focus when it appears, and each entry leads to its control. */
export function ProblemSummary({ title, problems, attempt = 0 }: ProblemSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const shown = problems.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt has to move the focus again
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown, attempt]);
  if (!shown) return null;
  return (
    <div className="problems" role="alert" aria-labelledby="problems-title" tabIndex={-1} ref={box}>
      <h2 id="problems-title">{title}</h2>
      <ul>
        {problems.map(({ target, message, onOpen }) => (
          <li key={`${target ?? ''} ${message}`}>
            {target ? (
              <a
                href={`#${target}`}
                onClick={(event) => {
                  event.preventDefault();
                  onOpen?.();
                  focusWhenThere(target);
                }}
              >
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
