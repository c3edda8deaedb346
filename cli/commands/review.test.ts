import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import {
  author,
  fingerprintsOf,
  OPENING,
  openFolder,
  TRANSLATED,
  text,
} from '../../test/fixtures/author-site.ts';
import { type Outcome, run } from '../../test/fixtures/run-command.ts';

const PATH = 'content/guides/help';
const SOURCE = text(...OPENING, 'So.', '### How? {#how}', 'Thus.');
const TRANSLATION = text(
  ...TRANSLATED.slice(0, 5),
  'source: { why: "0badcafe", how: "0badcafe" }',
  ...TRANSLATED.slice(5),
  '就是。',
  '### 怎麼做？ {#how}',
  '這樣。',
);
const now = fingerprintsOf(SOURCE);

let folder: string;

beforeEach(async () => {
  folder = await openFolder();
  await author(folder, { [`${PATH}/en.md`]: SOURCE, [`${PATH}/zh-Hant.md`]: TRANSLATION });
});

async function review(...args: string[]): Promise<Outcome> {
  return run(folder, ['review', ...args]);
}

/** What `edge-faq check` says, a rule and a part each. */
async function faults(): Promise<string[]> {
  const { diagnostics } = JSON.parse((await run(folder, ['check', '--json'])).stdout);
  return diagnostics.map(
    ({ rule, reason }: { rule: string; reason: string }) => `${rule} ${reason.split(' ')[0]}`,
  );
}

test('a translation that was brought up to date is no longer reported', async () => {
  expect(await faults()).toEqual(['stale-translation "why"', 'stale-translation "how"']);
  const { code, stdout } = await review('help', 'zh-Hant');
  expect(stdout).toBe(`${PATH}/zh-Hant.md: 3 parts reviewed: intro, why, how\n`);
  expect(code).toBe(0);
  expect(await faults()).toEqual([]);
});

test('of some parts only those', async () => {
  const { stdout } = await review('help', 'zh-Hant', 'how', '--json');
  expect(JSON.parse(stdout)).toEqual({ path: `${PATH}/zh-Hant.md`, reviewed: ['how'] });
  expect(await faults()).toEqual(['stale-translation "why"']);
});

test('what changes later is reported again', async () => {
  await review('help', 'zh-Hant');
  await author(folder, { [`${PATH}/en.md`]: SOURCE.replace('Thus.', 'Otherwise.') });
  expect(await faults()).toEqual(['stale-translation "how"']);
});

test('a derived locale without a file gets one, with nothing but front matter', async () => {
  const source = text(...OPENING, '就是。').replace('updated', 'derive: zh-Hans\nupdated');
  await author(folder, {
    'content/guides/loan/zh-Hant.md': source,
    'content/guides/loan/en.md': text(...OPENING, 'So.').replace(
      'updated',
      'translationOf: zh-Hant\nupdated',
    ),
  });
  expect(await faults()).toContain('unreviewed-derivation zh-Hans');
  expect((await review('loan', 'zh-Hans')).code).toBe(0);
  expect(await faults()).not.toContain('unreviewed-derivation zh-Hans');
  const { intro, why } = fingerprintsOf(source);
  expect(await readFile(join(folder, 'content/guides/loan/zh-Hans.md'), 'utf8')).toBe(
    text('---', 'translationOf: zh-Hant', 'source:', `  intro: "${intro}"`, `  why: "${why}"`, '---'),
  );
});

test('a file with a byte order mark and Windows line endings keeps both', async () => {
  const written = `\uFEFF${TRANSLATION}`.replaceAll('\n', '\r\n');
  await author(folder, { [`${PATH}/zh-Hant.md`]: written });
  await review('help', 'zh-Hant', 'why');
  expect(await readFile(join(folder, PATH, 'zh-Hant.md'), 'utf8')).toBe(
    written.replace(
      'source: { why: "0badcafe", how: "0badcafe" }',
      `source:\r\n  why: "${now['why']}"\r\n  how: "0badcafe"`,
    ),
  );
});

test.each<[fault: string, args: string[], message: string]>([
  [
    'an unknown guide',
    ['loan', 'en'],
    'there is no guide "loan": there are help; edge-faq new guide loan makes it',
  ],
  [
    'an unknown part',
    ['help', 'zh-Hant', 'why', 'who'],
    'en.md has no part "who": name some of intro, why, how',
  ],
  ['the source itself', ['help', 'en'], 'en is the source of "help": name a translation of it (zh-Hant)'],
  [
    'a locale without a file',
    ['help', 'de'],
    '"help" is not written in de: edge-faq new guide help --locale de begins it',
  ],
  ['no locale', ['help'], "missing required argument 'locale'"],
])('%s is refused with what there is, and nothing is written', async (_, args, message) => {
  const { code, stdout, stderr } = await review(...args);
  expect(stderr).toContain(message);
  expect(stdout).toBe('');
  expect(code).toBe(2);
  expect(await readFile(join(folder, PATH, 'zh-Hant.md'), 'utf8')).toBe(TRANSLATION);
});

test.each([
  [
    'whose front matter is no YAML',
    TRANSLATION.replace('title: 幫助', 'title: ['),
    "the front matter of content/guides/help/zh-Hant.md can't be read",
  ],
  [
    'that is not UTF-8',
    Buffer.from('---\ntitle: \xe9\n---\n', 'latin1'),
    'zh-Hant.md: the file is not UTF-8; save it with that encoding',
  ],
])('a file %s is left as it is', async (_, content, message) => {
  await author(folder, { [`${PATH}/zh-Hant.md`]: content });
  const { code, stderr } = await review('help', 'zh-Hant');
  expect(stderr).toContain(message);
  expect(code).toBe(2);
  expect(await readFile(join(folder, PATH, 'zh-Hant.md'))).toEqual(Buffer.from(content));
});
