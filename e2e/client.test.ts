import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { test } from './fixtures.ts';
import { exitCode, runNode } from './running.ts';
import { init } from './site.ts';

/** Options under which somebody else's project may import us. */
const OPTIONS = '--ignoreConfig --noEmit --strict --target es2024 --lib es2024,dom --types node'.split(' ');

test('the example of the typed client finds answers', async ({ worker }) => {
  const running = runNode('.', 'client/example.ts', worker.origin);
  expect([await exitCode(running), running.printed()]).toEqual([
    0,
    expect.stringMatching(/^.+\? \(\d{4}-\d\d-\d\d\)\n.+…/),
  ]);
});

test.for([
  ['node', ['--module', 'nodenext']],
  ['a bundler', ['--module', 'esnext', '--moduleResolution', 'bundler', '--exactOptionalPropertyTypes']],
] as const)(
  'in another project the example compiles as resolved by %s, and runs',
  async ([, options], { worker }) => {
    const folder = await init();
    const example = await readFile('client/example.ts', 'utf8');
    await writeFile(join(folder, 'example.mts'), example.replace("'./index.ts'", "'edge-faq/client'"));

    const compiler = resolve('node_modules/typescript/bin/tsc');
    const compiled = runNode(folder, compiler, ...OPTIONS, ...options, 'example.mts');
    expect([await exitCode(compiled), compiled.printed()]).toEqual([0, '']);

    const running = runNode(folder, 'example.mts', worker.origin);
    expect([await exitCode(running), running.printed()]).toEqual([0, expect.stringContaining('…')]);
  },
);

test('a wrong call doesn’t compile', async () => {
  const folder = await init();
  await writeFile(
    join(folder, 'wrong.mts'),
    `import { createClient } from 'edge-faq/client';
const client = createClient('https://faq.example');
await client.v1.search.$get({ query: { question: 'late payment' } });
const guide = await (await client.v1.guides[':guide'].$get({ param: { guide: 'x' }, query: {} })).json();
guide.pages;
`,
  );
  const compiler = resolve('node_modules/typescript/bin/tsc');
  const compiled = runNode(folder, compiler, ...OPTIONS, '--module', 'nodenext', 'wrong.mts');
  expect(await exitCode(compiled)).not.toBe(0);
  expect(compiled.printed()).toMatch(
    /^wrong\.mts\(3,\d+\): error TS.*\n[\s\S]*^wrong\.mts\(5,7\): error TS2339/m,
  );
});
