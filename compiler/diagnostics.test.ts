/** Every rule, shown by sites that break it; and what authors are told when they build them. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import {
  answering,
  author,
  compile,
  compileFolder,
  OPENING,
  openFolder,
  recordsOf,
  TRANSLATED,
  text,
} from '../test/fixtures/author-site.ts';
import { CHINESE, ENGLISH, type Fixture, fixtures, fronted, TITLE, UPDATED } from '../test/fixtures/rules.ts';
import { countErrors, type Rule, rules } from './diagnostics.ts';

const cases = Object.entries(fixtures).flatMap(([rule, examples]) =>
  examples.map((example) => ({ rule, shown: example.faults[0] ?? '', ...example })),
);

test.each(cases)('$rule is reported where it stands, with what mends it: $shown', async (example) => {
  const { site, diagnostics, faults } = await compileAfter(example);
  expect(faults).toEqual(example.faults);
  expect(diagnostics.map(({ rule }) => rule)).toContain(example.rule);
  expect(diagnostics.filter(({ mend }) => mend.trim() === '')).toEqual([]);
  expect(countErrors(site.files)).toBe(faults.filter((line) => line.includes(' error ')).length);
});

/** Compiles the site of a fixture, which knows what was published before. */
async function compileAfter({ before, site }: Fixture) {
  if (!before) return compile(site);
  const folder = await openFolder();
  await author(folder, before);
  const { site: earlier } = await compileFolder(folder);
  const published = earlier.guides.map(({ record }) => ({ ...record, published: record.ids }));
  await author(folder, site);
  return compileFolder(folder, new Map(published.map((record) => [record.entry.guide, record])));
}

test.each<[rule: Rule, mend: string]>([
  ['invalid-guide-id', 'rename the folder: use lower-case words joined by hyphens, like "money-pressure"'],
  ['invalid-locale', 'name the file en-GB.md'],
  [
    'no-front-matter',
    'start the file with --- and the fields title, description, updated, and close it with ---',
  ],
  [
    'unknown-field',
    'leave it out; known are title, description, updated, translationOf, source, derive, aliases',
  ],
  ['no-source', 'leave it out of the one that the others are translated from'],
  ['two-sources', 'add "translationOf: en" to the translation'],
  ['duplicate-id', 'give one of them another id: a link can lead to one place only'],
  ['empty-answer', 'write what "Why?" asks for'],
  ['missing-locale', 'edge-faq new guide help --locale zh-Hant'],
  ['stale-translation', 'bring it up to date, then say so: edge-faq review help zh-Hant why'],
  ['dead-link', 'link to one of about, why'],
  ['missing-image', 'put it at guides/help/so.png'],
  ['alias-to-nothing', 'lead it to one of about, why'],
  ['lost-id', 'say in the front matter what became of it, aliases: { how: new-id }'],
])('what mends %s is said in words that can be followed', async (rule, mend) => {
  const [example] = fixtures[rule];
  if (!example) throw new RangeError(`no example of ${rule}`);
  const { diagnostics } = await compileAfter(example);
  expect(diagnostics.find((diagnostic) => diagnostic.rule === rule)?.mend).toBe(mend);
});

test('all faults of all files are reported at once, in the order in which they stand', async () => {
  const { faults } = await compile({
    'guides/help/en.md': text(...OPENING, '[a](#b)', '### How? {#why}', '[c](#d)'),
    'guides/help/fr.md': text('Bonjour.', '', '<script></script>'),
    'guides/more/en.md': text(
      '---',
      'title: [',
      '---',
      '## About {#about}',
      '### Why? {#why}',
      '<b id=a name=b>So.</b>',
    ),
    'site.yaml': 'colour: red',
  });
  expect(faults.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
    'site.yaml:1:1 error invalid-site',
    'guides/help/en.md:9:1 error dead-link',
    'guides/help/en.md:10:1 error duplicate-id',
    'guides/help/en.md:11:1 error dead-link',
    'guides/help/fr.md:1:1 error no-front-matter',
    'guides/help/fr.md:1:1 error missing-part',
    'guides/help/fr.md:1:1 error missing-part',
    'guides/help/fr.md:1:1 warning empty-guide',
    'guides/help/fr.md:3:1 error unsafe-html',
    'guides/more/en.md:2:9 error invalid-yaml',
    'guides/more/en.md:6:1 error unsafe-html',
  ]);
});

test('a guide with errors is not taken for one that is not there', async () => {
  const broken = CHINESE.replace('title: 幫助\n', '');
  const { faults } = await compile({
    ...answering('[a](../more/en.md), [b](../other/zh-Hant.md).'),
    'guides/help/zh-Hant.md': broken,
    'guides/more/en.md': fronted(TITLE, UPDATED),
    'guides/other/en.md': ENGLISH,
    'guides/other/zh-Hant.md': broken,
    'guides/third/en.md': ENGLISH,
    'guides/third/zh-Hant.md': CHINESE,
    'site.yaml': 'pages: https://help.example/{guide}',
  });
  expect(faults).toEqual([
    'guides/help/zh-Hant.md:1:1 error missing-field front matter lacks the field "title"',
    'guides/more/en.md:1:1 error missing-field front matter lacks the field "description"',
    'guides/other/zh-Hant.md:1:1 error missing-field front matter lacks the field "title"',
  ]);
});

test('what is derived from a source with errors is checked as what it is, not as a translation', async () => {
  const { faults } = await compile({
    'guides/help/zh-Hant.md': fronted(TITLE, UPDATED, 'derive: zh-Hans'),
    'guides/help/zh-Hans.md': text(
      '---',
      'translationOf: zh-Hant',
      '---',
      '## 关于 {#about}',
      '### 为什么？ {#why}',
      '[a](#b)',
    ),
  });
  expect(faults).toEqual([
    'guides/help/zh-Hans.md:6:1 error dead-link dead link: no section or chapter has the id "b"',
    'guides/help/zh-Hant.md:1:1 error missing-field front matter lacks the field "description"',
  ]);
});

test('a section may have any word as its id, even one that JavaScript gives to every object', async () => {
  const { faults } = await compile({
    'guides/help/en.md': ENGLISH.replace('#why', '#constructor'),
    'guides/help/zh-Hant.md': CHINESE.replace('#why', '#constructor'),
  });
  expect(faults).toEqual([]);
});

test('warnings are repeated when an unchanged guide is recalled from its record', async () => {
  const folder = await openFolder();
  await author(folder, {
    'guides/help/en.md': text(...OPENING, '```klingon', 'So.', '```'),
    'guides/help/zh-Hant.md': text(
      ...TRANSLATED.slice(0, 3),
      'updated: 2026-11-01',
      ...TRANSLATED.slice(4),
      '因為。',
    ),
    'guides/more/en.md': ENGLISH,
  });
  const first = await compileFolder(folder);
  expect(first.diagnostics.map(({ rule }) => rule)).toEqual([
    'unknown-language',
    'stale-translation',
    'missing-locale',
  ]);
  const again = await compileFolder(folder, recordsOf(first.site));
  expect(again.site.guides.map(({ documents }) => documents)).toEqual([undefined, undefined]);
  expect(again.diagnostics).toEqual(first.diagnostics);
});

test('a guide with warnings only is published', async () => {
  const { site, faults } = await compile({ 'guides/help/en.md': text(...OPENING.slice(0, 5), 'Soon.') });
  expect(faults).toEqual(['guides/help/en.md:1:1 warning empty-guide guide without chapters']);
  expect(countErrors(site.files)).toBe(0);
  expect(site.guides[0]?.documents).toMatchObject([{ intro: { text: 'Soon.' }, chapters: [] }]);
});

test('the authors’ guide explains every rule, and says which is an error', async () => {
  const documented = [
    ...(await readFile('docs/authors.md', 'utf8')).matchAll(/^\| `([a-z0-9-]+)` \| (error|warning) \|/gm),
  ];
  expect(Object.fromEntries(documented.map(([, rule, severity]) => [rule, severity]))).toEqual(rules);
});
