'use client';
import { useState } from 'react';
import type { Messages } from '../../office/messages/index.ts';

/** A value as JSON, for those who know it: taken over only once it can be read and nothing is wrong with it. */
export function JsonBox({
  id,
  label,
  value,
  check,
  isReadOnly = false,
  m,
  onChange,
}: {
  id: string;
  label: string;
  value: unknown;
  /** One sentence per problem. */
  check: (value: unknown) => string[];
  isReadOnly?: boolean;
  m: Messages;
  onChange: (value: unknown) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const written = JSON.stringify(value, null, 2) ?? '';
  const shown = typed ?? written;
  const problems = typed === undefined ? [] : problemsIn(shown, check, m);
  const isChanged = typed !== undefined && typed !== written;
  return (
    <div className={`bo-field bo-wb-json${problems.length > 0 ? ' bo-field-wrong' : ''}`}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="bo-code"
        rows={Math.min(24, Math.max(4, shown.split('\n').length))}
        spellCheck={false}
        readOnly={isReadOnly}
        value={shown}
        aria-invalid={problems.length > 0}
        aria-describedby={problems.length > 0 ? `${id}-error` : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      {problems.length > 0 && (
        <ul id={`${id}-error`} className="bo-field-error">
          {problems.slice(0, 8).map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {isChanged && (
        <p className="bo-row-links">
          <button
            type="button"
            className="bo-button bo-button-small"
            aria-disabled={problems.length > 0}
            onClick={() => {
              if (problems.length > 0) return;
              onChange(JSON.parse(shown));
              setTyped(undefined);
            }}
          >
            {m.workbench.field.takeOver}
          </button>
          <button type="button" className="bo-link" onClick={() => setTyped(undefined)}>
            {m.workbench.field.reset}
          </button>
        </p>
      )}
    </div>
  );
}

function problemsIn(text: string, check: (value: unknown) => string[], m: Messages): string[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [m.workbench.field.notJson];
  }
  return check(value);
}
