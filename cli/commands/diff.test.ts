import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { OPENING, openFolder, text, writeFiles } from '../../test/fixtures/author-site.ts';
import { type CommandResult, runCommand } from '../../test/fixtures/run-command.ts';

const PATH = 'content/guides/help/en.md';
const GUIDE = text(...OPENING, 'So it is.', '', 'Always.');
const EDITED = text(...OPENING, 'So it was.', '', 'Always.', '### How? {#how}', 'Thus.').replace(
  'Help',
  'Aid',
);

let folder: string;

beforeEach(async () => {
  folder = await openFolder();
  await writeFiles(folder, { [PATH]: GUIDE });
});

/** Builds the site and returns the published revision. */
async function publish(): Promise<string> {
  const { stdout } = await runCommand(folder, ['build', '--json']);
  return JSON.parse(stdout).guides[0].locales[0].revision;
}

async function diff(...args: string[]): Promise<CommandResult> {
  return runCommand(folder, ['diff', ...args]);
}

test('prints the changes since a revision given by its first characters in any case', async () => {
  const revision = await publish();
  await writeFiles(folder, { [PATH]: EDITED });
  const { code, stdout } = await diff(revision.slice(0, 4).toUpperCase());
  const [head, ...lines] = stdout.trimEnd().split('\n');
  expect(head).toMatch(new RegExp(`^help {2}en {2}${revision} to [0-9a-f]{32}$`));
  expect(lines).toEqual([
    '~ guide: title',
    '    [-Help-]{+Aid+}',
    '~ section why: answer',
    '    So it [-is-]{+was+}.',
    '+ section how in about: How?',
  ]);
  expect(code).toBe(0);
});

test('prints moved and renamed sections', async () => {
  await writeFiles(folder, { [PATH]: EDITED });
  const revision = await publish();
  const moved = text(
    ...OPENING.slice(0, 7),
    '### How? {#way}',
    'Thus.',
    '### Why? {#why}',
    'So it was.',
    '',
    'Always.',
  );
  await writeFiles(folder, {
    [PATH]: moved.replace('Help', 'Aid').replace('updated', 'aliases: { how: way }\nupdated'),
  });
  const { stdout } = await diff(revision);
  expect(stdout.split('\n').slice(1)).toEqual([
    '~ guide: aliases',
    '    {+how: way+}',
    '= section way: renamed from how',
    expect.stringMatching(/^> section (why|way): moved among the sections of about$/),
    '',
  ]);
});

test('prints "no changes" when the files are unchanged', async () => {
  const revision = await publish();
  const { code, stdout } = await diff(revision);
  expect(stdout).toBe('no changes\n');
  expect(code).toBe(0);
});

test('prints the changes as JSON with --json', async () => {
  const from = await publish();
  await writeFiles(folder, { [PATH]: EDITED });
  const result = JSON.parse((await diff(from, '--json')).stdout);
  expect(result).toMatchObject({ guide: 'help', locale: 'en', from });
  expect(result.changes.map(({ kind }: { kind: string }) => kind)).toEqual(['changed', 'changed', 'added']);
});

test('prints no colours when the output is not a terminal', async () => {
  const revision = await publish();
  await writeFiles(folder, { [PATH]: EDITED });
  const plain = await diff(revision);
  const coloured = await runCommand(folder, ['diff', revision], { FORCE_COLOR: '1' });
  expect(coloured.stdout).not.toBe(plain.stdout);
  expect(stripVTControlCharacters(coloured.stdout)).toBe(plain.stdout);
});

test('compares files with errors and exits with 1', async () => {
  const revision = await publish();
  await writeFiles(folder, { [PATH]: GUIDE.replace('So it is.', 'So it [was](#nowhere).') });
  const { code, stdout, stderr } = await diff(revision);
  expect(stdout).toContain('So it [-is-]{+was+}.');
  expect(stderr).toBe('the files of "help" have 1 error: run "npx edge-faq check" to list them\n');
  expect(code).toBe(1);
});

test('lists the stored revisions, newest first, when the revision is unknown', async () => {
  const first = await publish();
  await writeFiles(folder, { [PATH]: EDITED });
  const second = await publish();
  const unknown =
    ['0000', 'ffff'].find((prefix) => !first.startsWith(prefix) && !second.startsWith(prefix)) ?? '';
  const { code, stdout, stderr } = await diff(unknown);
  expect(stdout).toBe('');
  const [head, ...rows] = stderr.trimEnd().split('\n');
  expect(head).toBe(`edge-faq: no stored revision starts with "${unknown}"; the newest are:`);
  expect(rows).toEqual([
    expect.stringMatching(new RegExp(`^${second}  help  en  20`)),
    expect.stringMatching(new RegExp(`^${first}  help  en  20`)),
  ]);
  expect(code).toBe(2);
});

test('lists a revision as the newest after it is published again', async () => {
  const first = await publish();
  await writeFiles(folder, { [PATH]: EDITED });
  await publish();
  await writeFiles(folder, { [PATH]: GUIDE });
  expect(await publish()).toBe(first);
  const { stderr } = await diff('0000');
  expect(stderr.split('\n')[1]).toMatch(first);
});

test('lists all matching revisions when the prefix is ambiguous', async () => {
  const revision = await publish();
  const stored = join(folder, '.edge-faq/revisions/help/en');
  await writeFile(join(stored, `${revision.slice(0, 31)}${revision.endsWith('0') ? '1' : '0'}.json`), '{}');
  const { code, stderr } = await diff(revision.slice(0, 6));
  expect(stderr.trimEnd().split('\n')).toHaveLength(3);
  expect(stderr).toMatch(/matches several revisions, pass more characters:\n/);
  expect(code).toBe(2);
  expect((await diff(revision)).stdout).toBe('no changes\n');
});

test('lists a revision once that a version before this storage format has kept, too', async () => {
  const revision = await publish();
  await writeFile(join(folder, `.edge-faq/revisions/help/en/${revision}.json`), '{}');
  const { stderr } = await diff('0000');
  expect(stderr.split('\n').filter((line) => line.includes(revision))).toHaveLength(1);
});

test.each([
  ['a prefix of 3 characters', 'abc'],
  ['a word', 'latest'],
])('rejects %s ("%s") as a revision', async (_, prefix) => {
  const { code, stderr } = await diff(prefix);
  expect(stderr).toContain(`"${prefix}" is not a revision: pass at least its first 4 characters`);
  expect(code).toBe(2);
});

test('fails before the first build and says that a build stores revisions', async () => {
  const { code, stderr } = await diff('abcd');
  expect(stderr).toBe(
    'edge-faq: no revisions are stored yet: run "npx edge-faq build", which stores each revision that it publishes\n',
  );
  expect(code).toBe(2);
});

test('reports an unreadable guide and a deleted guide with different messages', async () => {
  const revision = await publish();
  await writeFiles(folder, { [PATH]: 'no front matter', 'content/guides/more/en.md': GUIDE });
  expect((await diff(revision)).stderr).toContain('run "npx edge-faq check" and fix the errors it reports');
  await rm(join(folder, PATH));
  const { code, stderr } = await diff(revision);
  expect(stderr).toContain('"help" no longer exists in en');
  expect(code).toBe(2);
});

test.each(['', '<html>', '{}'])(
  'names a stored revision that is damaged (%s), and does not publish it',
  async (damaged) => {
    const revision = await publish();
    const path = `.edge-faq/revisions/help/en/${revision}.edition`;
    await writeFiles(folder, { [PATH]: EDITED, [path]: damaged });
    const { code, stderr } = await diff(revision);
    expect(stderr).toContain(
      `edge-faq: ${join(path)} is damaged, so that the revision is lost and the file can be deleted`,
    );
    expect(code).toBe(2);
    // Otherwise the build finds an undamaged copy there.
    await rm(join(folder, 'dist'), { recursive: true });
    const current = await publish();
    const names = await readdir(join(folder, 'dist/content/help/en'));
    expect(new Set(names.map((name) => name.split('.')[0]))).toEqual(new Set([current]));
  },
);

test('stores the newest 20 revisions of a guide and locale', async () => {
  const stored = join(folder, '.edge-faq/revisions/help/en');
  await mkdir(stored, { recursive: true });
  const older = Array.from({ length: 22 }, (_, i) => `${String(i).padStart(32, '0')}.json`);
  for (const [i, name] of older.entries()) {
    await writeFile(join(stored, name), '{}');
    await utimes(join(stored, name), i, i);
  }
  const revision = await publish();
  expect((await readdir(stored)).toSorted()).toEqual([...older.slice(3), `${revision}.edition`].toSorted());
});
