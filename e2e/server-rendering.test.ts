/** `renderGuide` of the npm package on servers: in Node.js, and in a worker without Node.js compatibility. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { exitCode, runNode } from './child-process.ts';
import { installPackage, linkPackage } from './installed-package.ts';
import { createTempFolder } from './temp-folder.ts';

beforeAll(installPackage);

/** Renders the guide with a toolbar and without, and lists the source expressions of the style sheets. */
const RENDER = `import { renderGuide, styleSources } from 'edge-faq-element/ssr';
const html = '<p>Yes, <a href="#how">so</a>. <img src="/images/a.png" alt="A & B"></p>';
const section = { id: 'how', heading: 'How & why?', updated: '2026-11-25', html, text: 'Yes, so.' };
const chapters = [{ id: 'all', heading: 'All', sections: [section] }];
const metadata = { title: '逾期', description: '', updated: '2026-11-25', revision: '0'.repeat(32) };
const intro = { html: '<p>In short.</p>', text: 'In short.' };
const guide = { guide: 'help', locale: 'zh-Hant', locales: ['zh-Hant'], chapters, intro, ...metadata };
export const render = async () => [
  renderGuide(guide, { src: 'https://faq.example', open: 'how' }),
  renderGuide(guide, { search: true, 'toggle-all': true }, '<a href="/help">Help</a>', { nonce: 'r4nd0m' }),
  ...(await styleSources()),
];
`;

/** Bundles the worker with the conditions of Wrangler, and returns its response, in workerd. */
async function fetchFromWorker(folder: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'worker.mjs')],
    conditions: ['workerd', 'worker', 'browser'],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const script = outputFiles[0]?.text ?? '';
  const worker = { name: 'server', modules: true, script, compatibilityDate: '2026-08-01' } as const;
  const miniflare = new Miniflare(convertV4MiniflareOptions({ workers: [worker] }));
  onTestFinished(() => miniflare.dispose());
  return (await miniflare.dispatchFetch('http://localhost/')).text();
}

test('renders the same markup in Node.js and in a worker without Node.js compatibility', async () => {
  const folder = await createTempFolder();
  await linkPackage(folder);
  const files = {
    'render.mjs': RENDER,
    'node.mjs': `import { render } from './render.mjs';\nprocess.stdout.write(JSON.stringify(await render()));`,
    'worker.mjs': `import { render } from './render.mjs';\nexport default { fetch: async () => Response.json(await render()) };`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const node = runNode(folder, 'node.mjs');
  expect([await exitCode(node), await fetchFromWorker(folder)]).toEqual([0, node.output()]);
  const [plain, withToolbar, ...sources] = JSON.parse(node.output());
  expect(plain).toMatch(/^<edge-faq guide="help" locale="zh-Hant" src="https:\/\/faq\.example" open="how">/);
  expect(plain).toMatch(/<details id="how" part="section"\s+open/);
  expect(withToolbar).toContain('<template shadowrootmode="open"><style nonce="r4nd0m">');
  expect(withToolbar).toMatch(/<\/template><a href="\/help">Help<\/a><\/edge-faq>$/);
  expect(sources).toEqual(Array(2).fill(expect.stringMatching(/^'sha256-[\w+/]{43}='$/)));
});

test('needs no package that a bundler or Node.js would have to find', async () => {
  const script = await readFile('widget/lib/ssr.js', 'utf8');
  expect(script).not.toMatch(/\bfrom\s*["']|\bimport\s*\(/);
});
