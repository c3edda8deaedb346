/** Diagnostics of every rule: position, severity, reason and hint. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import {
  compile,
  compileFolder,
  OPENING,
  openFolder,
  recordsOf,
  siteWithAnswer,
  TRANSLATED_OPENING,
  text,
  writeFiles,
} from '../test/fixtures/author-site.ts';
import {
  CHINESE,
  ENGLISH,
  type Fixture,
  fixtures,
  TITLE,
  UPDATED,
  withFrontMatter,
} from '../test/fixtures/rules.ts';
import { countErrors, rules } from './diagnostics.ts';

const cases = Object.entries(fixtures).flatMap(([rule, examples]) =>
  examples.map((example) => ({ rule, first: example.expected[0] ?? '', ...example })),
);

test.each(cases)('$rule is reported with position and hint: $first', async (example) => {
  const { site, diagnostics, diagnosticLines } = await compileAfter(example);
  expect(diagnosticLines).toEqual(example.expected);
  expect(diagnostics.map(({ rule }) => rule)).toContain(example.rule);
  expect(diagnostics.filter(({ hint }) => hint.trim() === '')).toEqual([]);
  expect(countErrors(site.files)).toBe(diagnosticLines.filter((line) => line.includes(' error ')).length);
});

/** Compiles the site of a fixture, with the record of the site that was published before. */
async function compileAfter({ before, site }: Fixture) {
  if (!before) return compile(site);
  const folder = await openFolder();
  await writeFiles(folder, before);
  const { site: earlier } = await compileFolder(folder);
  const published = earlier.guides.map(({ record }) => ({ ...record, published: record.ids }));
  await writeFiles(folder, site);
  return compileFolder(folder, new Map(published.map((record) => [record.entry.guide, record])));
}

test.each<[rule: keyof typeof fixtures, hint: string]>([
  ['invalid-guide-id', 'rename the folder: use lower-case words joined by hyphens, like "money-pressure"'],
  ['invalid-locale', 'name the file en-GB.md'],
  ['invalid-yaml', 'write each name once, with all of its values'],
  [
    'no-front-matter',
    'start the file with --- and the fields title, description, updated, and close it with ---',
  ],
  [
    'unknown-field',
    'remove it; the known fields are title, description, updated, translationOf, source, untranslated, derive, aliases, asked, withdrawn',
  ],
  ['no-source', 'remove it from the source, which the others are translated from'],
  ['two-sources', 'add "translationOf: en" to the translation'],
  ['duplicate-id', 'give one of them another id: links need a unique target'],
  ['empty-answer', 'write text under "Why?"'],
  ['missing-locale', 'npx edge-faq new guide help --locale zh-Hant'],
  ['stale-translation', 'update it, then run: npx edge-faq review help zh-Hant why'],
  ['dead-link', 'link to one of about, why'],
  ['missing-image', 'put it at guides/help/so.png'],
  ['alias-to-nothing', 'point it to one of about, why'],
  ['misplaced-file', 'rename it: de.md'],
  ['phrasing-of-nothing', 'did you mean "why"? Otherwise remove it; the sections are why'],
  ['phrasing-clash', 'remove it from "why", or change the heading'],
  ['repeated-phrasing', 'remove one of the two'],
  ['lost-id', 'add an alias to the front matter, aliases: { how: new-id }'],
])('gives a hint for %s', async (rule, hint) => {
  const [example] = fixtures[rule];
  if (!example) throw new RangeError(`no example of ${rule}`);
  const { diagnostics } = await compileAfter(example);
  expect(diagnostics.find((diagnostic) => diagnostic.rule === rule)?.hint).toBe(hint);
});

/** The hints for the guide of a site with this front matter, by line and reason. */
async function hintsOf(...fields: string[]): Promise<string[]> {
  const { diagnostics } = await compile({ 'guides/help/en.md': withFrontMatter(...fields) });
  return diagnostics.map(({ line, hint }) => `${line} ${hint}`);
}

test.each<[problem: string, field: string, hint: string]>([
  ['a number as title', 'title: 007', '2 write it in quotes: "007"'],
  ['a boolean as title', 'title: true', '2 write it in quotes: "true"'],
  ['a title without a value', 'title:', '2 write it as text'],
  ['a day that does not exist', 'updated: 2026-02-30', '2 use a day that exists: 2026-02 has 28 days'],
  ['a number as date', 'updated: 2026', '2 use a date written YYYY-MM-DD'],
  [
    'a number as locale',
    'translationOf: 7',
    '2 use a BCP 47 tag in its usual spelling, like "en" or "zh-Hant"',
  ],
  ['a number as id', 'untranslated: [7]', '2 use lower-case words joined by hyphens, like "money-pressure"'],
])('gives a hint for %s', async (_, field, hint) => {
  const others = [TITLE, 'description: All of it', UPDATED].filter(
    (other) => other.split(':')[0] !== field.split(':')[0],
  );
  expect(await hintsOf(field, ...others)).toContain(hint);
});

test('suggests the field that a name may be a typo of', async () => {
  expect(await hintsOf('titel: Help', 'description: All of it', UPDATED)).toContain(
    '2 did you mean "title"? Otherwise remove it; the known fields are title, description, updated, translationOf, source, untranslated, derive, aliases, asked, withdrawn',
  );
});

test.each([
  ['--', 'write --- in this line'],
  ['----', 'write --- in this line'],
  ['—', 'write --- in this line'],
  ['***', 'write --- in this line'],
  ['', 'add a line --- above this one'],
])('reports front matter that is closed by "%s" once, at that line', async (fence, hint) => {
  const { diagnostics } = await compile({
    'guides/help/en.md': text(
      '---',
      TITLE,
      UPDATED,
      fence,
      '',
      'Intro.',
      '## About {#about}',
      '### Why? {#why}',
      'So.',
    ),
  });
  expect(diagnostics).toMatchObject([
    { line: 4, rule: 'no-front-matter', reason: 'front matter is not closed', hint },
  ]);
});

test('says where to add each part that a translation lacks', async () => {
  const { diagnostics } = await compile({
    'guides/help/en.md': text(
      ...OPENING,
      'So.',
      '### How? {#how}',
      'So.',
      '## More {#more}',
      '### Who? {#who}',
      'I.',
    ),
    'guides/help/zh-Hant.md': CHINESE.replace('## 關於 {#about}', '').replace('### 為什麼？ {#why}', ''),
  });
  const missing = diagnostics.filter(({ rule }) => rule === 'missing-part');
  expect(missing.map(({ hint }) => hint.split(':')[0])).toEqual([
    'add "## … {#about}" with its translation above all other chapters',
    'add "### … {#why}" with its translation below the chapter "about"',
    'add "### … {#how}" with its translation below the section "why"',
    'add "## … {#more}" with its translation below the section "how"',
    'add "### … {#who}" with its translation below the chapter "more"',
  ]);
});

test('reports the diagnostics of all files at once, ordered by position', async () => {
  const { diagnosticLines } = await compile({
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
  expect(diagnosticLines.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
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

test('does not report links to a guide with errors as dead, nor its locales as missing', async () => {
  const broken = CHINESE.replace('title: 幫助\n', '');
  const { diagnosticLines } = await compile({
    ...siteWithAnswer('[a](../more/en.md), [b](../other/zh-Hant.md).'),
    'guides/help/zh-Hant.md': broken,
    'guides/more/en.md': withFrontMatter(TITLE, UPDATED),
    'guides/other/en.md': ENGLISH,
    'guides/other/zh-Hant.md': broken,
    'guides/third/en.md': ENGLISH,
    'guides/third/zh-Hant.md': CHINESE,
    'site.yaml': 'pages: https://help.example/{guide}',
  });
  expect(diagnosticLines).toEqual([
    'guides/help/zh-Hant.md:1:1 error missing-field front matter lacks the field "title"',
    'guides/more/en.md:1:1 error missing-field front matter lacks the field "description"',
    'guides/other/zh-Hant.md:1:1 error missing-field front matter lacks the field "title"',
  ]);
});

test('reports no missing locale for a guide in another variety of the language', async () => {
  const { diagnosticLines } = await compile({
    'guides/help/en.md': ENGLISH,
    'guides/more/en-US.md': ENGLISH,
  });
  expect(diagnosticLines).toEqual([]);
});

test('checks a locale derived from a source with errors as derived, not as translated', async () => {
  const { diagnosticLines } = await compile({
    'guides/help/zh-Hant.md': withFrontMatter(TITLE, UPDATED, 'derive: zh-Hans'),
    'guides/help/zh-Hans.md': text(
      '---',
      'translationOf: zh-Hant',
      '---',
      '## 关于 {#about}',
      '### 为什么？ {#why}',
      '[a](#b)',
    ),
  });
  expect(diagnosticLines).toEqual([
    'guides/help/zh-Hans.md:6:1 error dead-link dead link: no section or chapter has the id "b"',
    'guides/help/zh-Hant.md:1:1 error missing-field front matter lacks the field "description"',
  ]);
});

test('accepts a section id that is a property of every object, like constructor', async () => {
  const { diagnosticLines } = await compile({
    'guides/help/en.md': ENGLISH.replace('#why', '#constructor'),
    'guides/help/zh-Hant.md': CHINESE.replace('#why', '#constructor'),
  });
  expect(diagnosticLines).toEqual([]);
});

test('repeats recorded warnings when an unchanged guide is reused', async () => {
  const folder = await openFolder();
  await writeFiles(folder, {
    'guides/help/en.md': text(...OPENING, '```klingon', 'So.', '```'),
    'guides/help/zh-Hant.md': text(
      ...TRANSLATED_OPENING.slice(0, 3),
      'updated: 2026-11-01',
      ...TRANSLATED_OPENING.slice(4),
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

test('publishes a guide that has warnings but no errors', async () => {
  const { site, diagnosticLines } = await compile({
    'guides/help/en.md': text(...OPENING.slice(0, 5), 'Soon.'),
  });
  expect(diagnosticLines).toEqual(['guides/help/en.md:1:1 warning empty-guide guide without chapters']);
  expect(countErrors(site.files)).toBe(0);
  expect(site.guides[0]?.documents).toMatchObject([{ intro: { text: 'Soon.' }, chapters: [] }]);
});

test('docs/authors.md lists every rule with its severity', async () => {
  const documented = [
    ...(await readFile('docs/authors.md', 'utf8')).matchAll(
      /^\| `([a-z0-9-]+)` \| (error|warning|info) \|/gm,
    ),
  ];
  expect(Object.fromEntries(documented.map(([, rule, severity]) => [rule, severity]))).toEqual(rules);
});
