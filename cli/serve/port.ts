/** Free TCP ports. */
import getPort, { portNumbers } from 'get-port';

/** The first port that needs no privileges, and the last one. */
export const PORTS = { first: 1_024, last: 65_535 };

/** How many ports are tried before any free one is taken. */
const MAX_TRIED = 100;

/**
 * `preferred`, or the next free port, with a notice if `preferred` is in use. `user` names the server in that notice.
 *
 * @throws {RangeError} if `preferred` is not in `PORTS`.
 */
export async function findFreePort(preferred: number, user: string): Promise<number> {
  const last = Math.min(preferred + MAX_TRIED - 1, PORTS.last);
  const port = await getPort({ port: portNumbers(preferred, last) });
  if (port !== preferred) console.error(`port ${preferred} is in use: ${user} uses ${port}`);
  return port;
}
