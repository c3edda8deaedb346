/** What a problem says where the worker has no database, and trying again is no use. */
export const NO_DATABASE = 'The worker has no database.';
