/** Entries of `edge-faq` that have moved to packages of their own. They re-export for one version. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** New import specifiers, by the path of the file in `lib/` that the former one leads to. */
const MOVED = {
  client: 'edge-faq-client',
  'element/index': 'edge-faq-element',
  'element/class': 'edge-faq-element/class',
  'element/react': 'edge-faq-element/react',
  'element/ssr': 'edge-faq-element/ssr',
  'element/svelte': 'edge-faq-element/svelte',
  'element/vue': 'edge-faq-element/vue',
};

/** Writes a module and its declarations for each of them. */
export async function writeMovedEntries(): Promise<void> {
  // Of an earlier build, when they were in this package.
  for (const folder of ['element', 'types']) await rm(join('lib', folder), { recursive: true, force: true });
  for (const [path, specifier] of Object.entries(MOVED)) {
    const file = join('lib', path);
    await mkdir(dirname(file), { recursive: true });
    const source = `/** @deprecated Import \`${specifier}\` instead. */\nexport * from '${specifier}';\n`;
    for (const extension of ['.js', '.d.ts']) await writeFile(file + extension, source);
  }
}
