/** An author's desk: the worker and a partner's page, both up to date with the files. */
import { setTimeout as sleep } from 'node:timers/promises';
import { countErrors } from '../../compiler/diagnostics.ts';
import { type CompiledSite, manifestOf } from '../../compiler/site.ts';
import { ASSETS, copyAssets } from '../assets.ts';
import { servePages } from './pages.ts';
import { freePort } from './port.ts';
import { Builder, onEdit } from './rebuild.ts';
import { startWorker } from './worker.ts';

export interface DevOptions {
  /** Where the worker should listen; the next free port is taken where this one isn't. */
  workerPort: number;
  pagesPort: number;
  /** The folders of the partner's pages, by the path they are seen at. */
  pages: Record<string, string>;
  /** Told of every build, whether or not it has errors. */
  onBuild: (site: CompiledSite) => void;
}

export interface RunningDev {
  worker: string;
  pages: string;
  stop(): Promise<void>;
}

/** Where the worker finds its static assets. */
const FOLDER = 'dist';

/** A worker that has not taken up an edit after this time (ms) will not. */
const PATIENCE = 5_000;

/** How often it is asked (ms). */
const INTERVAL = 20;

/** Builds, serves, and builds again after each edit; open pages load again once the worker answers with the edit. */
export async function startDev({ workerPort, pagesPort, pages, onBuild }: DevOptions): Promise<RunningDev> {
  const builder = new Builder(FOLDER);
  await copyAssets(FOLDER);
  onBuild(await builder.build());
  const worker = await startWorker(await freePort(workerPort, 'the worker'));
  const partner = await servePages(await freePort(pagesPort, 'the demo page'), worker.origin, pages, true);
  const rebuild = async () => {
    const site = await builder.build();
    onBuild(site);
    if (countErrors(site.files) === 0) await taken(worker.origin, site);
    partner.reload();
  };
  const watching = [
    await onEdit(['content', ...Object.values(pages)], rebuild),
    await onEdit([ASSETS], () => copyAssets(FOLDER)),
  ];
  return {
    worker: worker.origin,
    pages: partner.origin,
    async stop() {
      await Promise.all([...watching.map((watched) => watched.stop()), partner.stop(), worker.stop()]);
    },
  };
}

/** Resolves once the worker answers with `site`. */
async function taken(origin: string, site: CompiledSite): Promise<void> {
  const manifest = JSON.stringify(manifestOf(site));
  for (let waited = 0; waited < PATIENCE; waited += INTERVAL) {
    const answer = await fetch(`${origin}/v1/guides`).catch(() => undefined);
    if ((await answer?.text().catch(() => '')) === manifest) return;
    await sleep(INTERVAL);
  }
}
