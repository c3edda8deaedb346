import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { sha256 } from '../../schema/integrity.ts';
import { imageUsesPath } from '../../schema/paths.ts';
import { type Files, openFolder, readFiles, text, writeFiles } from '../../test/fixtures/author-site.ts';
import { readImageUses, readManifest } from '../../test/fixtures/stored-site.ts';
import { buildSite } from '../build.ts';

const svg = (width: number) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="3"/>`;

/** The published file name of the image with this width. */
const nameOf = async (width: number) => `${(await sha256(svg(width))).slice(0, 32)}.svg`;

const ENGLISH = ['title: Help', 'description: All of it'];

const FRENCH = ['title: Aide', 'description: Le tout', 'translationOf: en'];

/** Markdown that shows the images with these widths. */
const show = (...widths: number[]) => widths.map((width) => `![Image ${width}](../${width}.svg)`).join(' ');

/** A file with an introduction, the sections `why` and `how`, and a summary. */
function file(fields: string[], { intro = 'So.', why = 'So.', how = 'So.', summary = 'So.' } = {}): string {
  return text(
    ...['---', ...fields, 'updated: 2026-11-23', '---', intro, '## About {#about}'],
    ...['### Why? {#why}', why, '### How? {#how}', how, '## In short {#summary}', summary],
  );
}

beforeEach(async () => {
  const before = process.cwd();
  process.chdir(await openFolder());
  onTestFinished(() => process.chdir(before));
  await writeFiles('content', Object.fromEntries([1, 2].map((width) => [`guides/${width}.svg`, svg(width)])));
});

/** Builds the site with these files, and returns the uses of its images as `guide locale section`, by width. */
async function build(files: Files): Promise<Record<string, string[]>> {
  await writeFiles('content', files);
  await buildSite('dist');
  const uses = new Map((await readImageUses('dist')).map((line) => [line.image, line.uses]));
  const listed = [1, 2].map(async (width) => {
    const name = await nameOf(width);
    return [width, uses.get(name)?.map((use) => use.join(' ')) ?? []] as const;
  });
  return Object.fromEntries(await Promise.all(listed));
}

const pagePaths = async () =>
  [...(await readFiles('dist')).keys()].filter((path) => path.startsWith('content/image-uses/'));

test('lists the sections that show an image, each once, and intro and summary as the guide', async () => {
  expect(await build({ 'guides/help/en.md': file(ENGLISH, { why: show(1, 1), how: show(1, 2) }) })).toEqual({
    1: ['help en why', 'help en how'],
    2: ['help en how'],
  });
  const around = file(ENGLISH, { intro: show(1), summary: show(1, 2), how: show(2) });
  expect(await build({ 'guides/help/en.md': around })).toEqual({
    1: ['help en'],
    2: ['help en', 'help en how'],
  });
});

test('does not list a section that only writes the URL of an image', async () => {
  const url = `/images/${await nameOf(1)}`;
  const answer = `Not \`<img src="${url}">\`, nor <span title='<img src="${url}">'>this</span>: ${url}`;
  expect(await build({ 'guides/help/en.md': file(ENGLISH, { why: show(1), how: answer }) })).toEqual({
    1: ['help en why'],
    2: [],
  });
});

test('lists what shows an image in every locale, derived ones included, and in every guide, sorted by guide', async () => {
  const chinese = ['title: 幫助', 'description: 全部', 'derive: zh-Hans'];
  const uses = await build({
    'guides/more/zh-Hant.md': file(chinese, { why: show(1) }),
    'guides/help/en.md': file(ENGLISH, { why: show(1), how: show(2) }),
    'guides/help/fr.md': file(FRENCH, { why: show(1), how: 'Ainsi.' }),
  });
  expect(uses).toEqual({
    1: ['help en why', 'help fr why', 'more zh-Hant why', 'more zh-Hans why'],
    2: ['help en how'],
  });
});

test('updates what a changed guide shows, and keeps that of unchanged ones, as a whole build does', async () => {
  await build({
    'guides/help/en.md': file(ENGLISH, { why: show(1) }),
    'guides/more/en.md': file(ENGLISH, { why: show(1), how: show(2) }),
  });
  const uses = await build({ 'guides/help/en.md': file(ENGLISH, { how: show(2) }) });
  expect(uses).toEqual({ 1: ['more en why'], 2: ['help en how', 'more en how'] });
  const incremental = await readFiles('dist');
  await rm('.edge-faq/build.json');
  await build({});
  expect(await readFiles('dist')).toEqual(incremental);
  await rm('content/guides/more', { recursive: true });
  expect(await build({})).toEqual({ 1: [], 2: ['help en how'] });
});

test('sorts the lines by image, with 100 on a page of which the manifest has the first', async () => {
  const widths = Array.from({ length: 150 }, (_, index) => index + 1);
  await writeFiles('content', Object.fromEntries(widths.map((width) => [`guides/${width}.svg`, svg(width)])));
  await build({ 'guides/help/en.md': file(ENGLISH, { why: show(...widths) }) });
  const names = (await Promise.all(widths.map(nameOf))).toSorted();
  expect((await readImageUses('dist')).map(({ image }) => image)).toEqual(names);
  const { images = [] } = await readManifest('dist');
  expect(images.map(([first]) => first)).toEqual([names[0], names[100]]);
});

test('names pages by their SHA-256, removes outdated ones, and writes one again that is damaged', async () => {
  await build({ 'guides/help/en.md': file(ENGLISH, { why: show(1) }) });
  const [before = ''] = await pagePaths();
  await build({ 'guides/help/en.md': file(ENGLISH, { how: show(1) }) });
  const [after = '', ...others] = await pagePaths();
  expect(others).toEqual([]);
  expect(after).not.toBe(before);
  const bytes = (await readFiles('dist')).get(after);
  expect(after).toBe(imageUsesPath(await sha256(Buffer.from(bytes ?? ''))));
  await appendFile(join('dist', after), ' ');
  await build({});
  expect((await readFiles('dist')).get(after)).toEqual(bytes);
});

test('a site without images has neither a page nor a member of the manifest for them', async () => {
  await build({ 'guides/help/en.md': file(ENGLISH, { why: show(1) }) });
  expect(await readManifest('dist')).toHaveProperty('images');
  await build({ 'guides/help/en.md': file(ENGLISH) });
  expect(await readManifest('dist')).not.toHaveProperty('images');
  expect(await pagePaths()).toEqual([]);
});
