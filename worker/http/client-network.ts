/** Network of the client: what rate limits count by, and what readers are told apart by. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';

/** The IP address, which the platform sets; of IPv6 the network, because a client has all addresses of one (RFC 6177). */
export function clientNetwork(c: Context<AppEnv>): string {
  const address = c.req.header('CF-Connecting-IP') ?? '';
  if (!address.includes(':')) return address;
  const [start = '', end = ''] = address.split('::');
  const groups = start.split(':');
  const missing = 8 - groups.length - end.split(':').length;
  return [...groups, ...Array(Math.max(0, missing)).fill('0'), end].slice(0, 4).join(':');
}
