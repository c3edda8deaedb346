/** Development server: the worker and a partner's pages, rebuilt and reloaded after each edit. */
import { setTimeout as sleep } from 'node:timers/promises';
import { CONTENT } from '../../compiler/build.ts';
import type { CompiledSite } from '../../compiler/compiled-site.ts';
import { countErrors } from '../../compiler/diagnostics.ts';
import { copyStaticAssets, STATIC_ASSETS } from '../static-assets.ts';
import { IncrementalBuilder } from './incremental-builder.ts';
import { servePages } from './pages.ts';
import { findFreePort } from './port.ts';
import { isServed } from './served-build.ts';
import { watchFolders } from './watch.ts';
import { startWorker } from './worker.ts';

export interface DevServerOptions {
  /** Path of the Wrangler configuration. */
  config: string;
  /** Preferred port of the worker; if it is in use, the next free one is taken. */
  workerPort: number;
  /** Preferred port of the pages. */
  pagesPort: number;
  /** Folders of the partner's pages, by URL path. */
  pages: Record<string, string>;
  /** Called after every build, with or without errors. */
  onBuild: (site: CompiledSite) => void;
}

export interface DevServer {
  /** Origin of the worker. */
  worker: string;
  /** Origin of the pages. */
  pages: string;
  stop(): Promise<void>;
}

/** The folder of the worker's static assets. */
const OUT_FOLDER = 'dist';

/** How long to wait until the worker serves a new build. */
const RELOAD_TIMEOUT_MS = 5_000;

const POLL_INTERVAL_MS = 20;

/** Builds and serves the site, and rebuilds it after each edit; open pages reload once the worker serves the new build. */
export async function startDevServer({
  config,
  workerPort,
  pagesPort,
  pages,
  onBuild,
}: DevServerOptions): Promise<DevServer> {
  const builder = new IncrementalBuilder(OUT_FOLDER);
  await copyStaticAssets(OUT_FOLDER);
  onBuild(await builder.build());
  const port = await findFreePort(workerPort, 'the worker');
  const worker = await startWorker(port, config, undefined, { hasMcp: true });
  const pageServer = await servePages(
    await findFreePort(pagesPort, 'the demo page'),
    worker.origin,
    pages,
    true,
  );
  const rebuild = async () => {
    const site = await builder.build();
    onBuild(site);
    if (countErrors(site.files) === 0) await waitUntilServed(worker.origin, site);
    pageServer.reload();
  };
  const watchers = [
    await watchFolders([CONTENT, ...Object.values(pages)], rebuild),
    await watchFolders([STATIC_ASSETS], () => copyStaticAssets(OUT_FOLDER)),
    // Wrangler takes the first change of some, and no later one.
    await watchFolders([config], async () => console.log(`${config} has changed: restart edge-faq dev`)),
  ];
  return {
    worker: worker.origin,
    pages: pageServer.origin,
    async stop() {
      await Promise.all([...watchers.map((watcher) => watcher.stop()), pageServer.stop(), worker.stop()]);
    },
  };
}

/** Resolves once the worker serves `site`, or after the timeout. */
async function waitUntilServed(origin: string, site: CompiledSite): Promise<void> {
  for (let waited = 0; waited < RELOAD_TIMEOUT_MS; waited += POLL_INTERVAL_MS) {
    if (await isServed(origin, site)) return;
    await sleep(POLL_INTERVAL_MS);
  }
}
