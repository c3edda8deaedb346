/** HTTP server of the current test, whose responses may hang or break off. */
import { createServer, type RequestListener } from 'node:http';
import getPort from 'get-port';
import { onTestFinished } from 'vitest';

/** Serves `listener` until the test finishes; returns the origin. */
export async function startTestServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  const port = await getPort();
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${port}`;
}
