import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const docs = await readFile('docs/security.md', 'utf8');

/** The tests that the document names: the path of the file, and a part of the title. */
const named = Array.from(
  docs.matchAll(/\[([\w/.-]+\.test\.ts)\]\(\.\.\/([\w/.-]+)\) “([^”]+)”/g),
  ([, text, path = '', title = '']) => ({ text, path, title }),
);

test('names at least one test for each risk of the OWASP API Security Top 10, in its row or the next ones', () => {
  const rows = docs.split('\n').filter((line) => line.startsWith('| '));
  const risks = rows.map((row) => /^\| (API\d+) /.exec(row)?.[1]).filter((risk) => risk !== undefined);
  expect(risks).toEqual(Array.from({ length: 10 }, (_, index) => `API${index + 1}`));
  for (const row of rows.filter((each) => /^\| API\d/.test(each))) expect(row).toMatch(/\.test\.ts\) “/);
});

test.each(named)('names a test that exists: $path “$title”', async ({ text, path, title }) => {
  expect(text).toBe(path);
  expect(await readFile(path, 'utf8')).toContain(title);
});
