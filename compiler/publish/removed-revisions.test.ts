/** Earlier revisions of guides and locales that are removed, and created again. */
import { cp, rm } from 'node:fs/promises';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import {
  type Files,
  OPENING,
  openFolder,
  readFiles,
  siteWithAnswer,
  TRANSLATED_OPENING,
  text,
  writeFiles,
} from '../../test/fixtures/author-site.ts';
import { readIndex } from '../../test/fixtures/stored-site.ts';
import { buildSite } from '../build.ts';
import { RECORD_PATH } from '../incremental/record.ts';
import { listRevisions } from './history.ts';

const OTHER = { 'guides/more/en.md': text(...OPENING, 'So.') };
const CHINESE = (answer: string) => ({ 'guides/help/zh-Hant.md': text(...TRANSLATED_OPENING, answer) });

beforeEach(async () => {
  const before = process.cwd();
  process.chdir(await openFolder());
  onTestFinished(() => process.chdir(before));
  await build({ ...siteWithAnswer('Secret one.'), ...OTHER });
  await build(siteWithAnswer('Secret two.'));
});

async function build(files: Files = {}): Promise<void> {
  await writeFiles('content', files);
  await buildSite('dist');
}

async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true });
}

/** The files in the output folder that have `word` in them. */
async function filesWith(word: string): Promise<string[]> {
  return [...(await readFiles('dist'))].flatMap(([path, bytes]) => (bytes.includes(word) ? [path] : []));
}

/** How many revisions of the guide "help" are served in `locale`. */
async function servedRevisions(locale = 'en'): Promise<number | undefined> {
  const help = (await readIndex('dist')).find(({ guide }) => guide === 'help');
  return help?.locales.find((served) => served.locale === locale)?.revisions.length;
}

test('does not serve revisions of a guide that was removed, when one of the same id is created', async () => {
  expect(await servedRevisions()).toBe(2);
  await remove('content/guides/help');
  await build();
  expect(await filesWith('Secret')).toEqual([]);
  await build(siteWithAnswer('New.'));
  expect([await filesWith('Secret'), await servedRevisions()]).toEqual([[], 1]);
  await build(siteWithAnswer('Newer.'));
  expect([await filesWith('Secret'), await servedRevisions()]).toEqual([[], 2]);
});

test('does not serve them where the record of earlier builds is lost, or is that of a backup', async () => {
  await cp('.edge-faq/build.json', 'backup.json');
  await remove('content/guides/help');
  await build();
  await rm(RECORD_PATH);
  await build(siteWithAnswer('New.'));
  expect([await filesWith('Secret'), await servedRevisions()]).toEqual([[], 1]);
  await cp('backup.json', RECORD_PATH);
  await build();
  expect([await filesWith('Secret'), await servedRevisions()]).toEqual([[], 1]);
});

test('does not serve revisions of a locale that was removed, and keeps those of the others', async () => {
  await build(CHINESE('秘密。'));
  await build(CHINESE('秘密呀。'));
  expect(await servedRevisions('zh-Hant')).toBe(2);
  await remove('content/guides/help/zh-Hant.md');
  await build();
  await build(CHINESE('新的。'));
  expect([await filesWith('秘密'), await servedRevisions('zh-Hant')]).toEqual([[], 1]);
  expect(await servedRevisions('en')).toBe(3);
});

test('serves a revision again that is published again after its guide was removed', async () => {
  await remove('content/guides/help');
  await build();
  await build(siteWithAnswer('Secret two.'));
  await build(siteWithAnswer('New.'));
  expect(await servedRevisions()).toBe(2);
  expect(await filesWith('Secret one.')).toEqual([]);
});

test('a build with errors removes nothing', async () => {
  await remove('content/guides/help');
  await build({ 'guides/more/en.md': text(...OPENING, '[No](#no)') });
  await build({ ...OTHER, ...siteWithAnswer('Secret three.') });
  expect(await servedRevisions()).toBe(3);
});

test('keeps the revisions of a removed guide in the history, for edge-faq diff', async () => {
  await remove('content/guides/help');
  await build();
  const kept = (await listRevisions()).map(({ guide }) => guide);
  expect(kept.toSorted()).toEqual(['help', 'help', 'more']);
});
