import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import {
  compileFolder,
  OPENING,
  openFolder,
  recordsOf,
  TRANSLATED_OPENING,
  text,
  writeFiles,
} from '../test/fixtures/author-site.ts';
import { build, outputOf, SVG, TWO_GUIDES } from '../test/fixtures/two-guides.ts';
import { writeSite } from '../test/fixtures/write-site.ts';
import { renderManifest } from './publish/manifest.ts';
import { listPaths, removeOutdated } from './publish/write.ts';

let folder: string;

beforeEach(async () => {
  folder = await openFolder();
});

test('compiles only the guide whose file changed', async () => {
  await writeFiles(folder, TWO_GUIDES);
  const first = await build(folder);
  await writeFiles(folder, { 'guides/more/zh-Hant.md': text(...TRANSLATED_OPENING, '再看。') });
  const second = await build(folder, 'dist', recordsOf(first));
  expect(second.guides.map(({ record, documents }) => [record.entry.guide, documents?.length])).toEqual([
    ['help', undefined],
    ['more', 2],
  ]);
  const cold = await build(folder, 'cold');
  expect(await outputOf(folder)).toEqual(await outputOf(folder, 'cold'));
  expect(recordsOf(second)).toEqual(recordsOf(cold));
  expect(second.links).toEqual(cold.links);
});

test.each([
  ['an image', { 'guides/dot.svg': SVG.replace('3', '9') }, ['help']],
  [
    'a new locale',
    { 'guides/more/fr.md': text(...OPENING.slice(0, 4), 'translationOf: en', ...OPENING.slice(4), 'Oui.') },
    ['more'],
  ],
  ['the page of guides', { 'site.yaml': 'pages: https://other.example/{guide}' }, ['help', 'more']],
  ['the synonyms', { 'search.yaml': 'synonyms: { en: [[so, thus]] }' }, ['help', 'more']],
  [
    'the phrasings',
    {
      'guides/more/en.md': text(
        ...OPENING.slice(0, 4),
        'asked: { why: [so what] }',
        ...OPENING.slice(4),
        'So.',
      ),
    },
    ['more'],
  ],
  ['nothing', {}, []],
])('recompiles only the guides that a change of %s affects', async (_, change, guides) => {
  await writeFiles(folder, TWO_GUIDES);
  const first = await build(folder);
  await writeFiles(folder, change);
  const compiled = await compileFolder(folder, recordsOf(first));
  const dist = join(folder, 'dist');
  const written = await writeSite(compiled.site, dist);
  await removeOutdated(dist, await listPaths(written, dist, await renderManifest(written)));
  const again = compiled.site.guides.filter(({ documents }) => documents);
  expect(again.map(({ record }) => record.entry.guide)).toEqual(guides);
  await writeSite((await compileFolder(folder)).site, join(folder, 'cold'));
  expect(await outputOf(folder)).toEqual(await outputOf(folder, 'cold'));
});

test('reports a dead link into a changed guide, even where the linking guide is unchanged', async () => {
  await writeFiles(folder, TWO_GUIDES);
  const first = await build(folder);
  await writeFiles(folder, {
    'guides/help/en.md': String(TWO_GUIDES['guides/help/en.md']).replace('#why', '#reason'),
    'guides/help/zh-Hant.md': String(TWO_GUIDES['guides/help/zh-Hant.md']).replace('#why', '#reason'),
  });
  const { diagnosticLines } = await compileFolder(folder, recordsOf(first));
  expect(diagnosticLines).toEqual([
    'guides/more/en.md:9:5 error dead-link dead link: the guide "help" has no "why"',
  ]);
});
