/** Error that the store throws and the error handler turns into 503. */

/** The content could not be read: it was never built, or the platform failed. */
export class ContentUnavailableError extends Error {}
