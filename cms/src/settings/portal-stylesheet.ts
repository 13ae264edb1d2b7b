/** Address of the portal's style sheet, by the hash of its content; put in here when the application is built. */
export const portalStylesheet = process.env.PORTAL_STYLESHEET ?? '';
