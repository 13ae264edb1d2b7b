import type { ReactNode } from 'react';

/** Line icons of the site: one hand, 24-pixel grid, 1.75 stroke, drawn for this project. Always decorative. */
const drawings = {
  search: <path d="M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM15.3 15.3 20 20" />,
  place: (
    <>
      <path d="M12 21s7-6.2 7-11.3a7 7 0 1 0-14 0C5 14.8 12 21 12 21Z" />
      <circle cx="12" cy="9.8" r="2.5" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6" />
    </>
  ),
  organisation: (
    <path d="M4 20.5V5.5L13 3.5v17M13 9.5l7 1.5v9.5M2.5 20.5h19M7.5 9h2M7.5 13h2M7.5 17h2M16 14.5h1.5" />
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5.3l3.5 2" />
    </>
  ),
  visits: <path d="M12 3.5 3.5 10v10.5h6V14.5h5v6h6V10L12 3.5Z" />,
  fee: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m8.5 7.5 3.5 4.5 3.5-4.5M12 12v5M9 12.8h6M9 15.3h6" />
    </>
  ),
  file: <path d="M6 3.5h8l4.5 4.5v12.5H6V3.5ZM13.5 3.5v5h5M9 13h6M9 16.5h6" />,
  licence: (
    <>
      <path d="M3.5 5h17v14h-17V5ZM7 9h5M7 12.5h4" />
      <circle cx="16" cy="12.5" r="2.3" />
    </>
  ),
  done: <path d="m4.5 12.5 5 5L19.5 7" />,
  tick: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m8 12.3 2.8 2.8L16 9.5" />
    </>
  ),
  cross: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m9 9 6 6M15 9l-6 6" />
    </>
  ),
  attention: <path d="M12 4 2.8 20h18.4L12 4ZM12 10v4.8M12 17.3v.2" />,
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5.5M12 7.6v.2" />
    </>
  ),
  question: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M9.5 9.7a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.8M12 16.6v.2" />
    </>
  ),
  upload: <path d="M12 16V4.5M7.5 9 12 4.5 16.5 9M4.5 15.5v4h15v-4" />,
  download: <path d="M12 4.5V16M7.5 11.5 12 16l4.5-4.5M4.5 15.5v4h15v-4" />,
  back: <path d="m14.5 5.5-6.5 6.5 6.5 6.5" />,
  forward: <path d="m9.5 5.5 6.5 6.5-6.5 6.5" />,
  large: <path d="M3 18.5 8 6h1.5l5 12.5M4.8 14.5h7.8M18 9v6M15 12h6" />,
  offline: (
    <path d="M4 4l16 16M9 17.5a4.5 4.5 0 0 1 6 0M6.5 14a8.5 8.5 0 0 1 4-2.3M3.5 10.5A13 13 0 0 1 7 8.2M20.5 10.5A13 13 0 0 0 11 7.1M17.5 14a8.5 8.5 0 0 0-1.8-1.3" />
  ),
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

export function Icon({ name, size = 20 }: { name: IconName; size?: 16 | 20 | 24 | 32 | 48 }) {
  return (
    <svg
      className={`icon icon-${name}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {drawings[name]}
    </svg>
  );
}
