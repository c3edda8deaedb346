import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { OPENING, openFolder, text, writeFiles } from '../../test/fixtures/author-site.ts';
import { build, outputOf, TWO_GUIDES } from '../../test/fixtures/two-guides.ts';
import { renderManifest } from './manifest.ts';
import { measureUse } from './platform-use.ts';
import { listPaths } from './write.ts';

let folder: string;

beforeEach(async () => {
  folder = await openFolder();
});

const measure = async () => {
  const site = await build(folder);
  const dist = join(folder, 'dist');
  return measureUse(site, dist, await listPaths(site, dist, await renderManifest(site)));
};

test('counts all files of a deployment, and finds the largest', async () => {
  await writeFiles(folder, { ...TWO_GUIDES, 'dist/embed/script.js': 'x'.repeat(100_000) });
  const { files, largestFile } = await measure();
  expect(files).toBe((await outputOf(folder)).size);
  expect(largestFile).toEqual({ path: 'embed/script.js', bytes: 100_000 });
});

test('estimates the number of guides from the locales, images and two earlier revisions of each', async () => {
  await writeFiles(folder, TWO_GUIDES);
  const { maxGuides, growingFile } = await measure();
  // Two locales with three revisions each, and an image.
  expect(maxGuides.free).toBeGreaterThan(20_000 / 7.3);
  expect(maxGuides.free).toBeLessThan(20_000 / 7);
  expect(maxGuides.paid).toBeLessThan(100_000 / 7);
  expect(growingFile?.maxGuides).toBeGreaterThan(100);
});

test('estimates fewer guides where each has share images, unless there are too many for that', async () => {
  await writeFiles(folder, TWO_GUIDES);
  const site = await build(folder);
  const images = { en: '0'.repeat(32), 'zh-Hant': '1'.repeat(32) };
  const shareImages = {
    site: {},
    guides: new Map([
      ['help', images],
      ['more', images],
    ]),
  };
  const countGuides = (otherFiles: number, measured: typeof site) =>
    measureUse(
      measured,
      join(folder, 'dist'),
      Array.from({ length: otherFiles }, (_, number) => `other/${number}`),
    ).maxGuides.free;
  expect(countGuides(0, { ...site, shareImages })).toBe(countGuides(0, site));
  const [without, withImages] = [countGuides(16_000, site), countGuides(16_000, { ...site, shareImages })];
  // Two locales with three revisions each, and an image.
  expect(without / withImages).toBeCloseTo(9.1 / 7.1, 1);
});

test('estimates fewer guides where other files fill the deployment', async () => {
  await writeFiles(folder, { 'guides/help/en.md': text(...OPENING, 'So.') });
  const before = await measure();
  const others = Array.from({ length: 1_000 }, (_, number) => [`dist/other/${number}`, ''] as const);
  await writeFiles(folder, Object.fromEntries(others));
  const { maxGuides } = await measure();
  expect(before.maxGuides.free - maxGuides.free).toBeCloseTo(1_000 / 3.1, -1);
});
