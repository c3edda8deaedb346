/**
 * One pass over the site in the current directory, in a process of its own so that its peak memory can be measured:
 *
 *     node bench/compile/pass.ts remark-rehype | commonmark | edge-faq
 *
 * - `remark-rehype`: the baseline, remark-rehype with the syntax of guides (GFM and front matter)
 * - `commonmark`: remark-rehype without these extensions
 * - `edge-faq`: `edge-faq build`
 *
 * Prints `{wallTime, cpuTime, peakMemory}` as JSON: times of the pass without the start of the process (ms), and the peak resident
 * set size of the whole process (bytes).
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
  'remark-rehype': () => renderGuides(remarkGfm, [remarkFrontmatter, ['yaml']]),
  commonmark: () => renderGuides(),
  'edge-faq': () => buildSite('dist'),
};

/** Renders every guide to an HTML file, with `extensions` of Markdown. */
function renderGuides(...extensions: PluggableList): void {
  const processor = unified()
    .use(remarkParse)
    .use(extensions)
    .use(remarkRehype)
    .use(rehypeStringify)
    .freeze();
  mkdirSync('baseline', { recursive: true });
  for (const guide of readdirSync(GUIDES)) {
    const html = String(processor.processSync(readFileSync(join(GUIDES, guide, 'en.md'), 'utf8')));
    writeFileSync(join('baseline', `${guide}.html`), html);
  }
}

const pass = passes[process.argv[2] ?? ''];
if (!pass) throw new RangeError(`the argument must be one of ${Object.keys(passes).join(', ')}`);
const start = performance.now();
const cpuUsageBefore = process.cpuUsage();
await pass();
const { user, system } = process.cpuUsage(cpuUsageBefore);
const wallTime = performance.now() - start;
const peakMemory = process.resourceUsage().maxRSS * 1_024;
console.log(JSON.stringify({ wallTime, cpuTime: (user + system) / 1_000, peakMemory }));
