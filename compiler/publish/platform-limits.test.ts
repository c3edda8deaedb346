import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { openFolder, siteWithAnswer, writeFiles } from '../../test/fixtures/author-site.ts';
import { buildSite } from '../build.ts';
import { countErrors, listDiagnostics } from '../diagnostics.ts';
import { assertFileSize, reportLargeFiles } from './platform-limits.ts';

const MANIFEST = 'dist/content/manifest.json';

/** Fills `folder` with empty files, numbered from `start` to before `end`. */
async function fill(folder: string, start: number, end: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let from = start; from < end; from += 500) {
    const numbers = Array.from({ length: Math.min(500, end - from) }, (_, index) => from + index);
    await Promise.all(numbers.map((number) => writeFile(join(folder, `${number}`), '')));
  }
}

test('warns above the number of files of the free plan, and refuses a build above that of Workers Paid', async () => {
  const [folder, cwd] = [await openFolder(), process.cwd()];
  const write = (answer: string) =>
    writeFiles(
      folder,
      Object.fromEntries(
        Object.entries(siteWithAnswer(answer)).map(([path, text]) => [`content/${path}`, text]),
      ),
    );
  const lines = async () =>
    listDiagnostics((await buildSite('dist')).files).map(
      ({ path, rule, reason }) => `${path} ${rule} ${reason}`,
    );
  process.chdir(folder);
  try {
    await write('One.');
    expect(await lines()).toEqual([]);
    await fill('dist/static', 0, 20_000);
    expect(await lines()).toEqual([
      'dist many-files the site has 20,008 files: the free plan of Cloudflare refuses more than 20,000',
    ]);
    const before = await readFile(MANIFEST, 'utf8');
    await fill('dist/static', 20_000, 100_000);
    await write('Two.');
    const site = await buildSite('dist');
    expect(listDiagnostics(site.files)).toMatchObject([
      {
        path: 'dist',
        rule: 'too-many-files',
        reason: 'the site has 100,009 files: Cloudflare refuses more than 100,000',
        hint: expect.stringMatching(/^publish fewer guides/),
      },
    ]);
    expect(countErrors(site.files)).toBe(1);
    expect(await readFile(MANIFEST, 'utf8')).toBe(before);
  } finally {
    process.chdir(cwd);
  }
}, 120_000);

test('reports a guide with a file of more than 25 MiB in the source of its locale', () => {
  const sources = ['en', 'zh-Hant'].map((locale) => new VFile({ path: `content/guides/help/${locale}.md` }));
  const fileOf = (locale: string, bytes: number) =>
    [`content/help/${locale}/${'0'.repeat(32)}.edition`, new Uint8Array(bytes)] as const;
  const limit = 25 * 2 ** 20;
  expect(reportLargeFiles(sources, [fileOf('en', limit), fileOf('zh-Hant', limit)])).toBe(false);
  expect(listDiagnostics(sources)).toEqual([]);
  expect(reportLargeFiles(sources, [fileOf('en', limit), fileOf('zh-Hant', limit + 1)])).toBe(true);
  expect(listDiagnostics(sources)).toMatchObject([
    {
      path: 'content/guides/help/zh-Hant.md',
      rule: 'too-large',
      severity: 'error',
      reason: 'the guide would have a file of 26 MiB: Cloudflare refuses more than 25',
    },
  ]);
});

test('refuses a file of more than 25 MiB, in bytes', () => {
  expect(() => assertFileSize('content/a.json', 'x'.repeat(25 * 2 ** 20))).not.toThrow();
  expect(() => assertFileSize('content/a.json', '逾'.repeat(9 * 2 ** 20))).toThrow(
    'content/a.json would have 27 MiB, and Cloudflare refuses files of more than 25: divide the site',
  );
});
