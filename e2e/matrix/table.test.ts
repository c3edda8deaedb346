/** The table of promises and their tests in CONTRIBUTING.md. */
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const folder = new URL('../', import.meta.url);

/** Paths of the tests that run in each engine, below `e2e/`. */
async function testsOfEngines(): Promise<string[]> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.test.ts'));
  const isOfEngines = async (path: string) =>
    /^describe\.each\(ENGINES\)/m.test(await readFile(new URL(path, folder), 'utf8'));
  const kept = await Promise.all(paths.map(async (path) => ((await isOfEngines(path)) ? [path] : [])));
  return kept.flat().toSorted();
}

test('names every test file that runs in each engine but that of the page interface, and no other', async () => {
  const text = await readFile(new URL('../CONTRIBUTING.md', folder), 'utf8');
  const section = /^## Where the element's promises are tested$([\s\S]*?)^## /m.exec(text)?.[1] ?? '';
  const named = [...section.matchAll(/\[([\w/-]+)\]\(e2e\/\1(\.test\.ts)\)/g)].map(
    ([, name, end]) => `${name}${end}`,
  );
  expect(named.toSorted()).toEqual((await testsOfEngines()).filter((path) => path !== 'engines.test.ts'));
});
