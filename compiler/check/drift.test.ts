/** How authors learn that a translation is older than its source. */
import { expect, test } from 'vitest';
import { compile, fingerprintsOf, OPENING, text } from '../../test/fixtures/author-site.ts';

const SOURCE = text(...OPENING, 'So it is.', '### How? {#how}', 'So.', '## Last {#summary}', 'Bye.');

/** A translation that was last checked against parts of `SOURCE`, and updated on the day `updated`. */
function translate(ids: string[], updated = '2026-11-23'): string {
  const all = fingerprintsOf(SOURCE);
  return text(
    ...['---', 'title: 幫助', 'description: 全部', `updated: ${updated}`, 'translationOf: en'],
    ...(ids.length > 0 ? ['source:', ...ids.map((id) => `  ${id}: "${all[id]}"`)] : []),
    ...['---', '說明。', '## 關於 {#about}', '### 為什麼？ {#why}', '因為。', '### 如何？ {#how}', '這樣。'],
    ...['## 結語 {#summary}', '再見。'],
  );
}

async function faultsOf(source: string, translation: string): Promise<string[]> {
  const site = { 'guides/help/en.md': source, 'guides/help/zh-Hant.md': translation };
  return (await compile(site)).diagnosticLines;
}

const ALL = ['intro', 'why', 'how', 'summary'];

test('a translation that was checked against its source as it is has no diagnosticLines', async () => {
  expect(await faultsOf(SOURCE, translate(ALL))).toEqual([]);
});

test.each([
  ['its answer', 'So it is.', 'So it was.', 'zh-Hant.md:14:1', 'why'],
  ['its heading', '### Why?', '### What for?', 'zh-Hant.md:14:1', 'why'],
  ['the intro', 'Intro.', 'Hello.', 'zh-Hant.md:1:1', 'intro'],
  ['the summary', 'Bye.', 'See you.', 'zh-Hant.md:18:1', 'summary'],
])('a part is older than its source once %s changed there', async (_, old, changed, place, id) => {
  expect(await faultsOf(SOURCE.replace(old, changed), translate(ALL))).toEqual([
    `guides/help/${place} warning stale-translation "${id}" changed in en.md after it was translated`,
  ]);
});

test('line breaks and indents, other parts and the front matter are not a change', async () => {
  const source = SOURCE.replace('So it is.', 'So\nit\n  is.').replace('title: Help', 'title: Aid');
  expect(await faultsOf(source, translate(ALL))).toEqual([]);
});

test('where no fingerprint tells, the dates do', async () => {
  const older =
    'guides/help/zh-Hant.md:1:1 warning stale-translation en.md was updated on 2026-11-23, after this translation (2026-11-22)';
  expect(await faultsOf(SOURCE, translate([], '2026-11-22'))).toEqual([older]);
  expect(await faultsOf(SOURCE, translate(['why'], '2026-11-22'))).toEqual([older]);
  expect(await faultsOf(SOURCE, translate(ALL, '2026-11-22'))).toEqual([]);
  expect(await faultsOf(SOURCE, translate([], '2026-11-24'))).toEqual([]);
});

test('what is older is published all the same', async () => {
  const { site } = await compile({
    'guides/help/en.md': SOURCE.replace('Bye.', 'See you.'),
    'guides/help/zh-Hant.md': translate(ALL),
  });
  expect(site.guides[0]?.documents?.map(({ locale }) => locale)).toEqual(['en', 'zh-Hant']);
});
