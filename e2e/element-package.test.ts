/** The element in the npm package: exports, types, bundling, server-side use. */
import { access, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core';
import type { CustomElement, Package as Manifest } from 'custom-elements-manifest/schema';
import { build } from 'esbuild';
import { publint } from 'publint';
import { beforeAll, expect, test } from 'vitest';
import { exitCode, runNode } from './child-process.ts';
import { createSite, installPackage, npmPack } from './installed-package.ts';
import { createTempFolder } from './temp-folder.ts';
import { MODULE_RESOLUTIONS, runTypeScript } from './type-check.ts';

beforeAll(installPackage);

/** Problems that we accept. */
function isAccepted(problem: Problem): boolean {
  // The package is ESM only; CommonJS can require it since Node.js 22.12.
  if (problem.kind === 'CJSResolvesToESM') return true;
  // Node.js 10 didn't support `exports`; TypeScript 7 no longer has that module resolution.
  return problem.kind === 'NoResolution' && problem.resolutionKind === 'node10';
}

/** The tarball that npm would publish. */
async function createTarball(): Promise<Buffer<ArrayBuffer>> {
  const folder = await createTempFolder();
  const { filename } = npmPack('--pack-destination', folder);
  return readFile(join(folder, filename));
}

test('has no publint messages, in strict mode', async () => {
  const { buffer, byteOffset, byteLength } = await createTarball();
  const tarball = buffer.slice(byteOffset, byteOffset + byteLength);
  const { messages } = await publint({ pack: { tarball }, strict: true });
  expect(messages).toEqual([]);
});

test('resolves the types of every export, for Node.js and for bundlers', async () => {
  const result = await checkPackage(createPackageFromTarballData(await createTarball()));
  if (!('entrypoints' in result)) throw new Error('the package has no types');
  expect(Object.keys(result.entrypoints)).toEqual([
    './client',
    './element',
    './element/class',
    './element/react',
    './element/ssr',
    './element/svelte',
    './element/vue',
    './package.json',
  ]);
  expect(result.problems.filter((problem) => !isAccepted(problem))).toEqual([]);
});

/** Compiler options of a browser project with React. */
const OPTIONS = '--target es2022 --lib es2022,dom --types react --jsx react-jsx'.split(' ');

test.for(MODULE_RESOLUTIONS)(
  'compiles correct use and rejects wrong use, with modules resolved as by %s',
  async ([, options]) => {
    const folder = await createSite();
    await cp('e2e/apps/types', folder, { recursive: true });
    const files = ['page.ts', 'page.tsx', 'templates.ts'];
    const compiler = runTypeScript(folder, ...OPTIONS, ...options, ...files);
    expect([await exitCode(compiler), compiler.output()]).toEqual([0, '']);
  },
);

test('is removed from a bundle that imports only the class without using it, and kept when the element is imported', async () => {
  const folder = await createSite();
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

test('can be imported on a server, and its custom elements manifest lists the attributes of the class', async () => {
  const folder = await createSite();
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
  // These are no properties of the class.
  const others = ['section-url', 'count-searches', 'keep-url', 'remember'];
  const attributes = element.attributes?.map(({ name }) => name);
  expect(attributes).toEqual([...JSON.parse(running.output()), ...others]);
  for (const { path } of manifest.modules) await access(join(installed, path));
});

test('renders a guide on a server', async () => {
  const folder = await createSite();
  await writeFile(
    join(folder, 'server.mjs'),
    `import { renderGuide } from 'edge-faq/element/ssr';
const rendered = { html: '<p>Yes.</p>', text: 'Yes.' };
const section = { id: 'how', heading: 'How?', updated: '2026-11-25', ...rendered };
const chapters = [{ id: 'all', heading: 'All', sections: [section] }];
const metadata = { title: 'Help', description: '', updated: '2026-11-25', revision: '0'.repeat(32), intro: rendered };
const guide = { guide: 'help', locale: 'en', locales: ['en'], chapters, ...metadata };
console.log(renderGuide(guide, { src: 'https://faq.example', open: 'how' }));`,
  );
  const running = runNode(folder, 'server.mjs');
  expect(await exitCode(running)).toBe(0);
  expect(running.output()).toMatch(
    /^<edge-faq guide="help" locale="en" src="https:\/\/faq\.example" open="how"><template shadowrootmode="open"><style>/,
  );
  expect(running.output()).toMatch(/<details id="how" part="section"\s+open/);
});
