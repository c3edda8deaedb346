/** Web server of a partner: static pages on another origin than the worker. */
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { listen, type RunningServer } from './listen.ts';

export interface RunningPages extends RunningServer {
  /** Reloads every open page, if the pages are served with `liveReload`. */
  reload(): void;
}

/** The worker's origin as written in the pages; it is replaced by the real one. */
const PLACEHOLDER_ORIGIN = 'https://faq.example';

const RELOAD_PATH = '/.edge-faq/reload';

/** Live-reload client: refreshes the worker's responses in the browser's HTTP cache, then reloads the page. */
const liveReloadScript = (worker: string) => `<script>
new EventSource('${RELOAD_PATH}').addEventListener('reload', async () => {
  const cached = performance.getEntriesByType('resource').filter(({ name }) => name.startsWith('${worker}/'));
  const refresh = ({ name }) => fetch(name, { cache: 'reload', credentials: 'omit' });
  await Promise.allSettled(cached.map(refresh));
  location.reload();
});
</script>`;

/**
 * Serves static pages on `port`.
 *
 * @param worker - origin of the worker, put into the pages in place of `https://faq.example`
 * @param folders - folders of pages, by URL path
 * @param liveReload - adds the script that `reload()` triggers to every page
 */
export async function servePages(
  port: number,
  worker: string,
  folders: Record<string, string>,
  liveReload = false,
): Promise<RunningPages> {
  const app = new Hono();
  const listeners = new Set<() => void>();
  app.get(RELOAD_PATH, (c) =>
    streamSSE(c, async (stream) => {
      const sendReload = () => void stream.writeSSE({ event: 'reload', data: '' });
      listeners.add(sendReload);
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      listeners.delete(sendReload);
    }),
  );
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.get('Content-Type')?.startsWith('text/html')) return;
    const page = (await c.res.text()).replaceAll(PLACEHOLDER_ORIGIN, worker);
    c.res = undefined;
    const headers = { 'Content-Type': 'text/html; charset=utf-8' };
    c.res = new Response(liveReload ? page + liveReloadScript(worker) : page, { headers });
  });
  for (const [path, root] of Object.entries(folders)) {
    const rewriteRequestPath = (requested: string) => requested.slice(path.length);
    app.get(`${path}/*`, serveStatic({ root, rewriteRequestPath }));
  }

  const server = await listen(port, app.fetch);
  return {
    ...server,
    reload() {
      for (const sendReload of listeners) sendReload();
    },
  };
}
