import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Files, OPENING, openFolder, text, writeFiles } from '../../test/fixtures/author-site.ts';
import { runCommand } from '../../test/fixtures/run-command.ts';

const PATH = 'content/guides/help';
const GUIDE = text(...OPENING, 'So.', '### How? {#how}', 'Thus.');
const PARTS = ['title', 'description', 'intro', 'about', 'why', 'how'];
const CHINESE: Files = { [`${PATH}/zh-Hant.md`]: GUIDE };

/** A site with these files; by default without a guide. */
async function openSite(files: Files = { 'content/guides/.gitkeep': '' }): Promise<string> {
  const folder = await openFolder();
  await writeFiles(folder, files);
  return folder;
}

test.each([
  ['en', 'Start with this guide'],
  ['zh-Hant', '從這份指南開始'],
  ['zh-Hans', '从这份指南开始'],
  ['zh-HK', '從這份指南開始'],
  ['de', 'Start with this guide'],
])('creates an example guide in %s without diagnostics', async (locale, title) => {
  const folder = await openSite();
  const created = await runCommand(folder, ['new', 'guide', 'help', '--locale', locale]);
  expect(created.stdout).toMatch(`${PATH}/${locale}.md\n`);
  expect(created.code).toBe(0);
  expect(await readFile(join(folder, PATH, `${locale}.md`), 'utf8')).toContain(`title: ${title}\n`);
  const checked = await runCommand(folder, ['check', '--strict']);
  expect(checked.stdout).toBe('0 errors, 0 warnings in 1 file\n0 links to 0 other sites\n');
});

test('sets the title from --title and the date to today', async () => {
  const folder = await openSite();
  const earlier = new Date().setHours(0, 0, 0, 0);
  await runCommand(folder, ['new', 'guide', 'help', '--title', 'Loans: all of it']);
  const guide = await readFile(join(folder, PATH, 'en.md'), 'utf8');
  expect(guide).toContain('title: "Loans: all of it"\n');
  const [, date = ''] = /\nupdated: (\S+)\n/.exec(guide) ?? [];
  expect(new Date(`${date}T00:00`).valueOf()).toBeGreaterThanOrEqual(earlier);
});

test('creates a translation as a copy of the source, byte for byte after the front matter', async () => {
  const folder = await openSite({
    [`${PATH}/en.md`]: GUIDE.replace(
      'updated',
      'aliases: { old: why }\nasked: { why: [so what] }\nupdated',
    ).replaceAll('\n', '\r\n'),
  });
  const { stdout, code } = await runCommand(folder, ['new', 'guide', 'help', '--locale', 'de', '--json']);
  expect(JSON.parse(stdout)).toEqual({ path: `${PATH}/de.md`, parts: PARTS });
  expect(await readFile(join(folder, PATH, 'de.md'), 'utf8')).toBe(
    text(
      ...OPENING.slice(0, 4),
      'translationOf: en',
      'source:',
      ...PARTS.map((id) => `  ${id}: "00000000"`),
      ...OPENING.slice(4),
      'So.',
      '### How? {#how}',
      'Thus.',
    ).replaceAll('\n', '\r\n'),
  );
  expect(code).toBe(0);
});

test('check reports each part of a new translation until it is reviewed', async () => {
  const guide = GUIDE.replace('updated', 'asked: { why: [so what] }\nupdated');
  const folder = await openSite({ [`${PATH}/en.md`]: guide });
  const created = await runCommand(folder, ['new', 'guide', 'help', '--locale', 'de']);
  const file = await readFile(join(folder, PATH, 'de.md'), 'utf8');
  await writeFiles(folder, {
    [`${PATH}/de.md`]: file.replace('All of it', 'Alles').replace('So.', 'Darum.'),
  });
  expect(created.stdout).toContain('edge-faq review help de title');
  expect(created.stdout).toContain('the phrasings of en.md are not copied');
  const untranslated = async () => {
    const { diagnostics } = JSON.parse((await runCommand(folder, ['check', '--json'])).stdout);
    return diagnostics.map(({ hint }: { hint: string }) => hint.split(' ').at(-1));
  };
  expect(await untranslated()).toEqual(PARTS);
  await runCommand(folder, ['review', 'help', 'de', 'why', 'about']);
  expect(await untranslated()).toEqual(['title', 'description', 'intro', 'how']);
});

test('build refuses the text of a new translation until it is translated or allowed by name', async () => {
  const answer = 'No, any box that protects it will do.';
  const folder = await openSite({ [`${PATH}/en.md`]: GUIDE.replace('Thus.', answer) });
  const created = await runCommand(folder, ['new', 'guide', 'help', '--locale', 'de']);
  expect(created.code).toBe(0);
  const refused = await runCommand(folder, ['build']);
  expect(refused.stdout).toContain('error "how" is not translated: its text is that of en.md, word for word');
  expect(refused.code).toBe(1);
  const file = await readFile(join(folder, PATH, 'de.md'), 'utf8');
  await writeFiles(folder, {
    [`${PATH}/de.md`]: file
      .replace('All of it', 'Alles')
      .replace('translationOf', 'untranslated: [how]\ntranslationOf'),
  });
  expect((await runCommand(folder, ['build'])).code).toBe(0);
});

test('suggests deriving the other Chinese script', async () => {
  const folder = await openSite(CHINESE);
  const { stdout } = await runCommand(folder, ['new', 'guide', 'help', '--locale', 'zh-Hans']);
  expect(stdout).toContain('write "derive: zh-Hans" into zh-Hant.md');
  expect((await runCommand(folder, ['new', 'guide', 'help', '--locale', 'de'])).stdout).not.toContain(
    'derive',
  );
});

test.each<[problem: string, args: string[], message: string]>([
  ['an invalid id', ['My_Guide'], 'invalid guide id "My_Guide": use lower-case words joined by hyphens'],
  [
    'a locale that is not in canonical form',
    ['more', '--locale', 'zh_hant'],
    'invalid locale "zh_hant": use zh-Hant',
  ],
  [
    'an invalid locale',
    ['more', '--locale', '../en'],
    'invalid locale "../en": use a BCP 47 tag, like zh-Hant',
  ],
  [
    'an existing file',
    ['help', '--locale', 'zh-Hant'],
    '"help" already exists in zh-Hant: choose another --locale',
  ],
  [
    'a derived locale',
    ['help', '--locale', 'zh-Hans'],
    'create its file with "npx edge-faq review help zh-Hans"',
  ],
  ['an unknown option', ['help', '--language', 'de'], "unknown option '--language'"],
])('rejects %s and writes nothing', async (_, args, message) => {
  const derived = GUIDE.replace('updated', 'derive: zh-Hans\nupdated');
  const folder = await openSite({ [`${PATH}/zh-Hant.md`]: derived });
  const { code, stdout, stderr } = await runCommand(folder, ['new', 'guide', ...args]);
  expect(stderr).toContain(message);
  expect(stdout).toBe('');
  expect(code).toBe(2);
  expect(await readFile(join(folder, PATH, 'zh-Hant.md'), 'utf8')).toBe(derived);
});

test('fails outside a site', async () => {
  const { code, stderr } = await runCommand(await openFolder(), ['new', 'guide', 'help']);
  expect(stderr).toContain('make one with npx edge-faq init');
  expect(code).toBe(2);
});
