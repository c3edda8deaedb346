/** `npm start`: `edge-faq dev` for this repository, which also rebuilds the package when the element's source changes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { watch } from 'chokidar';
import { runDev } from '../cli/commands/dev.ts';
import { formatError } from '../cli/print/system-error.ts';
import { DEMO } from '../demo/folders.ts';

/** Source folders of the package, except the command line and the worker, whose source Wrangler watches. */
const PACKAGE_SOURCES = ['schema', 'search', 'mcp', 'widget', 'worker/static'];

/** What the build writes into them. */
const OUTPUT = join('widget', 'lib');

await buildPackage();
watch(PACKAGE_SOURCES, { ignoreInitial: true, ignored: OUTPUT }).on('all', () => void buildPackage());
try {
  await runDev({ workerPort: 8787, pagesPort: 8700, pages: DEMO });
} catch (error) {
  console.error(`npm start: ${formatError(error)}`);
  process.exit(2);
}

/** Builds in a child process, because this one has loaded the source before the edit. Errors are printed, not thrown. */
async function buildPackage(): Promise<void> {
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'] as const;
  await once(spawn(process.execPath, ['scripts/package.ts'], { stdio: [...stdio] }), 'exit');
}
