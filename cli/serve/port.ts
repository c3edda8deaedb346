/** Ports to listen on. */
import getPort, { portNumbers } from 'get-port';

/** `wanted`, or the next port that is free; says so where `wanted` is taken. */
export async function freePort(wanted: number, purpose: string): Promise<number> {
  const port = await getPort({ port: portNumbers(wanted, wanted + 99) });
  if (port !== wanted) console.error(`port ${wanted} is taken: ${purpose} gets ${port}`);
  return port;
}
