import { execFileSync } from 'node:child_process';
import { access, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core';
import type { CustomElement, Package as Manifest } from 'custom-elements-manifest/schema';
import { build } from 'esbuild';
import { publint } from 'publint';
import { expect, onTestFinished, test } from 'vitest';
import { exitCode, runNode } from './running.ts';
import { init } from './site.ts';

/** Problems that are decisions. */
function isDecided(problem: Problem): boolean {
  // The package is ESM only; Node.js lets CommonJS require such packages since 22.12.
  if (problem.kind === 'CJSResolvesToESM') return true;
  // TypeScript 7 resolves like Node.js 10 no more, which didn't know `exports`.
  return problem.kind === 'NoResolution' && problem.resolutionKind === 'node10';
}

/** The package as npm would publish it. */
async function pack(): Promise<Buffer<ArrayBuffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [{ filename }] = JSON.parse(
    execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  ) as [{ filename: string }];
  return readFile(join(folder, filename));
}

test('publint finds nothing wrong with the package', async () => {
  const { buffer, byteOffset, byteLength } = await pack();
  const tarball = buffer.slice(byteOffset, byteOffset + byteLength);
  const { messages } = await publint({ pack: { tarball }, strict: true });
  expect(messages).toEqual([]);
});

test('the types of every entry are found, by Node.js and by bundlers', async () => {
  const checked = await checkPackage(createPackageFromTarballData(await pack()));
  if (!('entrypoints' in checked)) throw new Error('the package has no types');
  expect(Object.keys(checked.entrypoints)).toEqual([
    './client',
    './element',
    './element/class',
    './element/react',
    './element/ssr',
    './element/svelte',
    './element/vue',
    './package.json',
  ]);
  expect(checked.problems.filter((problem) => !isDecided(problem))).toEqual([]);
});

/** Options under which somebody else's project may import us, whose declarations are checked as well. */
const OPTIONS =
  '--ignoreConfig --noEmit --strict --target es2022 --lib es2022,dom --types react --jsx react-jsx'.split(
    ' ',
  );

const RESOLUTIONS = [
  ['node', ['--module', 'nodenext']],
  ['a bundler', ['--module', 'esnext', '--moduleResolution', 'bundler', '--exactOptionalPropertyTypes']],
] as const;

test.for(RESOLUTIONS)(
  'types are for use, as resolved by %s, and wrong use doesn’t compile',
  async ([, options]) => {
    const folder = await init();
    await cp('e2e/apps/types', folder, { recursive: true });
    const compiler = resolve('node_modules/typescript/bin/tsc');
    const files = ['page.ts', 'page.tsx', 'templates.ts'];
    const compiled = runNode(folder, compiler, ...OPTIONS, ...options, ...files);
    expect([await exitCode(compiled), compiled.printed()]).toEqual([0, '']);
  },
);

test('the class alone leaves nothing in a bundle that doesn’t use it; the element is always there', async () => {
  const folder = await init();
  const bundle = async (contents: string) => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: folder },
      bundle: true,
      format: 'esm',
      write: false,
    });
    return outputFiles[0]?.text.replace(/^\s*(\/\/.*)?$/gm, '').trim();
  };
  expect(await bundle("import { EdgeFaq } from 'edge-faq/element/class'")).toBe('');
  expect(await bundle("import 'edge-faq/element'")).toContain('customElements.define(');
});

test('a server may import all of it; the manifest in the package has the attributes of that very class', async () => {
  const folder = await init();
  await writeFile(
    join(folder, 'server.mjs'),
    `import { EdgeFaq } from 'edge-faq/element/class';
import 'edge-faq/element';
import 'edge-faq/element/react';
import 'edge-faq/element/svelte';
import 'edge-faq/element/vue';
console.log(JSON.stringify(EdgeFaq.observedAttributes));
`,
  );
  const running = runNode(folder, 'server.mjs');
  expect(await exitCode(running)).toBe(0);

  const installed = join(folder, 'node_modules/edge-faq');
  const { customElements } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  const manifest: Manifest = JSON.parse(await readFile(join(installed, customElements), 'utf8'));
  const element = manifest.modules[0]?.declarations?.[0] as CustomElement;
  expect(element.attributes?.map(({ name }) => name)).toEqual(JSON.parse(running.printed()));
  for (const { path } of manifest.modules) await access(join(installed, path));
});

test('a server renders a guide by the package', async () => {
  const folder = await init();
  await writeFile(
    join(folder, 'server.mjs'),
    `import { renderGuide } from 'edge-faq/element/ssr';
const part = { html: '<p>Yes.</p>', text: 'Yes.' };
const section = { id: 'how', heading: 'How?', updated: '2026-11-25', ...part };
const chapters = [{ id: 'all', heading: 'All', sections: [section] }];
const about = { title: 'Help', description: '', updated: '2026-11-25', revision: '0'.repeat(32), intro: part };
const guide = { guide: 'help', locale: 'en', locales: ['en'], chapters, ...about };
console.log(renderGuide(guide, { src: 'https://faq.example', open: 'how' }));`,
  );
  const running = runNode(folder, 'server.mjs');
  expect(await exitCode(running)).toBe(0);
  expect(running.printed()).toMatch(
    /^<edge-faq guide="help" locale="en" src="https:\/\/faq\.example" open="how"><template shadowrootmode="open"><style>/,
  );
  expect(running.printed()).toMatch(/<details id="how" part="section"\s+open/);
});
