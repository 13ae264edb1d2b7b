import type { ServerProps } from 'payload';
import { languageOf, messagesIn } from '../office/messages/index.ts';

/** A door ajar in a square: the service hall. Drawn for this project; one colour, so that it follows the text around. */
export const BrandIcon = () => (
  <svg
    className="bo-brand-icon"
    viewBox="0 0 24 24"
    width="20"
    height="20"
    aria-hidden="true"
    focusable="false"
  >
    <path
      d="M3 21V8.5L12 3l9 5.5V21M8 21v-8.5h8V21M2 21h20M12 16.5v1.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);

/** The product's name above the sign-in form. */
export function BrandLogo({ i18n }: ServerProps) {
  const m = messagesIn(languageOf(i18n.language));
  return (
    <div className="bo-brand-logo">
      <BrandIcon />
      <span>{m.product}</span>
    </div>
  );
}
