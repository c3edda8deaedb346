import { readdir } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import {
  type Files,
  OPENING,
  openFolder,
  TRANSLATED_OPENING,
  text,
  writeFiles,
} from '../../test/fixtures/author-site.ts';
import { type CommandResult, runCommand } from '../../test/fixtures/run-command.ts';

const GUIDE = text(...OPENING, 'So.');
const LINKED = text(
  ...OPENING,
  '[Law](https://law.example/a), [more](https://law.example/b), [map](https://map.example/).',
);

/** One error and one warning. */
const WITH_DIAGNOSTICS: Files = {
  'content/guides/help/en.md': text(...OPENING, '[where?](#nowhere)'),
  'content/guides/help/zh-Hant.md': text(...TRANSLATED_OPENING, '就是。').replace('2026-11-23', '2026-11-22'),
};

async function check(files: Files, args: readonly string[] = [], environment = {}): Promise<CommandResult> {
  const folder = await openFolder();
  await writeFiles(folder, files);
  return runCommand(folder, ['check', ...args], environment);
}

test('prints every diagnostic of every file with its line and hint, then the counts', async () => {
  const { code, stdout, stderr } = await check(WITH_DIAGNOSTICS);
  expect(stdout).toBe(`\
content/guides/help/en.md:9:1 error dead link: no section or chapter has the id "nowhere" dead-link
 9 | [where?](#nowhere)
   | ^^^^^^^^^^^^^^^^^^
   = link to one of about, why

content/guides/help/zh-Hant.md:1:1 warning en.md was updated on 2026-11-23, after this translation (2026-11-22) stale-translation
 1 | ---
   | ^
   = update it, then run: npx edge-faq review help zh-Hant

1 error, 1 warning in 2 files
0 links to 0 other sites
`);
  expect(stderr).toBe('');
  expect(code).toBe(1);
});

test('exits with 0 on warnings alone, and with 1 when --strict is set', async () => {
  const files = { ...WITH_DIAGNOSTICS, 'content/guides/help/en.md': GUIDE };
  expect((await check(files)).code).toBe(0);
  expect((await check(files, ['--strict'])).code).toBe(1);
});

test('counts links to other sites, and lists them with --links', async () => {
  const files = { 'content/guides/help/en.md': LINKED };
  const summary = await check(files);
  expect(summary.stdout).toBe(
    '0 errors, 0 warnings in 1 file\n3 links to 2 other sites (list them with npx edge-faq check --links)\n',
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

test.each([['--json'], ['--format=json']])(
  '%s prints diagnostics, links and files as JSON',
  async (option) => {
    const { code, stdout } = await check(WITH_DIAGNOSTICS, [option]);
    const { diagnostics, links, files } = JSON.parse(stdout);
    expect(diagnostics).toMatchObject([
      { path: 'content/guides/help/en.md', line: 9, severity: 'error', rule: 'dead-link' },
      { path: 'content/guides/help/zh-Hant.md', line: 1, severity: 'warning', rule: 'stale-translation' },
    ]);
    expect(links).toEqual([]);
    expect(files).toEqual(['content/guides/help/en.md', 'content/guides/help/zh-Hant.md']);
    expect(code).toBe(1);
  },
);

test('prints one annotation for each diagnostic with --format github', async () => {
  const { code, stdout } = await check(WITH_DIAGNOSTICS, ['--format', 'github']);
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(/^::error file=content\/guides\/help\/en\.md,line=9,/),
    expect.stringMatching(/^::warning file=content\/guides\/help\/zh-Hant\.md,line=1,/),
    '',
  ]);
  expect(code).toBe(1);
});

test('prints colours with FORCE_COLOR, and none with NO_COLOR', async () => {
  const plain = await check(WITH_DIAGNOSTICS, [], { NO_COLOR: '1' });
  const coloured = await check(WITH_DIAGNOSTICS, [], { FORCE_COLOR: '1' });
  expect(plain.stdout).toBe(stripVTControlCharacters(plain.stdout));
  expect(coloured.stdout).not.toBe(plain.stdout);
  expect(stripVTControlCharacters(coloured.stdout)).toBe(plain.stdout);
});

test('writes no files', async () => {
  const folder = await openFolder();
  await writeFiles(folder, { 'content/guides/help/en.md': GUIDE });
  const before = await readdir(folder, { recursive: true });
  expect((await runCommand(folder, ['check'])).code).toBe(0);
  expect(await readdir(folder, { recursive: true })).toEqual(before);
});

test('warns about a removed published id before the next build', async () => {
  const folder = await openFolder();
  await writeFiles(folder, { 'content/guides/help/en.md': GUIDE });
  expect((await runCommand(folder, ['build'])).code).toBe(0);
  await writeFiles(folder, { 'content/guides/help/en.md': GUIDE.replace('{#why}', '{#reason}') });
  const { code, stdout } = await runCommand(folder, ['check']);
  expect(stdout).toContain('warning published id "why" no longer exists');
  expect(code).toBe(0);
});

test('fails in a folder that is not a site, and prints how to create one', async () => {
  const { code, stdout, stderr } = await runCommand(await openFolder(), ['check']);
  expect(stdout).toBe('');
  expect(stderr).toBe(
    'edge-faq: there is no folder content/guides here: go to the folder of a site, or make one with npx edge-faq init\n',
  );
  expect(code).toBe(2);
});

test('rejects an unknown format and lists the valid ones', async () => {
  const { code, stderr } = await check(WITH_DIAGNOSTICS, ['--format', 'xml']);
  expect(stderr).toContain('Allowed choices are text, github, json');
  expect(code).toBe(2);
});

test.each([[['check']], [['stats']], [['new', 'guide']], [['review']], [['diff']]])(
  '%j --help shows usage, exit codes and an example',
  async (command) => {
    const { code, stdout } = await runCommand(await openFolder(), [...command, '--help']);
    expect(stdout).toContain(`Usage: edge-faq ${command.join(' ')}`);
    expect(stdout).toMatch(/\nExit codes: 0 .+; 2 /);
    expect(stdout).toMatch(new RegExp(`\nExamples?:\n  edge-faq ${command.join(' ')} `));
    expect(code).toBe(0);
  },
);
