/** Sites of a benchmark, built as their publishers build them: by the packaged command line. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { imagePathOf } from '../../compiler/render/image-path.ts';
import { writeCorpus } from '../compile/corpus.ts';
import { createImage } from './image.ts';
import { createProses, type NaturalProse } from './prose.ts';

export const SEED = 20_261_126;

/** Sections per guide that `writeCorpus` writes. */
export const SECTIONS_PER_GUIDE = 20;

/** How many guides, each in how many locales. */
export interface Size {
  guides: number;
  locales: number;
}

export interface Site extends Size {
  /** `1,000 x 3`. */
  name: string;
  proses: readonly NaturalProse[];
  /** Folder of the site. */
  root: string;
  /** Folder of the static assets that the worker reads. */
  assets: string;
  /** Path of the URL of its image, which the first guide shows. */
  image: string;
}

/** The command line that a publisher runs: `npm run bench:…` packages it. */
const COMMAND = resolve('lib/edge-faq.js');

const IMAGE = 'form.png';

const ALT_WORDS = 8;

/** Writes the Markdown of a site, and an image, into a new folder below `folder`. A guide is the same in a site of any size. */
export async function writeSite(folder: string, { guides, locales }: Size): Promise<Site> {
  const root = join(folder, `site-${guides}x${locales}`);
  await mkdir(root);
  const proses = createProses(locales);
  await writeCorpus(root, guides, SEED, proses);
  const image = await writeImage(join(root, 'content', 'guides', 'guide-0'), proses);
  const name = `${guides.toLocaleString('en')} x ${locales}`;
  return { guides, locales, name, proses, root, assets: join(root, 'dist'), image };
}

/** Adds an image to the end of the guide in `folder`, and returns the path of its URL. */
async function writeImage(folder: string, proses: readonly NaturalProse[]): Promise<string> {
  const bytes = createImage(SEED);
  await writeFile(join(folder, IMAGE), bytes);
  for (const { locale, space, vocabulary } of proses) {
    const alt = vocabulary.slice(0, ALT_WORDS).join(space);
    await appendFile(join(folder, `${locale}.md`), `\n![${alt}](${IMAGE})\n`);
  }
  return `/${imagePathOf(IMAGE, bytes)}`;
}

/** How much is shown of the output of a build that fails. */
const SHOWN_OUTPUT = 1_000;

/**
 * Starts `edge-faq build` in the folder of the site.
 *
 * @returns its process id, and a promise that is rejected with the end of its output if the build fails.
 */
export function startBuild({ root }: Site): { pid: number; done: Promise<void> } {
  const child = spawn(process.execPath, [COMMAND, 'build'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  if (child.pid === undefined) throw new Error(`${COMMAND} did not start`);
  return { pid: child.pid, done: finish() };

  async function finish(): Promise<void> {
    const [stdout, stderr, [code]] = await Promise.all([
      child.stdout.toArray(),
      child.stderr.toArray(),
      once(child, 'exit'),
    ]);
    const output = Buffer.concat([...stdout, ...stderr]).toString();
    if (code !== 0) throw new Error(`edge-faq build failed:\n${output.slice(-SHOWN_OUTPUT)}`);
  }
}
