'use client';
import type { Language } from '@banshi/core/errors';
import { errorText, type FieldError } from '@banshi/core/forms';
import { useEffect, useId, useRef } from 'react';
import { errorTarget } from './ids.ts';
import { problemCount } from './texts.ts';

export interface ErrorSummaryProps {
  errors: readonly FieldError[];
  language?: Language;
  idPrefix?: string;
  /** Raise it at every attempt, so that the same errors twice in a row move the focus again. */
  attempt?: number;
  /** Called where the field is not on this page; the host turns to the page that has it. */
  onElsewhere?: (error: FieldError) => void;
}

/** What is wrong, on top of the page: takes the focus when it appears, and each line leads to its field. */
export function ErrorSummary(props: ErrorSummaryProps) {
  const { errors, language = 'zh', idPrefix = '', attempt = 0, onElsewhere } = props;
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const isShown = errors.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt has to move the focus again
  useEffect(() => {
    if (isShown) box.current?.focus();
  }, [isShown, attempt]);
  if (!isShown) return null;
  return (
    <div className="bf-summary" role="alert" aria-labelledby={titleId} tabIndex={-1} ref={box}>
      <h2 id={titleId}>{problemCount(errors.length, language)}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field} ${error.code} ${error.message}`}>
            <a
              href={`#${errorTarget(error, idPrefix)}`}
              onClick={(event) => {
                event.preventDefault();
                if (!focusOn(errorTarget(error, idPrefix))) onElsewhere?.(error);
              }}
            >
              {errorText(error, language)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Scrolls to the whole field, so that its label is seen and not only the box. */
function focusOn(target: string): boolean {
  const control = document.getElementById(target);
  if (!control) return false;
  control.focus({ preventScroll: true });
  (control.closest('[data-field]') ?? control).scrollIntoView?.({ block: 'start' });
  return true;
}
