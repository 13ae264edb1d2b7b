import type { ReactNode } from 'react';
import type { Messages } from '../office/messages/index.ts';

/** Line icons of the workbench: 24-pixel grid, drawn for this project. Always beside a word, so decorative. */
const drawings = {
  inherited: <path d="M12 3.5v13M6.5 11.5 12 17l5.5-5.5M5 20.5h14" />,
  overridden: <path d="M4 20h4L19.5 8.5l-4-4L4 16v4ZM13.5 6.5l4 4" />,
  own: <path d="M12 4v16M4 12h16" />,
  locked: <path d="M6 11h12v9.5H6V11ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3" />,
  illegal: <path d="M12 3.5 21 19.5H3L12 3.5ZM12 9.5v5M12 17v.2" />,
  missing: <path d="M5 4h14v16H5V4ZM9 12h6" strokeDasharray="3 2.5" />,
  conflict: <path d="M4 7h11l-3-3M20 17H9l3 3M15 7l-6 10" />,
  removed: <path d="M5 12h14" />,
} as const satisfies Record<string, ReactNode>;

export type MarkState = keyof typeof drawings;

const looks: Record<MarkState, string> = {
  inherited: 'bo-state',
  overridden: 'bo-mark bo-mark-own',
  own: 'bo-mark bo-mark-own',
  locked: 'bo-state',
  illegal: 'bo-mark bo-mark-bad',
  missing: 'bo-mark bo-mark-attention',
  conflict: 'bo-mark bo-mark-bad',
  removed: 'bo-mark',
};

/** How an element or a row stands: an icon and a word, since colour alone tells some people nothing. */
export function StateMark({ state, text, m }: { state: MarkState; text?: string; m: Messages }) {
  return (
    <span className={`${looks[state]} bo-wb-mark`}>
      <Icon name={state} />
      {text ?? m.workbench.states[state]}
    </span>
  );
}

export const Icon = ({ name }: { name: MarkState }) => (
  <svg viewBox="0 0 24 24" width="13" height="13" aria-hidden="true" focusable="false">
    <g fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
      {drawings[name]}
    </g>
  </svg>
);
