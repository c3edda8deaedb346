import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { author, type Files, OPENING, openFolder, text } from '../../test/fixtures/author-site.ts';
import { run } from '../../test/fixtures/run-command.ts';

const PATH = 'content/guides/help';
const GUIDE = text(...OPENING, 'So.', '### How? {#how}', 'Thus.');
const CHINESE: Files = { [`${PATH}/zh-Hant.md`]: GUIDE };

/** A site with these files, or with no guide. */
async function openSite(files: Files = { 'content/guides/.gitkeep': '' }): Promise<string> {
  const folder = await openFolder();
  await author(folder, files);
  return folder;
}

test.each([
  ['en', 'A guide to begin with'],
  ['zh-Hant', '從這份指南開始'],
  ['zh-Hans', '从这份指南开始'],
  ['zh-HK', '從這份指南開始'],
  ['de', 'A guide to begin with'],
])('a new guide in %s is an example without a fault', async (locale, title) => {
  const folder = await openSite();
  const made = await run(folder, ['new', 'guide', 'help', '--locale', locale]);
  expect(made.stdout).toMatch(`${PATH}/${locale}.md\n`);
  expect(made.code).toBe(0);
  expect(await readFile(join(folder, PATH, `${locale}.md`), 'utf8')).toContain(`title: ${title}\n`);
  const checked = await run(folder, ['check', '--strict']);
  expect(checked.stdout).toBe('0 errors, 0 warnings in 1 file\n0 links to 0 other sites\n');
});

test('the title is what was asked for, and the date is of today', async () => {
  const folder = await openSite();
  const earlier = new Date().setHours(0, 0, 0, 0);
  await run(folder, ['new', 'guide', 'help', '--title', 'Loans: all of it']);
  const written = await readFile(join(folder, PATH, 'en.md'), 'utf8');
  expect(written).toContain('title: "Loans: all of it"\n');
  const [, date = ''] = /\nupdated: (\S+)\n/.exec(written) ?? [];
  expect(new Date(`${date}T00:00`).valueOf()).toBeGreaterThanOrEqual(earlier);
});

test('a translation is a copy of its source, byte for byte but for the front matter', async () => {
  const folder = await openSite({
    [`${PATH}/en.md`]: GUIDE.replace('updated', 'aliases: { old: why }\nupdated').replaceAll('\n', '\r\n'),
  });
  const { stdout, code } = await run(folder, ['new', 'guide', 'help', '--locale', 'de', '--json']);
  expect(JSON.parse(stdout)).toEqual({ path: `${PATH}/de.md`, parts: ['intro', 'why', 'how'] });
  expect(await readFile(join(folder, PATH, 'de.md'), 'utf8')).toBe(
    text(
      ...OPENING.slice(0, 4),
      'translationOf: en',
      'source:',
      '  intro: "00000000"',
      '  why: "00000000"',
      '  how: "00000000"',
      ...OPENING.slice(4),
      'So.',
      '### How? {#how}',
      'Thus.',
    ).replaceAll('\n', '\r\n'),
  );
  expect(code).toBe(0);
});

test('each part of a translation is reported until it is said to be done', async () => {
  const folder = await openSite({ [`${PATH}/en.md`]: GUIDE });
  const made = await run(folder, ['new', 'guide', 'help', '--locale', 'de']);
  expect(made.stdout).toContain('edge-faq review help de intro');
  const left = async () => {
    const { diagnostics } = JSON.parse((await run(folder, ['check', '--json'])).stdout);
    return diagnostics.map(({ mend }: { mend: string }) => mend.split(' ').at(-1));
  };
  expect(await left()).toEqual(['intro', 'why', 'how']);
  await run(folder, ['review', 'help', 'de', 'why']);
  expect(await left()).toEqual(['intro', 'how']);
});

test('for the other Chinese script, deriving it is offered', async () => {
  const folder = await openSite(CHINESE);
  const { stdout } = await run(folder, ['new', 'guide', 'help', '--locale', 'zh-Hans']);
  expect(stdout).toContain('write "derive: zh-Hans" into zh-Hant.md');
  expect((await run(folder, ['new', 'guide', 'help', '--locale', 'de'])).stdout).not.toContain('derive');
});

test.each<[fault: string, args: string[], message: string]>([
  ['an invalid id', ['My_Guide'], 'invalid guide id "My_Guide": use lower-case words joined by hyphens'],
  [
    'a locale in another spelling',
    ['more', '--locale', 'zh_hant'],
    'invalid locale "zh_hant": write zh-Hant',
  ],
  ['no locale', ['more', '--locale', '../en'], 'invalid locale "../en": write a BCP 47 tag, like zh-Hant'],
  [
    'a file that is there',
    ['help', '--locale', 'zh-Hant'],
    '"help" has zh-Hant already: name another --locale',
  ],
  ['a derived locale', ['help', '--locale', 'zh-Hans'], 'edge-faq review help zh-Hans makes a file'],
  ['an unknown option', ['help', '--language', 'de'], "unknown option '--language'"],
])('%s is refused, and nothing is written', async (_, args, message) => {
  const derived = GUIDE.replace('updated', 'derive: zh-Hans\nupdated');
  const folder = await openSite({ [`${PATH}/zh-Hant.md`]: derived });
  const { code, stdout, stderr } = await run(folder, ['new', 'guide', ...args]);
  expect(stderr).toContain(message);
  expect(stdout).toBe('');
  expect(code).toBe(2);
  expect(await readFile(join(folder, PATH, 'zh-Hant.md'), 'utf8')).toBe(derived);
});

test('outside of a site nothing is written', async () => {
  const { code, stderr } = await run(await openFolder(), ['new', 'guide', 'help']);
  expect(stderr).toContain('make one with edge-faq init');
  expect(code).toBe(2);
});
