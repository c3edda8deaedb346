/** Entry module of a site's worker: that of this package, or one that wraps it. */
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../package-root.ts';

/** The worker of the package as a site has it installed. */
export const WORKER = 'node_modules/edge-faq/lib/worker.js';

/** An import of this package, by its name or by the path of a file in it. */
const IMPORT = /\b(?:from|import|require)\s*\(?\s*(['"])(?:[^'"\n]*\/)?edge-faq(?:\/[^'"\n]*)?\1/;

/** Whether `main` runs the worker of this package; undefined if there is no such file. */
export function isWorker(main: string): boolean | undefined {
  if (!existsSync(main) || !statSync(main).isFile()) return undefined;
  // The installed package may be a link to a folder of any name.
  if (/(?:^|\/)edge-faq\/lib\/worker\.js$/.test(main.replaceAll('\\', '/'))) return true;
  if (['lib/worker.js', 'worker/index.ts'].some((name) => realPathOf(name) === realpathSync(main)))
    return true;
  return IMPORT.test(readFileSync(main, 'utf8'));
}

/** A file of this package; its repository has other ones than the published package. */
function realPathOf(name: string): string | undefined {
  const path = join(PACKAGE_ROOT, name);
  return existsSync(path) ? realpathSync(path) : undefined;
}
