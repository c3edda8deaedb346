import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import {
  fingerprintsOf,
  OPENING,
  openFolder,
  TRANSLATED_OPENING,
  text,
  writeFiles,
} from '../../test/fixtures/author-site.ts';
import { type CommandResult, runCommand } from '../../test/fixtures/run-command.ts';

const PATH = 'content/guides/help';
const SOURCE = text(...OPENING, 'So.', '### How? {#how}', 'Thus.');
const TRANSLATION = text(
  ...TRANSLATED_OPENING.slice(0, 5),
  'source: { why: "0badcafe", how: "0badcafe" }',
  ...TRANSLATED_OPENING.slice(5),
  '就是。',
  '### 怎麼做？ {#how}',
  '這樣。',
);
const current = fingerprintsOf(SOURCE);

let folder: string;

beforeEach(async () => {
  folder = await openFolder();
  await writeFiles(folder, { [`${PATH}/en.md`]: SOURCE, [`${PATH}/zh-Hant.md`]: TRANSLATION });
});

async function review(...args: string[]): Promise<CommandResult> {
  return runCommand(folder, ['review', ...args]);
}

/** The diagnostics of `edge-faq check`: rule and part of each. */
async function diagnosticsOfCheck(): Promise<string[]> {
  const { diagnostics } = JSON.parse((await runCommand(folder, ['check', '--json'])).stdout);
  return diagnostics.map(
    ({ rule, reason }: { rule: string; reason: string }) => `${rule} ${reason.split(' ')[0]}`,
  );
}

test('check reports no part of a translation after its review', async () => {
  expect(await diagnosticsOfCheck()).toEqual(['stale-translation "why"', 'stale-translation "how"']);
  const { code, stdout } = await review('help', 'zh-Hant');
  expect(stdout).toBe(
    `${PATH}/zh-Hant.md: 5 parts reviewed: title, description, about, why, how
not reviewed, because the file lacks it: intro
`,
  );
  expect(code).toBe(0);
  expect(await diagnosticsOfCheck()).toEqual([]);
});

test('marks only the given parts as reviewed', async () => {
  const { stdout } = await review('help', 'zh-Hant', 'how', '--json');
  expect(JSON.parse(stdout)).toEqual({ path: `${PATH}/zh-Hant.md`, reviewed: ['how'] });
  expect(await diagnosticsOfCheck()).toEqual(['stale-translation "why"']);
});

test('check reports the title, description and chapter heading when they change after the review', async () => {
  await review('help', 'zh-Hant');
  const changed = SOURCE.replace('Help', 'Aid').replace('All of it', 'All').replace('## About', '## Of us');
  await writeFiles(folder, { [`${PATH}/en.md`]: changed });
  expect(await diagnosticsOfCheck()).toEqual([
    'stale-translation "title"',
    'stale-translation "description"',
    'stale-translation "about"',
  ]);
});

test('check reports a part again when its source changes after the review', async () => {
  await review('help', 'zh-Hant');
  await writeFiles(folder, { [`${PATH}/en.md`]: SOURCE.replace('Thus.', 'Otherwise.') });
  expect(await diagnosticsOfCheck()).toEqual(['stale-translation "how"']);
});

test('refuses parts that still have the text of the source, unless the front matter allows them', async () => {
  const copy = SOURCE.replace('updated', 'translationOf: en\nupdated').replace('Intro.', 'Hallo.');
  const answer = 'No, any box that protects it will do.';
  await writeFiles(folder, {
    [`${PATH}/en.md`]: SOURCE.replace('Thus.', answer),
    [`${PATH}/de.md`]: copy
      .replace('All of it', 'Alles')
      .replace('Thus.', answer)
      .replace('So.', 'Darum ist es so.'),
  });
  const refused = await review('help', 'de', 'why', 'how');
  expect(refused.stderr).toContain(
    `${PATH}/de.md still has the text of its source in how: translate it, or allow copies by one line of the front matter: untranslated: [how]`,
  );
  expect(refused.code).toBe(2);
  const all = await review('help', 'de');
  expect(all.stdout).toContain('not reviewed, because it has the text of its source: how\n');
  expect(all.code).toBe(0);
  const file = await readFile(join(folder, PATH, 'de.md'), 'utf8');
  await writeFiles(folder, { [`${PATH}/de.md`]: file.replace('updated', 'untranslated: [how]\nupdated') });
  expect((await review('help', 'de', 'how')).code).toBe(0);
});

test('refuses a file in which nothing is translated', async () => {
  const copy = SOURCE.replace('updated', 'translationOf: en\nupdated');
  await writeFiles(folder, { [`${PATH}/de.md`]: copy });
  const { stderr, code } = await review('help', 'de');
  expect(stderr).toContain(
    'de.md still has the text of its source in title, description, intro, about, why, how',
  );
  expect(code).toBe(2);
  expect(await readFile(join(folder, PATH, 'de.md'), 'utf8')).toBe(copy);
});

test('creates a file with front matter only for a derived locale without one', async () => {
  const source = text(...OPENING, '就是。').replace('updated', 'derive: zh-Hans\nupdated');
  await writeFiles(folder, {
    'content/guides/loan/zh-Hant.md': source,
    'content/guides/loan/en.md': text(...OPENING, 'So.').replace(
      'updated',
      'translationOf: zh-Hant\nupdated',
    ),
  });
  expect(await diagnosticsOfCheck()).toContain('unreviewed-derivation zh-Hans');
  expect((await review('loan', 'zh-Hans')).code).toBe(0);
  expect(await diagnosticsOfCheck()).not.toContain('unreviewed-derivation zh-Hans');
  const { intro, why } = fingerprintsOf(source);
  expect(await readFile(join(folder, 'content/guides/loan/zh-Hans.md'), 'utf8')).toBe(
    text('---', 'translationOf: zh-Hant', 'source:', `  intro: "${intro}"`, `  why: "${why}"`, '---'),
  );
});

test('keeps a byte order mark and Windows line endings', async () => {
  const written = `\uFEFF${TRANSLATION}`.replaceAll('\n', '\r\n');
  await writeFiles(folder, { [`${PATH}/zh-Hant.md`]: written });
  await review('help', 'zh-Hant', 'why');
  expect(await readFile(join(folder, PATH, 'zh-Hant.md'), 'utf8')).toBe(
    written.replace(
      'source: { why: "0badcafe", how: "0badcafe" }',
      `source:\r\n  why: "${current['why']}"\r\n  how: "0badcafe"`,
    ),
  );
});

test.each<[problem: string, args: string[], message: string]>([
  [
    'an unknown guide',
    ['loan', 'en'],
    'guide "loan" not found (existing guides: help): create it with "npx edge-faq new guide loan"',
  ],
  [
    'an unknown part',
    ['help', 'zh-Hant', 'why', 'whys'],
    `${PATH}/zh-Hant.md has no part "whys": its parts are title, description, about, why, how; did you mean "why"?`,
  ],
  [
    'a part that only the source has',
    ['help', 'zh-Hant', 'intro'],
    `${PATH}/zh-Hant.md has no part "intro": its parts are title, description, about, why, how`,
  ],
  ['the source itself', ['help', 'en'], 'en is the source of "help": name one of its translations (zh-Hant)'],
  [
    'a locale without a file',
    ['help', 'de'],
    '"help" has no translation in de: create it with "npx edge-faq new guide help --locale de"',
  ],
  ['a missing locale', ['help'], "missing required argument 'locale'"],
])('rejects %s with the valid choices and writes nothing', async (_, args, message) => {
  const { code, stdout, stderr } = await review(...args);
  expect(stderr).toContain(message);
  expect(stdout).toBe('');
  expect(code).toBe(2);
  expect(await readFile(join(folder, PATH, 'zh-Hant.md'), 'utf8')).toBe(TRANSLATION);
});

test.each([
  [
    'with front matter that is not valid YAML',
    TRANSLATION.replace('title: 幫助', 'title: ['),
    'cannot read the front matter of content/guides/help/zh-Hant.md',
  ],
  [
    'that is not UTF-8',
    Buffer.from('---\ntitle: \xe9\n---\n', 'latin1'),
    'zh-Hant.md: the file is not UTF-8; save it as text in UTF-8',
  ],
])('leaves a file %s unchanged', async (_, content, message) => {
  await writeFiles(folder, { [`${PATH}/zh-Hant.md`]: content });
  const { code, stderr } = await review('help', 'zh-Hant');
  expect(stderr).toContain(message);
  expect(code).toBe(2);
  expect(await readFile(join(folder, PATH, 'zh-Hant.md'))).toEqual(Buffer.from(content));
});
