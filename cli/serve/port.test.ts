import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { findFreePort, PORTS } from './port.ts';

afterEach(() => vi.restoreAllMocks());

/** Listens on any free port until the test finishes. */
async function occupyPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

test('takes the preferred port without a notice if it is free', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue();
  expect(await findFreePort(PORTS.last, 'the worker')).toBe(PORTS.last);
  expect(log).not.toHaveBeenCalled();
});

test('takes another port with a notice if the preferred one is in use', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue();
  const taken = await occupyPort();
  const port = await findFreePort(taken, 'the demo page');
  expect(port).not.toBe(taken);
  expect(log.mock.calls).toEqual([[`port ${taken} is in use: the demo page uses ${port}`]]);
});
