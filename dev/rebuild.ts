/** Builds `dist/` now and again whenever something that goes into it is edited. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'chokidar';

/** What `npm run build` reads. */
const SOURCES = ['content', 'widget', 'worker/static'];

/** Editors save in several steps (ms): one build for all of them. */
const SETTLING = 50;

/** Builds in a process of its own, so that edited source is what runs. Faults are on the screen once this resolves. */
export async function build(): Promise<void> {
  await once(spawn(process.execPath, ['dev/build.ts'], { stdio: 'inherit' }), 'exit');
}

/** Builds again after each edit from now on. A build that fails leaves what the last good one made. */
export async function rebuildOnEdit(): Promise<{ stop(): Promise<void> }> {
  let building = false;
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(rebuild, SETTLING);
  };
  const rebuild = async () => {
    if (building) return soon();
    building = true;
    await build();
    building = false;
  };
  const watcher = watch(SOURCES, { ignoreInitial: true }).on('all', soon);
  await once(watcher, 'ready');
  return {
    async stop() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
