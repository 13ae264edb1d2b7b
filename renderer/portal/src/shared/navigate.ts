/** Leaves the page. Views take it as a prop with this default, so that a test can see where they would go. */
export type Navigate = (href: string) => void;

export const navigate: Navigate = (href) => window.location.assign(href);
