/** Bundle of the page load observer, a script that runs in each page before the page's own scripts. */
import { join } from 'node:path';
import { bundleFile } from '../bundle.ts';
import type { ObserverOptions } from './observe-load.ts';

export async function bundleObserver(options: ObserverOptions): Promise<string> {
  const path = join(import.meta.dirname, 'observe-load.ts');
  const { script } = await bundleFile(path, 'iife', { OPTIONS: options });
  return script;
}
