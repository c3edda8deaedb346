import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { writeLicences } from './licences.ts';

/** Bundles `source` with its packages; returns the script and its licences. */
async function bundle(source: string) {
  const outdir = await mkdtemp(join(tmpdir(), 'edge-faq-licences-'));
  onTestFinished(() => rm(outdir, { recursive: true }));
  const { metafile } = await build({
    stdin: { contents: source, resolveDir: '.' },
    outfile: join(outdir, 'out.js'),
    bundle: true,
    format: 'esm',
    metafile: true,
    legalComments: 'none',
  });
  await writeLicences(metafile);
  const licences = join(outdir, 'out.js.LEGAL.txt');
  return {
    script: await readFile(join(outdir, 'out.js'), 'utf8'),
    licences: existsSync(licences) ? await readFile(licences, 'utf8') : undefined,
  };
}

const licenceOf = async (name: string, file = 'LICENSE') =>
  (await readFile(`node_modules/${name}/${file}`, 'utf8')).trim();

test('writes the full licence and the version of each package in a bundle, and names the file in a comment', async () => {
  const { script, licences } = await bundle(
    `export { html } from 'lit/html.js'; export { Hono } from 'hono'; export { string } from 'valibot';`,
  );
  expect(script).toMatch(/\n\/\*! out\.js\.LEGAL\.txt \*\/\n$/);
  expect(licences).toContain(await licenceOf('lit-html'));
  expect(licences).toContain(await licenceOf('hono'));
  expect(licences).toContain(await licenceOf('valibot', 'LICENSE.md'));
  expect(licences).toMatch(/^hono \d+\.\d+\.\d+$/m);
});

test('writes the licence text of several packages once', async () => {
  const { licences = '' } = await bundle(
    `import { ReactiveElement } from '@lit/reactive-element'; import { html } from 'lit/html.js'; console.log(ReactiveElement, html);`,
  );
  expect(licences).toMatch(/@lit\/reactive-element \d.*\nlit-html \d.*\n\nBSD 3-Clause License/);
  expect(licences.split('BSD 3-Clause License')).toHaveLength(2);
});

test('writes the licence text of a package that ships without it', async () => {
  const { licences } = await bundle(`export { isElementNode } from '@parse5/tools';`);
  expect(licences).toMatch(
    /^@parse5\/tools \d+\.\d+\.\d+\n\nThe MIT License \(MIT\)\n\nCopyright © 2024 James Garbutt/,
  );
});

test('leaves a bundle without packages as it is', async () => {
  const { script, licences } = await bundle('export const one = 1;');
  expect(script).not.toContain('LEGAL');
  expect(licences).toBe(undefined);
});

test.each([
  ['lib/static/embed', 'edge-faq.js', ['lit-html', '@lit/reactive-element']],
  ['lib', 'worker.js', ['hono']],
  ['widget/lib', 'ssr.js', ['lit-html', '@lit-labs/ssr']],
])('the package has the licences of %s/%s beside it', async (folder, script, packages) => {
  const text = await readFile(join(folder, script), 'utf8');
  expect(text.match(/\/\*! (\S+) \*\//g)).toEqual([`/*! ${script}.LEGAL.txt */`]);
  const licences = await readFile(join(folder, `${script}.LEGAL.txt`), 'utf8');
  for (const each of packages) expect(licences).toContain(await licenceOf(each));
});

test('the file that a script of the package names is beside it', async () => {
  const names = (await readdir('lib', { recursive: true })).filter((name) => name.endsWith('.js'));
  expect(names).toContain('edge-faq.js');
  for (const name of names) {
    const named = /\/\*! (\S+\.LEGAL\.txt) \*\//.exec(await readFile(join('lib', name), 'utf8'))?.[1];
    if (named) expect(existsSync(join('lib', name, '..', named))).toBe(true);
  }
});
