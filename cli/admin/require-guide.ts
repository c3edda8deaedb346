/** Check that a guide exists of which nothing is listed: its id may be misspelt. */
import * as v from 'valibot';
import type { Connection } from './connection.ts';
import { ProblemError } from './problem-message.ts';
import { send } from './send.ts';

/**
 * Does nothing if the worker has the guide, also under a former id or withdrawn. What is stored of a guide that no longer exists is listed
 * all the same: call it only for an empty list.
 *
 * @throws {ProblemError} `unknown-guide`, with the nearest id.
 */
export async function requireGuide(connection: Connection, guide: string): Promise<void> {
  const request = {
    method: 'GET',
    path: `/v1/guides/${encodeURIComponent(guide)}/sections?fields=id`,
  } as const;
  await send(connection, request, v.unknown()).catch((error: unknown) => {
    // Whatever else it is, the empty list is right.
    if (error instanceof ProblemError && error.problem === 'unknown-guide') throw error;
  });
}
