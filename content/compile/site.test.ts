import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { documentPath, GuideSchema, MANIFEST_PATH, ManifestSchema } from '../schema.ts';
import { formatDiagnostics } from './diagnostics.ts';
import { compileSite, writeSite } from './site.ts';

const GUIDE = `---
title: Help
description: All of it
updated: 2026-11-23
---
## About {#about}
### Why? {#why}
So.
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));
  const created = folder;
  onTestFinished(() => rm(created, { recursive: true }));
  await mkdir(join(folder, 'guides'));
});

async function author(path: string, text: string | Uint8Array): Promise<void> {
  const file = join(folder, 'guides', path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function build(): Promise<string[]> {
  const site = await compileSite(join(folder, 'guides'));
  await writeSite(site, join(folder, 'dist'));
  return formatDiagnostics(site.files);
}

/** Every built file with its text. */
async function built(): Promise<Record<string, string>> {
  const root = join(folder, 'dist');
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const files = paths
    .toSorted()
    .map(async (path) => [path.slice(root.length + 1), await readFile(path, 'utf8')]);
  return Object.fromEntries(await Promise.all(files));
}

test('the manifest names every document, and every document is one', async () => {
  await author('help/en.md', GUIDE);
  await author('more/en.md', GUIDE.replace('Help', 'More'));
  expect(await build()).toEqual([]);

  const files = await built();
  const { guides } = v.parse(ManifestSchema, JSON.parse(files[MANIFEST_PATH] ?? ''));
  expect(guides.map(({ guide }) => guide)).toEqual(['help', 'more']);
  const documents = guides.flatMap(({ guide, locales }) =>
    locales.map((locale) => documentPath(guide, locale)),
  );
  expect(Object.keys(files)).toEqual([...documents, MANIFEST_PATH].toSorted());
  for (const path of documents) v.parse(GuideSchema, JSON.parse(files[path] ?? ''));
});

test('the same files give the same bytes, and what is no longer there goes', async () => {
  await author('help/en.md', GUIDE);
  await build();
  const first = await built();
  await author('help/en.md', GUIDE.replace('So.', 'Because.'));
  await build();
  expect(await built()).not.toEqual(first);
  expect(Object.keys(await built())).toHaveLength(2);
  await author('help/en.md', GUIDE);
  await build();
  expect(await built()).toEqual(first);
});

test('a site with an error replaces nothing', async () => {
  await author('help/en.md', GUIDE);
  await build();
  const good = await built();
  await author('help/en.md', `${GUIDE}### Why? {#why}\nSo.\n`);
  await expect(build()).rejects.toThrow('the site has errors and is not written');
  expect(await built()).toEqual(good);
});

test('a file in another encoding is reported, not published with its letters broken', async () => {
  await author('help/en.md', Buffer.from(GUIDE.replace('So.', 'Voilà.'), 'latin1'));
  const { files } = await compileSite(join(folder, 'guides'));
  expect(formatDiagnostics(files)).toEqual([
    expect.stringMatching(/en\.md:1:1 error the file is not UTF-8: save it with that encoding$/),
  ]);
});
