/** Phrasings of sections: their sections, their clashes, and what is made of them. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openIndex, search } from '../../search/search.ts';
import {
  compile,
  compileFolder,
  documentOf,
  type Files,
  openFolder,
  text,
  writeFiles,
} from '../../test/fixtures/author-site.ts';
import { askedField } from '../../test/fixtures/rules.ts';
import { writeSite } from '../../test/fixtures/write-site.ts';
import { readEdition } from '../document/read-edition.ts';

/** The body of a guide with the sections `pay` and `call`. */
const BODY = ['## 還款 {#all}', '### 怎麼還款？ {#pay}', '用應用程式。', '### 找誰？ {#call}', '找我們。'];

/** A file with these fields, phrasings and body; its front matter begins with 3 lines. */
function write(fields: readonly string[], asked: Record<string, string[]>, body = BODY): string {
  const phrasings = Object.keys(asked).length > 0 ? askedField(asked) : [];
  const metadata = ['title: 還款', 'description: 怎麼辦', 'updated: 2026-11-23'];
  return text('---', ...metadata, ...fields, ...phrasings, '---', ...body);
}

const SOURCE = 'guides/help/zh-Hant.md';
const DERIVED = 'guides/help/zh-Hans.md';

/** The phrasings of the guide in `locale`, which must have no diagnostics but `expected`. */
async function askedIn(locale: string, files: Files, expected: string[] = []) {
  const { site, diagnosticLines } = await compile(files);
  expect(diagnosticLines.filter((line) => !line.includes('unreviewed-derivation'))).toEqual(expected);
  return site.guides[0]?.asked?.get(locale);
}

test('lists phrasings by section in the order of the guide, those of a former id under the current one', async () => {
  const asked = { call: ['誰能幫我'], payment: ['遲了怎麼辦'], pay: ['還不起'] };
  expect(await askedIn('zh-Hant', { [SOURCE]: write(['aliases: { payment: pay }'], asked) })).toEqual({
    pay: ['遲了怎麼辦', '還不起'],
    call: ['誰能幫我'],
  });
});

test('keeps a phrasing that is repeated once, as it is spelled first', async () => {
  const asked = { pay: ['How do I pay', 'how do i PAY?'] };
  expect(
    await askedIn('zh-Hant', { [SOURCE]: write([], asked) }, [
      `${SOURCE}:8:7 warning repeated-phrasing "how do i PAY?", which search reads as "How do I pay", is a phrasing of "pay" twice`,
    ]),
  ).toEqual({ pay: ['How do I pay'] });
});

test('accepts the heading of a section as its own phrasing', async () => {
  expect(await askedIn('zh-Hant', { [SOURCE]: write([], { pay: ['怎麼還款'] }) })).toEqual({
    pay: ['怎麼還款'],
  });
});

test('accepts phrasings of a section whose id is a property of every object, like constructor', async () => {
  const body = BODY.map((line) => line.replace('#pay', '#constructor'));
  const asked = await askedIn('zh-Hant', { [SOURCE]: write([], { constructor: ['還不起'] }, body) });
  expect(Object.entries(asked ?? {})).toEqual([['constructor', ['還不起']]]);
});

test('reports a phrasing of two sections in both Chinese scripts as a clash', async () => {
  const asked = { pay: ['還不起'], call: ['还不起'] };
  const { diagnostics } = await compile({ [SOURCE]: write([], asked) });
  expect(diagnostics).toMatchObject([{ line: 9, severity: 'error', rule: 'phrasing-clash' }]);
});

test('suggests the section that an unknown id may be a typo of, in a translation as well', async () => {
  const english = ['## Paying {#all}', '### How? {#pay}', 'By app.', '### Who helps? {#call}', 'We do.'];
  const { diagnostics } = await compile({
    [SOURCE]: write([], {}),
    'guides/help/en.md': write(['translationOf: zh-Hant'], { cal: ['help me'] }, english).replace(
      '怎麼辦',
      'What to do',
    ),
  });
  expect(diagnostics.filter(({ rule }) => rule === 'phrasing-of-nothing')).toMatchObject([
    { line: 7, hint: 'did you mean "call"? Otherwise remove it; the sections are pay, call' },
  ]);
});

test('gives a derived locale the phrasings of its source, converted', async () => {
  const files = { [SOURCE]: write(['derive: zh-Hans'], { pay: ['遲了怎麼辦'] }) };
  expect(await askedIn('zh-Hans', files)).toEqual({ pay: ['迟了怎么办'] });
});

test('gives a derived locale its own phrasings of the sections for which its file lists some', async () => {
  const files = {
    [SOURCE]: write(['derive: zh-Hans'], { pay: ['遲了怎麼辦'], call: ['誰能幫我'] }),
    [DERIVED]: text('---', 'translationOf: zh-Hant', ...askedField({ pay: ['逾期了咋办'] }), '---'),
  };
  expect(await askedIn('zh-Hans', files)).toEqual({ pay: ['逾期了咋办'], call: ['谁能帮我'] });
});

test('gives a derived locale no phrasings of a section for which its file has an empty list', async () => {
  const files = {
    [SOURCE]: write(['derive: zh-Hans'], { pay: ['遲了怎麼辦'], call: ['誰能幫我'] }),
    [DERIVED]: text('---', 'translationOf: zh-Hant', 'asked: { pay: [] }', '---'),
  };
  expect(await askedIn('zh-Hans', files)).toEqual({ call: ['谁能帮我'] });
});

test('reports clashes of the file of a derived locale with what it has from its source, in that file', async () => {
  const files = {
    [SOURCE]: write(['derive: zh-Hans'], { pay: ['遲了怎麼辦', '能否展期'] }),
    [DERIVED]: text(
      ...['---', 'translationOf: zh-Hant', ...askedField({ call: ['迟了怎么办'] }), '---'],
      ...['## 还款 {#all}', '### 能否展期？ {#call}', '找我们。'],
    ),
  };
  await askedIn('zh-Hans', files, [
    `${DERIVED}:5:7 error phrasing-clash "迟了怎么办" is a phrasing of two sections, "pay" and "call"`,
    `${DERIVED}:8:1 error phrasing-clash "能否展期" is a phrasing of "pay" and the heading of "call"`,
  ]);
});

test('gives a translation no phrasings of its source', async () => {
  const english = ['## Paying {#all}', '### How? {#pay}', 'By app.', '### Who helps? {#call}', 'We do.'];
  const { site } = await compile({
    [SOURCE]: write([], { pay: ['遲了怎麼辦'] }),
    'guides/help/en.md': write(['translationOf: zh-Hant'], {}, english).replace('怎麼辦', 'What to do'),
  });
  expect(site.guides[0]?.asked?.get('en')).toEqual({});
});

test('a change of phrasings alone changes the revision, and nothing else of the document', async () => {
  const compiled = await Promise.all(
    [{}, { pay: ['遲了怎麼辦'] }, { pay: ['還不起'] }, { call: ['還不起'] }].map(async (asked) =>
      documentOf(await compile({ [SOURCE]: write([], asked) }), 'zh-Hant'),
    ),
  );
  expect(new Set(compiled.map(({ revision }) => revision)).size).toBe(4);
  expect(new Set(compiled.map((document) => JSON.stringify({ ...document, revision: '' }))).size).toBe(1);
});

test('finds a section by a phrasing, which the document, its Markdown and its page lack', async () => {
  const folder = await openFolder();
  await writeFiles(folder, { [SOURCE]: write([], { call: ['phone the zzyzx'] }) });
  const { site } = await compileFolder(folder);
  await writeSite(site, join(folder, 'dist'));
  const { read } = await readEdition(
    documentOf({ site, diagnostics: [], diagnosticLines: [] }, 'zh-Hant'),
    (path) => join(folder, 'dist', path),
  );
  for (const part of ['document', 'markdown', 'page'] as const) expect(read(part)).not.toContain('zzyzx');
  const { results } = await search(openIndex(JSON.parse(read('search'))), 'zzyzx', 10);
  expect(results.map(({ section }) => section)).toEqual(['call']);
});
