/** Withdrawals that front matter declares: from the field in a file to the file of the site. */
import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { sha256 } from '../../schema/integrity.ts';
import { withdrawalsPath } from '../../schema/paths.ts';
import { type Withdrawal, WithdrawalSchema } from '../../schema/withdrawal.ts';
import { type Files, openFolder, readFiles, text, writeFiles } from '../../test/fixtures/author-site.ts';
import { withdrawnEntry } from '../../test/fixtures/rules.ts';
import { readManifest } from '../../test/fixtures/stored-site.ts';
import { buildSite } from '../build.ts';
import { listDiagnostics } from '../diagnostics.ts';

const svg = (width: number) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="3"/>`;

const FRONT_MATTER: Record<string, string[]> = {
  en: ['title: Help', 'description: All of it'],
  fr: ['title: Aide', 'description: Le tout', 'translationOf: en'],
  'zh-Hant': ['title: 幫助', 'description: 全部'],
  'zh-Hans': ['title: 帮助', 'description: 全部'],
};

/** A file with the sections `why` and `how`, whose answers show images. */
function file(
  locale: string,
  fields: string[],
  answers = ['![One](../one.svg)', '![Two](../two.svg)'],
): string {
  return text(
    ...['---', ...(FRONT_MATTER[locale] ?? []), 'updated: 2026-11-23', ...fields, '---', '## A {#about}'],
    ...['### W {#why}', answers[0] ?? '', '### H {#how}', answers[1] ?? ''],
  );
}

const IMAGES: Files = { 'guides/one.svg': svg(1), 'guides/two.svg': svg(2) };

beforeEach(async () => {
  const before = process.cwd();
  process.chdir(await openFolder());
  onTestFinished(() => process.chdir(before));
});

async function build(files: Files = {}) {
  await writeFiles('content', files);
  const site = await buildSite('dist');
  const { withdrawals: digest } = await readManifest('dist');
  const path = digest === undefined ? undefined : join('dist', withdrawalsPath(digest));
  const bytes = path === undefined ? undefined : await readFile(path);
  return {
    site,
    path,
    digest,
    bytes,
    withdrawals: bytes
      ? v.parse(v.array(v.strictObject(WithdrawalSchema.entries)), JSON.parse(String(bytes)))
      : [],
    diagnosticLines: listDiagnostics(site.files).map(({ rule, reason }) => `${rule} ${reason}`),
  };
}

/** The withdrawals as `guide locale section`. */
function parts(withdrawals: readonly Withdrawal[]): string[] {
  return withdrawals.map(({ guide, locale, section }) => [guide, locale, section].filter(Boolean).join(' '));
}

const revisionsOf = ({ site }: Awaited<ReturnType<typeof build>>) =>
  site.guides.flatMap(({ record }) => record.entry.locales.map(({ revision }) => revision));

test('stores a withdrawn section with its reason and the notice in the language of its file', async () => {
  const built = await build({
    ...IMAGES,
    'guides/help/en.md': file('en', ['withdrawn:', ...withdrawnEntry('why')]),
  });
  expect(built.diagnosticLines).toEqual([]);
  expect(built.withdrawals).toEqual([
    {
      ...{ guide: 'help', locale: 'en', section: 'why', status: 451, by: 'court' },
      ...{ since: '2026-11-26T00:00:00Z', notice: { en: 'A court required it.' } },
    },
  ]);
  expect(await sha256(built.bytes ?? '')).toBe(built.digest);
});

test('a withdrawal leaves the revisions and editions of its guide as they were', async () => {
  const before = await build({ ...IMAGES, 'guides/help/en.md': file('en', []) });
  expect([before.digest, before.withdrawals]).toEqual([undefined, []]);
  const files = await readFiles('dist');
  const after = await build({ 'guides/help/en.md': file('en', ['withdrawn:', ...withdrawnEntry()]) });
  expect(parts(after.withdrawals)).toEqual(['help en']);
  expect(revisionsOf(after)).toEqual(revisionsOf(before));
  const changed = [...(await readFiles('dist'))].filter(([path, bytes]) => !files.get(path)?.equals(bytes));
  expect(changed.map(([path]) => path)).toEqual([
    'content/manifest.json',
    withdrawalsPath(after.digest ?? ''),
  ]);

  await build({ 'guides/help/en.md': file('en', []) });
  expect(await readFiles('dist')).toEqual(files);
});

test('sorts the withdrawals by guide, locale and section, and keeps those of unchanged guides', async () => {
  const withdrawn = ['withdrawn:', ...withdrawnEntry('why'), ...withdrawnEntry('how'), ...withdrawnEntry()];
  const expected = [
    'a en',
    'a en how',
    'a en why',
    'a fr',
    'a fr how',
    'a fr why',
    'a-b en',
    'a-b en how',
    'a-b en why',
  ];
  const first = await build({
    ...IMAGES,
    'guides/a-b/en.md': file('en', withdrawn),
    'guides/a/en.md': file('en', withdrawn),
    'guides/a/fr.md': file('fr', withdrawn, ['Ah ![Un](../one.svg)', 'Oh']),
  });
  expect(parts(first.withdrawals)).toEqual(expected);
  const second = await build({ 'guides/a-b/en.md': file('en', withdrawn, ['So.', 'Thus.']) });
  expect(second.site.guides.map(({ isNew }) => isNew)).toEqual([false, true]);
  expect(parts(second.withdrawals)).toEqual(expected);
  const warm = await readFiles('dist');
  await rm('.edge-faq/build.json');
  await build();
  expect(await readFiles('dist')).toEqual(warm);
});

test('removes the file of earlier withdrawals, and writes one again that is damaged', async () => {
  const first = await build({
    ...IMAGES,
    'guides/help/en.md': file('en', ['withdrawn:', ...withdrawnEntry('why')]),
  });
  await appendFile(first.path ?? '', ' ');
  const second = await build();
  expect(second.bytes).toEqual(first.bytes);
  const third = await build({ 'guides/help/en.md': file('en', ['withdrawn:', ...withdrawnEntry('how')]) });
  expect(third.path).not.toBe(first.path);
  const stored = [...(await readFiles('dist')).keys()].filter((path) => path.includes('/withdrawals/'));
  expect(stored).toEqual([withdrawalsPath(third.digest ?? '')]);
});

test('a derived locale has the withdrawals of its source with converted notices, unless its file declares the same', async () => {
  const notice = 'notice: 法院裁定：這個答案已經移除。';
  const withdrawn = [...withdrawnEntry('why'), ...withdrawnEntry('how')].map((line) =>
    line.replace(/notice: .*/, notice),
  );
  const source = file('zh-Hant', ['derive: zh-Hans', 'withdrawn:', ...withdrawn]);
  const derived = await build({ ...IMAGES, 'guides/help/zh-Hant.md': source });
  expect(derived.diagnosticLines).toEqual([expect.stringContaining('unreviewed-derivation')]);
  expect(derived.withdrawals.map(({ section, notice }) => [section, notice])).toEqual([
    ['how', { 'zh-Hans': '法院裁定：这个答案已经移除。' }],
    ['why', { 'zh-Hans': '法院裁定：这个答案已经移除。' }],
    ['how', { 'zh-Hant': '法院裁定：這個答案已經移除。' }],
    ['why', { 'zh-Hant': '法院裁定：這個答案已經移除。' }],
  ]);
  const own = withdrawnEntry('why').map((line) => line.replace(/notice: .*/, 'notice: 法院要求。'));
  const overridden = await build({
    'guides/help/zh-Hans.md': text('---', 'translationOf: zh-Hant', 'withdrawn:', ...own, '---'),
  });
  expect(overridden.withdrawals.map(({ section, notice }) => [section, notice]).slice(0, 2)).toEqual([
    ['how', { 'zh-Hans': '法院裁定：这个答案已经移除。' }],
    ['why', { 'zh-Hans': '法院要求。' }],
  ]);
});

test('a section with former ids is withdrawn under its current one, whichever is declared', async () => {
  for (const id of ['why', 'old', 'older']) {
    const fields = ['aliases: { old: why, older: why, other: how }', 'withdrawn:', ...withdrawnEntry(id)];
    const { withdrawals, diagnosticLines } = await build({
      ...IMAGES,
      'guides/help/en.md': file('en', fields),
    });
    expect(diagnosticLines).toEqual([]);
    expect(parts(withdrawals)).toEqual(['help en why']);
  }
});

test('accepts a section that only earlier revisions have', async () => {
  await build({ ...IMAGES, 'guides/help/en.md': file('en', []) });
  const shorter = file('en', ['withdrawn:', ...withdrawnEntry('how')]).split('### H')[0] ?? '';
  const { withdrawals, diagnosticLines } = await build({ 'guides/help/en.md': shorter });
  expect(diagnosticLines).toEqual(['lost-id published id "how" no longer exists: links to it would break']);
  expect(parts(withdrawals)).toEqual(['help en how']);
});

test('a build without withdrawals names none, and writes no file of them', async () => {
  await build({ ...IMAGES, 'guides/help/en.md': file('en', ['withdrawn: []']) });
  expect(await readManifest('dist')).not.toHaveProperty('withdrawals');
  expect([...(await readFiles('dist')).keys()].filter((path) => path.includes('withdrawals'))).toEqual([]);
});

test('a build with an invalid withdrawal leaves the withdrawals that are published', async () => {
  const first = await build({
    ...IMAGES,
    'guides/help/en.md': file('en', ['withdrawn:', ...withdrawnEntry('why')]),
  });
  const second = await build({ 'guides/help/en.md': file('en', ['withdrawn:', ...withdrawnEntry('wy')]) });
  expect(second.diagnosticLines).toHaveLength(1);
  expect(second.bytes).toEqual(first.bytes);
});
