/**
 * One pass over the site in the current directory, in a process of its own so that its memory is its own:
 * `bare` (remark-rehype with the syntax that guides are written in), `commonmark` (the same without GFM and front matter) or
 * `ours` (`edge-faq build`).
 * Prints `{milliseconds, processor, peak}`: the time of the pass itself, that of the processors for it (ms), and the most
 * memory that the process ever had (bytes).
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import rehypeStringify from 'rehype-stringify';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type PluggableList, unified } from 'unified';
import { buildSite, GUIDES } from '../../compiler/build.ts';

const passes: Record<string, () => unknown> = {
  commonmark: () => toHtmlFiles(),
  bare: () => toHtmlFiles(remarkGfm, [remarkFrontmatter, ['yaml']]),
  ours: () => buildSite('dist'),
};

function toHtmlFiles(...syntax: PluggableList): void {
  const processor = unified().use(remarkParse).use(syntax).use(remarkRehype).use(rehypeStringify).freeze();
  mkdirSync('bare', { recursive: true });
  for (const guide of readdirSync(GUIDES)) {
    const html = String(processor.processSync(readFileSync(join(GUIDES, guide, 'en.md'), 'utf8')));
    writeFileSync(join('bare', `${guide}.html`), html);
  }
}

const pass = passes[process.argv[2] ?? ''];
if (!pass) throw new RangeError(`passes are ${Object.keys(passes).join(', ')}`);
const start = performance.now();
const before = process.cpuUsage();
await pass();
const { user, system } = process.cpuUsage(before);
const milliseconds = performance.now() - start;
const peak = process.resourceUsage().maxRSS * 1_024;
console.log(JSON.stringify({ milliseconds, processor: (user + system) / 1_000, peak }));
