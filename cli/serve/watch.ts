/** File watcher with debouncing. */
import { once } from 'node:events';
import { watch } from 'chokidar';
import { formatError } from '../print/system-error.ts';

/** Editors save in several steps, which are handled as one edit. */
const DEBOUNCE_MS = 30;

/** Calls `onEdit` after each edit below `folders`, never twice at the same time; its errors are printed. */
export async function watchFolders(
  folders: readonly string[],
  onEdit: () => Promise<void>,
): Promise<{ stop(): Promise<void> }> {
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(onEdit).catch((error: unknown) => console.error(formatError(error)));
    }, DEBOUNCE_MS);
  };
  const watcher = watch([...folders], { ignoreInitial: true }).on('all', schedule);
  await once(watcher, 'ready');
  return {
    async stop() {
      clearTimeout(timer);
      await watcher.close();
      await running;
    },
  };
}
