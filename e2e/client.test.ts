/** The typed client, as another project uses it. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect } from 'vitest';
import { exitCode, runNode } from './child-process.ts';
import { test } from './fixtures.ts';
import { createSite, installPackage } from './installed-package.ts';
import { MODULE_RESOLUTIONS, runTypeScript } from './type-check.ts';

beforeAll(installPackage);

/** Compiler options of a Node.js project. */
const OPTIONS = '--target es2024 --lib es2024,dom --types node'.split(' ');

test('prints search results when the client’s example is run', async ({ worker }) => {
  const running = runNode('.', 'client/example.ts', worker.origin);
  expect([await exitCode(running), running.output()]).toEqual([
    0,
    expect.stringMatching(/^.+\? \(\d{4}-\d\d-\d\d\)\n.+…/),
  ]);
});

test.for(MODULE_RESOLUTIONS)(
  'compiles in another project with modules resolved as by %s, and runs there',
  async ([, options], { worker }) => {
    const folder = await createSite();
    const example = await readFile('client/example.ts', 'utf8');
    await writeFile(join(folder, 'example.mts'), example.replace("'./index.ts'", "'edge-faq-client'"));

    const compiler = runTypeScript(folder, ...OPTIONS, ...options, 'example.mts');
    expect([await exitCode(compiler), compiler.output()]).toEqual([0, '']);

    const running = runNode(folder, 'example.mts', worker.origin);
    expect([await exitCode(running), running.output()]).toEqual([0, expect.stringContaining('…')]);
  },
);

test('rejects unknown query parameters and response members at compile time', async () => {
  const folder = await createSite();
  await writeFile(
    join(folder, 'wrong.mts'),
    `import { createClient } from 'edge-faq-client';
const client = createClient('https://faq.example');
await client.v1.search.$get({ query: { question: 'late payment' } });
await client.v1.suggest.$get({ query: { typed: 'late pay' } });
const guide = await (await client.v1.guides[':guide'].$get({ param: { guide: 'x' }, query: {} })).json();
guide.pages;
`,
  );
  const compiler = runTypeScript(folder, ...OPTIONS, '--module', 'nodenext', 'wrong.mts');
  expect(await exitCode(compiler)).not.toBe(0);
  expect(compiler.output()).toMatch(
    /^wrong\.mts\(3,\d+\): error TS.*\n[\s\S]*^wrong\.mts\(4,\d+\): error TS.*\n[\s\S]*^wrong\.mts\(6,7\): error TS2339/m,
  );
});
