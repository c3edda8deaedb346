/** Keeps the built site up to date with its author's files. */
import { once } from 'node:events';
import { watch } from 'chokidar';
import { countErrors } from '../../compiler/diagnostics.ts';
import { byGuide, type Records, readRecords } from '../../compiler/incremental/record.ts';
import { compileInto } from '../../compiler/publish/build.ts';
import type { CompiledSite } from '../../compiler/site.ts';

/** Editors save in several steps (ms): one build for all of them. */
const SETTLING = 30;

/** Builds a site again and again; each time only what has changed. */
export class Builder {
  readonly #folder: string;
  #records: Records | undefined;

  /** `folder` is where the worker's static assets are written. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A site with errors leaves what the last good one made. What is made is not recorded as published. */
  async build(): Promise<CompiledSite> {
    this.#records ??= await readRecords();
    const site = await compileInto(this.#folder, this.#records);
    if (countErrors(site.files) === 0) this.#records = byGuide(site.guides.map(({ record }) => record));
    return site;
  }
}

/** Calls `react` after each edit below `folders` from now on, once at a time; what it throws is on the screen. */
export async function onEdit(
  folders: readonly string[],
  react: () => Promise<void>,
): Promise<{ stop(): Promise<void> }> {
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(react).catch(console.error);
    }, SETTLING);
  };
  const watcher = watch([...folders], { ignoreInitial: true }).on('all', soon);
  await once(watcher, 'ready');
  return {
    async stop() {
      clearTimeout(timer);
      await watcher.close();
      await running;
    },
  };
}
