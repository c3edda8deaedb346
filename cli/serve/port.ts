/** Free TCP ports. */
import getPort, { portNumbers } from 'get-port';

/** `preferred`, or the next free port, with a notice if `preferred` is in use. `user` names the server in that notice. */
export async function findFreePort(preferred: number, user: string): Promise<number> {
  const port = await getPort({ port: portNumbers(preferred, preferred + 99) });
  if (port !== preferred) console.error(`port ${preferred} is in use: ${user} uses ${port}`);
  return port;
}
