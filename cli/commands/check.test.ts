import { readdir } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import {
  author,
  type Files,
  OPENING,
  openFolder,
  TRANSLATED,
  text,
} from '../../test/fixtures/author-site.ts';
import { type Outcome, run } from '../../test/fixtures/run-command.ts';

const GUIDE = text(...OPENING, 'So.');
const LINKED = text(
  ...OPENING,
  '[Law](https://law.example/a), [more](https://law.example/b), [map](https://map.example/).',
);

/** One error and one warning. */
const FAULTY: Files = {
  'content/guides/help/en.md': text(...OPENING, '[where?](#nowhere)'),
  'content/guides/help/zh-Hant.md': text(...TRANSLATED, '就是。').replace('2026-11-23', '2026-11-22'),
};

async function check(files: Files, args: readonly string[] = [], environment = {}): Promise<Outcome> {
  const folder = await openFolder();
  await author(folder, files);
  return run(folder, ['check', ...args], environment);
}

test('all faults of all files come at once, each with its line and its mend, and then they are counted', async () => {
  const { code, stdout, stderr } = await check(FAULTY);
  expect(stdout).toBe(`\
content/guides/help/en.md:9:1 error dead link: no section or chapter has the id "nowhere" dead-link
 9 | [where?](#nowhere)
   | ^^^^^^^^^^^^^^^^^^
   = link to one of about, why

content/guides/help/zh-Hant.md:1:1 warning en.md was updated on 2026-11-23, after this translation (2026-11-22) stale-translation
 1 | ---
   | ^
   = bring it up to date, then say so: edge-faq review help zh-Hant

1 error, 1 warning in 2 files
0 links to 0 other sites
`);
  expect(stderr).toBe('');
  expect(code).toBe(1);
});

test('warnings alone are well, unless the check is strict', async () => {
  const files = { ...FAULTY, 'content/guides/help/en.md': GUIDE };
  expect((await check(files)).code).toBe(0);
  expect((await check(files, ['--strict'])).code).toBe(1);
});

test('links to other sites are counted, and listed on request', async () => {
  const files = { 'content/guides/help/en.md': LINKED };
  const counted = await check(files);
  expect(counted.stdout).toBe(
    '0 errors, 0 warnings in 1 file\n3 links to 2 other sites (edge-faq check --links lists them)\n',
  );
  const listed = await check(files, ['--links']);
  expect(listed.stdout).toBe(`\
https://law.example/a
  content/guides/help/en.md:9:1
https://law.example/b
  content/guides/help/en.md:9:31
https://map.example/
  content/guides/help/en.md:9:62
0 errors, 0 warnings in 1 file
3 links to 2 other sites
`);
});

test.each([['--json'], ['--format=json']])('%s prints the same as JSON', async (option) => {
  const { code, stdout } = await check(FAULTY, [option]);
  const { diagnostics, links, files } = JSON.parse(stdout);
  expect(diagnostics).toMatchObject([
    { path: 'content/guides/help/en.md', line: 9, severity: 'error', rule: 'dead-link' },
    { path: 'content/guides/help/zh-Hant.md', line: 1, severity: 'warning', rule: 'stale-translation' },
  ]);
  expect(links).toEqual([]);
  expect(files).toEqual(['content/guides/help/en.md', 'content/guides/help/zh-Hant.md']);
  expect(code).toBe(1);
});

test('--format github annotates each fault', async () => {
  const { code, stdout } = await check(FAULTY, ['--format', 'github']);
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(/^::error file=content\/guides\/help\/en\.md,line=9,/),
    expect.stringMatching(/^::warning file=content\/guides\/help\/zh-Hant\.md,line=1,/),
    '',
  ]);
  expect(code).toBe(1);
});

test('colours are for terminals, FORCE_COLOR and not NO_COLOR', async () => {
  const plain = await check(FAULTY, [], { NO_COLOR: '1' });
  const coloured = await check(FAULTY, [], { FORCE_COLOR: '1' });
  expect(plain.stdout).toBe(stripVTControlCharacters(plain.stdout));
  expect(coloured.stdout).not.toBe(plain.stdout);
  expect(stripVTControlCharacters(coloured.stdout)).toBe(plain.stdout);
});

test('nothing is written', async () => {
  const folder = await openFolder();
  await author(folder, { 'content/guides/help/en.md': GUIDE });
  const before = await readdir(folder, { recursive: true });
  expect((await run(folder, ['check'])).code).toBe(0);
  expect(await readdir(folder, { recursive: true })).toEqual(before);
});

test('an id that was published and is gone is told of, even before the next build', async () => {
  const folder = await openFolder();
  await author(folder, { 'content/guides/help/en.md': GUIDE });
  expect((await run(folder, ['build'])).code).toBe(0);
  await author(folder, { 'content/guides/help/en.md': GUIDE.replace('{#why}', '{#reason}') });
  const { code, stdout } = await run(folder, ['check']);
  expect(stdout).toContain('warning the id "why" was published and is gone');
  expect(code).toBe(0);
});

test('a folder that is no site is said to be none, and how to make one', async () => {
  const { code, stdout, stderr } = await run(await openFolder(), ['check']);
  expect(stdout).toBe('');
  expect(stderr).toBe(
    'edge-faq: there is no folder content/guides here: go to the folder of a site, or make one with edge-faq init\n',
  );
  expect(code).toBe(2);
});

test('an unknown format is refused with those that there are', async () => {
  const { code, stderr } = await check(FAULTY, ['--format', 'xml']);
  expect(stderr).toContain('Allowed choices are text, github, json');
  expect(code).toBe(2);
});

test.each([[['check']], [['stats']], [['new', 'guide']], [['review']], [['diff']]])(
  '%j tells by --help what it does, its exit codes and an example',
  async (verb) => {
    const { code, stdout } = await run(await openFolder(), [...verb, '--help']);
    expect(stdout).toContain(`Usage: edge-faq ${verb.join(' ')}`);
    expect(stdout).toMatch(/\nExit codes: 0 .+; 2 /);
    expect(stdout).toMatch(new RegExp(`\nExamples?:\n  edge-faq ${verb.join(' ')} `));
    expect(code).toBe(0);
  },
);
