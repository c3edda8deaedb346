/** Error that admin routes throw and the error handler turns into 503. */

/** D1 failed, or the worker has no database. */
export class DatabaseUnavailableError extends Error {}
