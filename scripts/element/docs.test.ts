import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { DOCS, renewDocs } from './docs.ts';

test('docs/element.md has the current reference; `npm run docs:element` regenerates it', async () => {
  expect(await readFile(DOCS, 'utf8')).toBe(await renewDocs());
});
