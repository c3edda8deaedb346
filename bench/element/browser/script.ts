/** What is run in each page before its own scripts. */
import { join } from 'node:path';
import { bundleFile } from '../bundle.ts';
import type { Sought } from './watch.ts';

export async function watchScript(sought: Sought): Promise<string> {
  const { script } = await bundleFile(join(import.meta.dirname, 'watch.ts'), 'iife', { SOUGHT: sought });
  return script;
}
