/** The FAQ page of each peer, built by its own command with its default settings. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Faq } from './faq.ts';

export interface BuiltPeer {
  /** Everything that was written. */
  folder: string;
  /** The site in it. */
  site: string;
}

export interface Generator {
  name: string;
  /** Its command, below `node_modules`. */
  command: string;
  args: readonly string[];
  output: string;
  /** What its author writes, by path. */
  files(faq: Faq, origin: string): Record<string, string>;
}

export const STARLIGHT: Generator = {
  name: 'Starlight 0.42.4',
  command: 'astro/bin/astro.mjs',
  args: ['build'],
  output: 'dist',
  files: ({ frontMatter, bodyWithoutIds }, origin) => ({
    'astro.config.mjs': `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
export default defineConfig({ site: '${origin}', integrations: [starlight({ title: 'Loan help' })] });
`,
    'src/content.config.ts': `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
    'src/content/docs/index.md': frontMatter + bodyWithoutIds,
  }),
};

export const VITEPRESS: Generator = {
  name: 'VitePress 1.6.4',
  command: 'vitepress/bin/vitepress.js',
  args: ['build'],
  output: '.vitepress/dist',
  files: ({ title, frontMatter, body }) => ({
    '.vitepress/config.mjs': "export default { title: 'Loan help' };\n",
    'index.md': `${frontMatter}# ${title} {#top}\n\n${body}`,
  }),
};

/**
 * Builds the page in a new folder below `installation`, where the generator is found. It sends nothing over the network.
 *
 * @param origin - where the page will be served
 * @throws with the output of the generator if it fails.
 */
export async function buildPeer(
  { command, args, output, files }: Generator,
  installation: string,
  faq: Faq,
  origin: string,
): Promise<BuiltPeer> {
  const folder = await mkdtemp(join(installation, 'site-'));
  // Astro looks here for the packages that it has to bundle.
  await copyFile(join(installation, 'package.json'), join(folder, 'package.json'));
  for (const [path, text] of Object.entries(files(faq, origin))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await promisify(execFile)(process.execPath, [join(installation, 'node_modules', command), ...args], {
    cwd: folder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return { folder, site: join(folder, output) };
}
