/** The web server of a partner: static pages that know the worker by its address only. */
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { type Listening, listen } from './listen.ts';

export interface RunningPages extends Listening {
  /** Has every page that is open load again, where they are served to an author. */
  reload(): void;
}

/** The address that the pages give for the worker, as a partner's page would. */
const PUBLISHED = 'https://faq.example';

const RELOAD = '/.edge-faq/reload';

/** What an author's pages carry beyond their own: when the guides have changed they renew what the browser keeps of the worker's answers, and load again. */
const listener = (worker: string) => `<script>
new EventSource('${RELOAD}').addEventListener('reload', async () => {
  const kept = performance.getEntriesByType('resource').filter(({ name }) => name.startsWith('${worker}/'));
  const renew = ({ name }) => fetch(name, { cache: 'reload', credentials: 'omit' });
  await Promise.allSettled(kept.map(renew));
  location.reload();
});
</script>`;

/**
 * Serves `folders` (by the path they are seen at) on `port`, with `worker` as the address of the worker in their pages.
 * `live` pages are an author's: they can be told to reload.
 */
export async function servePages(
  port: number,
  worker: string,
  folders: Record<string, string>,
  live = false,
): Promise<RunningPages> {
  const app = new Hono();
  const watching = new Set<() => void>();
  app.get(RELOAD, (c) =>
    streamSSE(c, async (stream) => {
      const told = () => void stream.writeSSE({ event: 'reload', data: '' });
      watching.add(told);
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      watching.delete(told);
    }),
  );
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.get('Content-Type')?.startsWith('text/html')) return;
    const page = (await c.res.text()).replaceAll(PUBLISHED, worker);
    c.res = undefined;
    const headers = { 'Content-Type': 'text/html; charset=utf-8' };
    c.res = new Response(live ? page + listener(worker) : page, { headers });
  });
  for (const [path, root] of Object.entries(folders)) {
    const rewriteRequestPath = (asked: string) => asked.slice(path.length);
    app.get(`${path}/*`, serveStatic({ root, rewriteRequestPath }));
  }

  const server = await listen(port, app.fetch);
  return {
    ...server,
    reload() {
      for (const tell of watching) tell();
    },
  };
}
