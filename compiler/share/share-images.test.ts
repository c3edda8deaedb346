import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import {
  type Files,
  OPENING,
  openFolder,
  readFiles,
  TRANSLATED_OPENING,
  text,
  writeFiles,
} from '../../test/fixtures/author-site.ts';
import { buildSite, compileInto } from '../build.ts';
import { countErrors } from '../diagnostics.ts';
import { byGuide } from '../incremental/record.ts';
import { addShareImages } from './share-images.ts';

const drawn = vi.hoisted((): { titles: string[] } => ({ titles: [] }));

vi.mock('./draw-images.ts', async (importOriginal) => {
  const { drawImages } = await importOriginal<typeof import('./draw-images.ts')>();
  const record: typeof drawImages = (tasks, ...others) => {
    drawn.titles.push(...tasks.map(({ content }) => content.title ?? 'the site'));
    return drawImages(tasks, ...others);
  };
  return { drawImages: record };
});

const [, ...REST] = OPENING.slice(1);
const guide = (title: string) => text('---', `title: ${title}`, ...REST, 'So.');

const SITE: Files = {
  'guides/help/en.md': guide('Help me'),
  'guides/help/zh-Hant.md': text(...TRANSLATED_OPENING, '因為。'),
  'guides/more/en.md': guide('More help'),
  'site.yaml': 'origin: https://faq.example\nname: { en: Loans, zh-Hant: 貸款 }\nlogo: logo.svg',
  'logo.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>',
};

const KEPT = '.edge-faq/share';

beforeEach(async () => {
  const before = process.cwd();
  process.chdir(await openFolder());
  onTestFinished(() => process.chdir(before));
  await writeFiles('content', SITE);
});

/** Builds the site, and returns the titles of the images that were drawn: those of the site have none. */
async function build(files: Files = {}) {
  await writeFiles('content', files);
  drawn.titles = [];
  const site = await buildSite('dist');
  expect(countErrors(site.files)).toBe(0);
  return { ...site, titles: drawn.titles.toSorted() };
}

const images = async () => (await readdir('dist/content/share')).toSorted();

/** The images that the index and the shared settings name, by guide and locale. */
async function listNamed(): Promise<Record<string, string>> {
  const files = await readFiles('dist/content');
  const named: Record<string, string> = {};
  for (const [path, bytes] of files) {
    if (path.startsWith('index/'))
      for (const line of bytes.toString().trim().split('\n')) {
        const entry = JSON.parse(line);
        for (const { locale, image } of entry.locales)
          if (image) named[`${entry.guide} ${locale}`] = `${image}.png`;
      }
    if (path.startsWith('site/'))
      for (const [locale, image] of Object.entries(JSON.parse(bytes.toString()).shareImages ?? {}))
        named[locale] = `${String(image)}.png`;
  }
  return named;
}

test('draws an image for each guide in each locale and for the site in each locale, which the index names', async () => {
  const { titles, use } = await build();
  expect(titles).toEqual(['Help me', 'More help', 'the site', 'the site', '幫助']);
  const named = await listNamed();
  expect(Object.keys(named).toSorted()).toEqual(['en', 'help en', 'help zh-Hant', 'more en', 'zh-Hant']);
  expect(Object.values(named).toSorted()).toEqual(await images());
  expect(use?.files).toBe((await readFiles('dist')).size);
});

test('draws nothing for a site without an origin', async () => {
  const { titles } = await build({ 'site.yaml': 'name: Loans' });
  expect(titles).toEqual([]);
  expect([...(await readFiles('dist/content')).keys()].some((path) => path.startsWith('share/'))).toBe(false);
  expect(await listNamed()).toEqual({});
});

test('draws only the images whose title, name, colour or logo has changed, and removes the former ones', async () => {
  await build();
  const before = await images();
  expect((await build()).titles).toEqual([]);
  expect((await build({ 'guides/more/en.md': `${SITE['guides/more/en.md']}\nMore.\n` })).titles).toEqual([]);
  expect(await images()).toEqual(before);
  expect((await build({ 'guides/more/en.md': guide('Other help') })).titles).toEqual(['Other help']);
  const after = await images();
  expect(after.length).toBe(before.length);
  expect(after).not.toEqual(before);
  expect((await readdir(KEPT)).length).toBe(after.length);
  const yaml = String(SITE['site.yaml']);
  expect((await build({ 'site.yaml': `${yaml}\ncolours: { accent: "#0b57d1" }` })).titles.length).toBe(5);
  expect((await build({ 'site.yaml': yaml.replace('en: Loans', 'en: Credit') })).titles.length).toBe(5);
  expect(
    (await build({ 'logo.svg': String(SITE['logo.svg']).replace('<rect', '<rect fill="red"') })).titles
      .length,
  ).toBe(5);
}, 60_000);

test('restores images that are missing or damaged in the output, and draws those that are not kept either', async () => {
  await build();
  const expected = await readFiles('dist/content/share');
  const [first = '', second = ''] = expected.keys();
  await rm(join('dist/content/share', first));
  await writeFile(join('dist/content/share', second), 'damaged');
  expect((await build()).titles).toEqual([]);
  expect(await readFiles('dist/content/share')).toEqual(expected);
  const kept = (await readdir(KEPT)).find((name) => name.includes(first.slice(0, 32))) ?? '';
  await writeFile(join(KEPT, kept), 'damaged');
  await rm(join('dist/content/share', first));
  expect((await build()).titles.length).toBe(1);
  expect(await readFiles('dist/content/share')).toEqual(expected);
  await rm(KEPT, { recursive: true });
  await rm('dist', { recursive: true });
  await build();
  expect(await readFiles('dist/content/share')).toEqual(expected);
}, 60_000);

test('leaves a guide whose title can’t be drawn to the image of the site, and doesn’t try again', async () => {
  const { titles } = await build({
    'guides/help/en.md': guide('القرض المتأخر'),
    'guides/more/en.md': guide('Loan \u{2A6A5}'),
  });
  expect(titles).toContain('Loan \u{2A6A5}');
  expect(Object.keys(await listNamed()).toSorted()).toEqual(['en', 'help zh-Hant', 'zh-Hant']);
  expect((await build()).titles).toEqual([]);
});

test('draws the images of the site only where it has more guides than are drawn', async () => {
  const site = await build();
  const limited = await addShareImages(site, { folder: 'dist', builtAt: 0 }, 1);
  expect(limited.shareImages?.guides.size).toBe(0);
  expect(Object.keys(limited.shareImages?.site ?? {}).toSorted()).toEqual(['en', 'zh-Hant']);
  expect((await addShareImages(site, { folder: 'dist', builtAt: 0 }, 2)).shareImages?.guides.size).toBe(2);
});

test('draws in development what has changed since the build before', async () => {
  const first = await compileInto({ folder: 'dist', builtAt: 0 }, new Map());
  drawn.titles = [];
  await writeFiles('content', { 'guides/more/en.md': guide('Other help') });
  await compileInto(
    { folder: 'dist', builtAt: Date.now() },
    byGuide(first.guides.map(({ record }) => record)),
  );
  expect(drawn.titles).toEqual(['Other help']);
  expect(Object.keys(await listNamed())).toContain('more en');
});
