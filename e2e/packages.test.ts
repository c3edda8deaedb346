/** The npm packages: exports, types, dependencies; bundling and server-side use of the element. */
import { access, cp, readFile, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core';
import type { CustomElement, Package as Manifest } from 'custom-elements-manifest/schema';
import { build } from 'esbuild';
import { publint } from 'publint';
import { beforeAll, expect, test } from 'vitest';
import { exitCode, runNode } from './child-process.ts';
import { createSite, installPackage, npmPack, PACKAGES, type PackageFolder } from './installed-package.ts';
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
async function createTarball(source: PackageFolder): Promise<Buffer<ArrayBuffer>> {
  const folder = await createTempFolder();
  const { filename } = npmPack(source, '--pack-destination', folder);
  return readFile(join(folder, filename));
}

/** A script of a package, except those that the worker serves to pages. */
const SCRIPT = /^lib\/(?!static\/).*\.js$/;

/** The name of the package that an import specifier starts with. */
const PACKAGE_NAME = /^(?:@[^/]+\/)?[^/]+/;

const FOLDERS = Object.keys(PACKAGES) as PackageFolder[];

test.for(FOLDERS)('the package in %s has no publint messages, in strict mode', async (source) => {
  const { buffer, byteOffset, byteLength } = await createTarball(source);
  const tarball = buffer.slice(byteOffset, byteOffset + byteLength);
  const { messages } = await publint({ pack: { tarball }, strict: true });
  expect(messages).toEqual([]);
});

test.for([
  ['widget', ['.', './class', './preact', './react', './solid', './ssr', './svelte', './vue']],
  ['client', ['.']],
  [
    '.',
    [
      './client',
      './element',
      './element/class',
      './element/react',
      './element/ssr',
      './element/svelte',
      './element/vue',
    ],
  ],
] as const)(
  'resolves the types of every export of the package in %s, for Node.js and for bundlers',
  async ([source, entries]) => {
    const result = await checkPackage(createPackageFromTarballData(await createTarball(source)));
    if (!('entrypoints' in result)) throw new Error('the package has no types');
    expect(Object.keys(result.entrypoints)).toEqual([...entries, './package.json']);
    expect(result.problems.filter((problem) => !isAccepted(problem))).toEqual([]);
  },
);

test.for(FOLDERS)(
  'the scripts of the package in %s import only packages that it depends on',
  async (source) => {
    const manifest = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'));
    const scripts = npmPack(source, '--dry-run').files.filter(({ path }) => SCRIPT.test(path));
    const { metafile } = await build({
      entryPoints: scripts.map(({ path }) => join(source, path)),
      outdir: 'unwritten',
      bundle: true,
      splitting: true,
      logLevel: 'error',
      format: 'esm',
      platform: 'node',
      packages: 'external',
      write: false,
      metafile: true,
    });
    const imported = Object.values(metafile.inputs)
      .flatMap(({ imports }) => imports)
      .filter(({ path, external }) => external && !/^(?:node|cloudflare):/.test(path) && !isBuiltin(path));
    const packages = new Set(imported.map(({ path }) => PACKAGE_NAME.exec(path)?.[0]));
    const { dependencies, peerDependencies } = manifest;
    expect(packages.size).toBeGreaterThan(0);
    expect(Object.keys({ ...dependencies, ...peerDependencies })).toEqual(
      expect.arrayContaining([...packages]),
    );
  },
);

test('the element depends on Lit alone', async () => {
  const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
    await readFile('widget/package.json', 'utf8'),
  );
  expect(Object.keys(dependencies)).toEqual(['@lit/reactive-element', 'lit']);
  for (const name of Object.keys(peerDependencies))
    expect(peerDependenciesMeta[name]).toEqual({ optional: true });
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
  expect(await bundle("import { EdgeFaq } from 'edge-faq-element/class'")).toBe('');
  expect(await bundle("import 'edge-faq-element'")).toContain('customElements.define(');
});

test('can be imported on a server, and its custom elements manifest lists the attributes of the class', async () => {
  const folder = await createSite();
  await writeFile(
    join(folder, 'server.mjs'),
    `import { EdgeFaq } from 'edge-faq-element/class';
import 'edge-faq-element';
import 'edge-faq-element/preact';
import 'edge-faq-element/react';
import 'edge-faq-element/solid';
import 'edge-faq-element/svelte';
import 'edge-faq-element/vue';
console.log(JSON.stringify(EdgeFaq.observedAttributes));
`,
  );
  const running = runNode(folder, 'server.mjs');
  expect(await exitCode(running)).toBe(0);

  const installed = join(folder, 'node_modules/edge-faq-element');
  const { customElements } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  const manifest: Manifest = JSON.parse(await readFile(join(installed, customElements), 'utf8'));
  const element = manifest.modules[0]?.declarations?.[0] as CustomElement;
  // These are no properties of the class.
  const others = ['section-url', 'count-searches', 'keep-url', 'remember'];
  const attributes = element.attributes?.map(({ name }) => name);
  expect(attributes).toEqual([...JSON.parse(running.output()), ...others]);
  for (const { path } of manifest.modules) await access(join(installed, path));
});

test('re-exports from the former entries of `edge-faq`, with types', async () => {
  const folder = await createSite();
  await writeFile(
    join(folder, 'former.mts'),
    `import { createClient } from 'edge-faq/client';
import { EdgeFaq } from 'edge-faq/element';
import { EdgeFaq as EdgeFaqClass } from 'edge-faq/element/class';
import { renderGuide } from 'edge-faq/element/ssr';
import type {} from 'edge-faq/element/react';
import type {} from 'edge-faq/element/svelte';
import type {} from 'edge-faq/element/vue';
import { createClient as moved } from 'edge-faq-client';
import { EdgeFaq as movedElement } from 'edge-faq-element';
import { renderGuide as movedRenderGuide } from 'edge-faq-element/ssr';
const same: boolean[] = [createClient === moved, EdgeFaq === movedElement, EdgeFaqClass === EdgeFaq];
console.log(same.join(), renderGuide === movedRenderGuide);
`,
  );
  const options = [...OPTIONS, '--module', 'nodenext', '--skipLibCheck'];
  const compiler = runTypeScript(folder, ...options, 'former.mts');
  expect([await exitCode(compiler), compiler.output()]).toEqual([0, '']);
  const running = runNode(folder, 'former.mts');
  expect([await exitCode(running), running.output()]).toEqual([0, 'true,true,true true\n']);
});
