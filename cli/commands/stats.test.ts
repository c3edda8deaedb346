import { expect, test } from 'vitest';
import {
  type Files,
  fingerprintsOf,
  OPENING,
  openFolder,
  TRANSLATED_OPENING,
  text,
  writeFiles,
} from '../../test/fixtures/author-site.ts';
import { type CommandResult, runCommand } from '../../test/fixtures/run-command.ts';

const GUIDE = text(
  ...OPENING,
  'Because of the [law](https://law.example/).',
  '',
  '![A drop](drop.svg)',
  '### How? {#how}',
  'So.',
);
const DROP = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="9"/>';
const { why = '' } = fingerprintsOf(GUIDE);

const SITE: Files = {
  'content/guides/help/en.md': GUIDE,
  'content/guides/help/drop.svg': DROP,
  'content/guides/help/zh-Hant.md': text(
    ...TRANSLATED_OPENING.slice(0, 5),
    'source:',
    `  why: "${why}"`,
    '  how: "0badcafe"',
    ...TRANSLATED_OPENING.slice(5),
    '因為法律這樣規定。',
    '### 怎麼做？ {#how}',
    '這樣做。',
  ),
};

async function stats(files: Files, ...args: string[]): Promise<CommandResult> {
  const folder = await openFolder();
  await writeFiles(folder, files);
  return runCommand(folder, ['stats', ...args]);
}

test('prints one aligned row for each guide and locale', async () => {
  const { code, stdout } = await stats(SITE);
  const rows = stdout.trimEnd().split('\n');
  expect(rows.map((row) => row.split(/ {2,}/).slice(0, 3))).toEqual([
    ['guide', 'locale', 'updated'],
    ['help', 'en', '2026-11-23'],
    ['help', 'zh-Hant', '2026-11-23'],
    ['total', '2', '4'],
  ]);
  const ends = rows.map((row) => [...row.matchAll(/\S(?= {2}|$)/g)].map(({ index }) => index));
  expect(ends[2]?.slice(-4)).toEqual(ends[0]?.slice(-4));
  expect(code).toBe(0);
});

test('counts words in English and Chinese and rounds the reading time up to a minute', async () => {
  const { documents, total } = JSON.parse((await stats(SITE, '--json')).stdout);
  expect(documents).toMatchObject([
    // Help; Intro; About; Why; Because of the law; How; So.
    { locale: 'en', chapters: 1, sections: 2, words: 10, minutes: 1, images: 1, externalLinks: 1 },
    // 幫助 關於 為什麼 因為 法律 這樣 規定 怎麼 做 這樣 做
    { locale: 'zh-Hant', chapters: 1, sections: 2, words: 11, minutes: 1, images: 0, externalLinks: 0 },
  ]);
  expect(total).toMatchObject({
    chapters: 2,
    sections: 4,
    words: 21,
    minutes: 2,
    images: 1,
    externalLinks: 1,
  });
  expect(total.bytes).toBe(documents[0].bytes + documents[1].bytes);
  expect(documents[0].brotliBytes).toBeLessThan(documents[0].bytes);
});

test('counts the reviewed parts of a translation', async () => {
  const { documents } = JSON.parse((await stats(SITE, '--json')).stdout);
  expect(documents[0].translation).toBeUndefined();
  expect(documents[1].translation).toEqual({ parts: 6, reviewed: 1, derived: 0 });
});

test('counts the derived parts of a derived locale', async () => {
  const source = text(
    ...TRANSLATED_OPENING.filter((line) => !line.startsWith('translationOf')),
    '就是。',
    '### 怎麼做？ {#how}',
    '這樣。',
  );
  const { stdout } = await stats(
    {
      'content/guides/help/zh-Hant.md': source.replace('updated', 'derive: zh-Hans\nupdated'),
      'content/guides/help/zh-Hans.md': text(
        '---',
        'translationOf: zh-Hant',
        '---',
        '## 关于 {#about}',
        '### 为什么？ {#why}',
        '因为。',
      ),
    },
    '--json',
  );
  expect(JSON.parse(stdout).documents[1].translation).toEqual({ parts: 3, reviewed: 0, derived: 1 });
});

test('counts the readable guides of a site with errors and exits with 1', async () => {
  const { code, stdout, stderr } = await stats({
    ...SITE,
    'content/guides/broken/en.md': text(...OPENING, '[where?](#nowhere)'),
  });
  expect(stdout).toContain('\nhelp    en ');
  expect(stderr).toBe('1 error, 2 warnings in 3 files: run "npx edge-faq check" to list them\n');
  expect(code).toBe(1);
});
