import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { DOCS, renewDocs } from './docs.ts';

test('the reference in docs/element.md is that of the element: `npm run docs:element` makes it again', async () => {
  expect(await readFile(DOCS, 'utf8')).toBe(await renewDocs());
});
