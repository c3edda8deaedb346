/** Diagnostics for translations that are older than their source. */
import { expect, test } from 'vitest';
import { compile, fingerprintsOf, OPENING, text } from '../../test/fixtures/author-site.ts';

const SOURCE = text(...OPENING, 'So it is.', '### How? {#how}', 'So.', '## Last {#summary}', 'Bye.');

/** A translation with the fingerprints of these parts of `SOURCE`, updated on the date `updated`. */
function translate(ids: string[], updated = '2026-11-23'): string {
  const all = fingerprintsOf(SOURCE);
  return text(
    ...['---', 'title: 幫助', 'description: 全部', `updated: ${updated}`, 'translationOf: en'],
    ...(ids.length > 0 ? ['source:', ...ids.map((id) => `  ${id}: "${all[id]}"`)] : []),
    ...['---', '說明。', '## 關於 {#about}', '### 為什麼？ {#why}', '因為。', '### 如何？ {#how}', '這樣。'],
    ...['## 結語 {#summary}', '再見。'],
  );
}

async function diagnosticsOf(source: string, translation: string): Promise<string[]> {
  const site = { 'guides/help/en.md': source, 'guides/help/zh-Hant.md': translation };
  return (await compile(site)).diagnosticLines;
}

/** The fingerprints of texts without a body; files of authors contain them, so they must not change. */
const HEADLINES: Record<string, string> = { title: '5b7f0154', description: '77087fe3', about: 'c381a501' };

const ALL = ['intro', 'why', 'how', 'summary'];

test('reports nothing for a translation that was reviewed against the current source', async () => {
  expect(await diagnosticsOf(SOURCE, translate(ALL))).toEqual([]);
});

test.each([
  ['its answer', 'So it is.', 'So it was.', 'zh-Hant.md:14:1', 'why'],
  ['its heading', '### Why?', '### What for?', 'zh-Hant.md:14:1', 'why'],
  ['the intro', 'Intro.', 'Hello.', 'zh-Hant.md:12:1', 'intro'],
  ['the summary', 'Bye.', 'See you.', 'zh-Hant.md:18:1', 'summary'],
])('reports a part as stale once %s changed in the source', async (_, old, changed, place, id) => {
  expect(await diagnosticsOf(SOURCE.replace(old, changed), translate(ALL))).toEqual([
    `guides/help/${place} warning stale-translation "${id}" changed in en.md after it was translated`,
  ]);
});

test.each([
  ['title', 'title: Help', 'title: Aid', '2:1'],
  ['description', 'All of it', 'Some of it', '3:1'],
  ['about', '## About', '## Of us', '14:1'],
])('reports the %s as stale once it changed in the source', async (id, old, changed, place) => {
  const { diagnosticLines } = await compile({
    'guides/help/en.md': SOURCE.replace(old, changed),
    'guides/help/zh-Hant.md': translate(ALL).replace('source:', `source:\n  ${id}: "${HEADLINES[id]}"`),
  });
  expect(diagnosticLines).toEqual([
    `guides/help/zh-Hant.md:${place} warning stale-translation "${id}" changed in en.md after it was translated`,
  ]);
});

test('takes the id title for the section that has it', async () => {
  const source = SOURCE.replace('{#why}', '{#title}');
  const reviewed = translate(ALL).replace('why:', 'title:').replace('{#why}', '{#title}');
  expect(await diagnosticsOf(source.replace('title: Help', 'title: Aid'), reviewed)).toEqual([]);
  expect(await diagnosticsOf(source.replace('So it is.', 'No.'), reviewed)).toEqual([
    'guides/help/zh-Hant.md:14:1 warning stale-translation "title" changed in en.md after it was translated',
  ]);
});

test('ignores changes of line breaks, indentation and front matter', async () => {
  const source = SOURCE.replace('So it is.', 'So\nit\n  is.').replace('title: Help', 'title: Aid');
  expect(await diagnosticsOf(source, translate(ALL))).toEqual([]);
});

test('compares dates where a part has no fingerprint', async () => {
  const older =
    'guides/help/zh-Hant.md:1:1 warning stale-translation en.md was updated on 2026-11-23, after this translation (2026-11-22)';
  expect(await diagnosticsOf(SOURCE, translate([], '2026-11-22'))).toEqual([older]);
  expect(await diagnosticsOf(SOURCE, translate(['why'], '2026-11-22'))).toEqual([older]);
  expect(await diagnosticsOf(SOURCE, translate(ALL, '2026-11-22'))).toEqual([]);
  expect(await diagnosticsOf(SOURCE, translate([], '2026-11-24'))).toEqual([]);
});

test('publishes stale translations', async () => {
  const { site } = await compile({
    'guides/help/en.md': SOURCE.replace('Bye.', 'See you.'),
    'guides/help/zh-Hant.md': translate(ALL),
  });
  expect(site.guides[0]?.documents?.map(({ locale }) => locale)).toEqual(['en', 'zh-Hant']);
});
