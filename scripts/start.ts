/** `npm start`: `edge-faq dev` on this repository's own guides and pages, the element being built again as well. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'chokidar';
import { runDev } from '../cli/commands/dev.ts';
import { DEMO } from '../demo/folders.ts';

/** What the package is made of, beside the command line itself. */
const SOURCES = ['widget', 'worker/static'];

await buildPackage();
watch(SOURCES, { ignoreInitial: true }).on('all', () => void buildPackage());
await runDev({
  workerPort: 8787,
  pagesPort: 8700,
  pages: DEMO,
});

/** In a process of its own, so that edited source is what runs; its faults are on the screen once this resolves. */
async function buildPackage(): Promise<void> {
  await once(spawn(process.execPath, ['scripts/package.ts'], { stdio: 'inherit' }), 'exit');
}
