/** Reproducible builds: the same content gives the same bytes on any machine. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { readdir, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  compileFolder,
  type Files,
  OPENING,
  openFolder,
  readFiles,
  TRANSLATED_OPENING,
  text,
  writeFiles,
} from '../../test/fixtures/author-site.ts';
import { withdrawnEntry } from '../../test/fixtures/rules.ts';
import { writeSite } from '../../test/fixtures/write-site.ts';

const listing = vi.hoisted(() => ({ backwards: false, count: 0 }));

/** The entries of a folder, reversed while `listing.backwards` is set. */
function inListingOrder(names: unknown): unknown {
  listing.count += 1;
  return Array.isArray(names) && listing.backwards ? names.toReversed() : names;
}

vi.mock('node:fs', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs')>();
  const readdirSync = (...parameters: unknown[]) =>
    inListingOrder(Reflect.apply(original.readdirSync, original, parameters));
  return { ...original, readdirSync };
});

vi.mock('node:fs/promises', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs/promises')>();
  const readdir = async (...parameters: unknown[]) =>
    inListingOrder(await Reflect.apply(original.readdir, original, parameters));
  return { ...original, readdir };
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';

const GUIDE = text(
  ...OPENING.slice(0, 4),
  'withdrawn:',
  ...withdrawnEntry('why'),
  ...OPENING.slice(4),
  'Ich: ![I](i.svg), *İI*, ß.[^1]',
  '[a](https://a.example), [z](../zoo/en.md)',
  '',
  '[^1]: Note.',
);

const FRENCH = text(
  ...OPENING.slice(0, 4),
  ...['translationOf: en', 'withdrawn:', ...withdrawnEntry('why')],
  ...OPENING.slice(4),
  'Oui.',
);

const CHINESE = text(
  ...TRANSLATED_OPENING.slice(0, 5),
  ...['withdrawn:', ...withdrawnEntry('why')],
  ...TRANSLATED_OPENING.slice(5),
  '因為網路。',
);

const SITE: Files = Object.fromEntries([
  ...['alpha', 'beta', 'island', 'zoo'].flatMap((guide) => [
    [`guides/${guide}/en.md`, GUIDE],
    [`guides/${guide}/fr.md`, FRENCH],
    [`guides/${guide}/zh-Hant.md`, CHINESE],
    [`guides/${guide}/i.svg`, SVG],
  ]),
  ['site.yaml', 'pages: https://shop.example/{guide}/{locale}'],
  ['search.yaml', 'synonyms: { en: [[ich, i]], zh: [[網路, 互聯網]] }'],
]);

async function build(folder: string): Promise<Map<string, Buffer>> {
  const { site, diagnosticLines } = await compileFolder(folder);
  expect(diagnosticLines).toEqual([]);
  await writeSite(site, join(folder, 'dist'));
  const files = await readFiles(join(folder, 'dist'));
  expect([...files.keys()].filter((path) => path.startsWith('content/withdrawals/'))).toHaveLength(1);
  return files;
}

async function createSite(files: Files): Promise<string> {
  const folder = await openFolder();
  await writeFiles(folder, files);
  return folder;
}

test('builds the same bytes whatever the order and the times in which the files were written', async () => {
  const first = await createSite(SITE);
  const second = await createSite(Object.fromEntries(Object.entries(SITE).toReversed()));
  for (const path of Object.keys(SITE)) await utimes(join(second, path), 1, 1);
  expect(await build(second)).toEqual(await build(first));
});

test('builds the same bytes whatever the order in which the file system lists files', async () => {
  const [first, second] = [await createSite(SITE), await createSite(SITE)];
  const forwards = [await readdir(join(first, 'guides')), readdirSync(join(first, 'guides'))];
  const expected = await build(first);
  listing.backwards = true;
  onTestFinished(() => {
    listing.backwards = false;
  });
  const backwards = [await readdir(join(first, 'guides')), readdirSync(join(first, 'guides'))];
  expect(backwards).toEqual(forwards.map((names) => names.toReversed()));
  listing.count = 0;
  const { site } = await compileFolder(second);
  expect(listing.count).toBeGreaterThanOrEqual(5);
  await writeSite(site, join(second, 'dist'));
  const files = await readFiles(join(second, 'dist'));
  for (const [path, bytes] of expected) expect(files.get(path)).toEqual(bytes);
  expect(files.size).toBe(expected.size);
});

test('builds the same bytes from Unix and Windows line breaks', async () => {
  const windows = Object.entries(SITE).map(([path, content]) => [
    path,
    path.endsWith('.md') ? String(content).replaceAll('\n', '\r\n') : content,
  ]);
  expect(await build(await createSite(Object.fromEntries(windows)))).toEqual(
    await build(await createSite(SITE)),
  );
});

const COMPILE = `
  import { compileSite } from '${new URL('../site.ts', import.meta.url)}';
  import { writeSite } from '${new URL('../../test/fixtures/write-site.ts', import.meta.url)}';
  const [, guides, out] = process.argv;
  const site = await compileSite(guides);
  await writeSite(site, out);
  console.log(Intl.DateTimeFormat().resolvedOptions().locale, new Date('2026-11-24').getHours());
`;

test('builds the same bytes in any current directory, language and time zone', async () => {
  const folder = await createSite(SITE);
  const expected = await build(folder);
  for (const [cwd, language, zone, environment] of [
    ['/', 'tr_TR.UTF-8', 'Pacific/Kiritimati', 'tr-TR 14'],
    [tmpdir(), 'C', 'UTC', 'en-US 0'],
    [join(folder, 'guides/zoo'), 'zh_TW.UTF-8', 'Asia/Taipei', 'zh-TW 8'],
  ] as const) {
    const out = join(await openFolder(), 'out');
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', COMPILE, join(folder, 'guides'), out],
      { cwd, env: { ...process.env, LC_ALL: language, TZ: zone }, encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(stdout.trim()).toBe(environment);
    expect(await readFiles(out)).toEqual(expected);
  }
}, 60_000);
