import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { author, OPENING, openFolder, text } from '../../test/fixtures/author-site.ts';
import { type Outcome, run } from '../../test/fixtures/run-command.ts';

const PATH = 'content/guides/help/en.md';
const GUIDE = text(...OPENING, 'So it is.', '', 'Always.');
const EDITED = text(...OPENING, 'So it was.', '', 'Always.', '### How? {#how}', 'Thus.').replace(
  'Help',
  'Aid',
);

let folder: string;

beforeEach(async () => {
  folder = await openFolder();
  await author(folder, { [PATH]: GUIDE });
});

/** Builds, and tells the revision that was published. */
async function publish(): Promise<string> {
  const { stdout } = await run(folder, ['build', '--json']);
  return JSON.parse(stdout).guides[0].locales[0].revision;
}

async function diff(...args: string[]): Promise<Outcome> {
  return run(folder, ['diff', ...args]);
}

test('what changed since a revision is told by its first characters', async () => {
  const revision = await publish();
  await author(folder, { [PATH]: EDITED });
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

test('moves and other ids are told', async () => {
  await author(folder, { [PATH]: EDITED });
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
  await author(folder, {
    [PATH]: moved.replace('Help', 'Aid').replace('updated', 'aliases: { how: way }\nupdated'),
  });
  const { stdout } = await diff(revision);
  expect(stdout.split('\n').slice(1)).toEqual([
    '~ guide: aliases',
    '    {+how: way+}',
    '= section way: was how',
    expect.stringMatching(/^> section (why|way): moved among the sections of about$/),
    '',
  ]);
});

test('without a change there is none', async () => {
  const revision = await publish();
  const { code, stdout } = await diff(revision);
  expect(stdout).toBe('no change\n');
  expect(code).toBe(0);
});

test('--json tells the same', async () => {
  const from = await publish();
  await author(folder, { [PATH]: EDITED });
  const found = JSON.parse((await diff(from, '--json')).stdout);
  expect(found).toMatchObject({ guide: 'help', locale: 'en', from });
  expect(found.changes.map(({ kind }: { kind: string }) => kind)).toEqual(['changed', 'changed', 'added']);
});

test('colours are for terminals only', async () => {
  const revision = await publish();
  await author(folder, { [PATH]: EDITED });
  const plain = await diff(revision);
  const coloured = await run(folder, ['diff', revision], { FORCE_COLOR: '1' });
  expect(coloured.stdout).not.toBe(plain.stdout);
  expect(stripVTControlCharacters(coloured.stdout)).toBe(plain.stdout);
});

test('files with errors are compared, and the exit code tells', async () => {
  const revision = await publish();
  await author(folder, { [PATH]: GUIDE.replace('So it is.', 'So it [was](#nowhere).') });
  const { code, stdout, stderr } = await diff(revision);
  expect(stdout).toContain('So it [-is-]{+was+}.');
  expect(stderr).toBe('the files of "help" have 1 error: edge-faq check names them\n');
  expect(code).toBe(1);
});

test('an unknown revision is answered with those that are kept, the newest first', async () => {
  const first = await publish();
  await author(folder, { [PATH]: EDITED });
  const second = await publish();
  const unknown =
    ['0000', 'ffff'].find((prefix) => !first.startsWith(prefix) && !second.startsWith(prefix)) ?? '';
  const { code, stdout, stderr } = await diff(unknown);
  expect(stdout).toBe('');
  const [head, ...rows] = stderr.trimEnd().split('\n');
  expect(head).toBe(`edge-faq: no kept revision begins with "${unknown}"; the newest are:`);
  expect(rows).toEqual([
    expect.stringMatching(new RegExp(`^${second}  help  en  20`)),
    expect.stringMatching(new RegExp(`^${first}  help  en  20`)),
  ]);
  expect(code).toBe(2);
});

test('a revision that is published again is the newest again', async () => {
  const first = await publish();
  await author(folder, { [PATH]: EDITED });
  await publish();
  await author(folder, { [PATH]: GUIDE });
  expect(await publish()).toBe(first);
  const { stderr } = await diff('0000');
  expect(stderr.split('\n')[1]).toMatch(first);
});

test('an ambiguous beginning is answered with all that begin so', async () => {
  const revision = await publish();
  const kept = join(folder, '.edge-faq/revisions/help/en');
  await writeFile(join(kept, `${revision.slice(0, 31)}${revision.endsWith('0') ? '1' : '0'}.json`), '{}');
  const { code, stderr } = await diff(revision.slice(0, 6));
  expect(stderr.trimEnd().split('\n')).toHaveLength(3);
  expect(stderr).toMatch(/begins several revisions, write more of it:\n/);
  expect(code).toBe(2);
  expect((await diff(revision)).stdout).toBe('no change\n');
});

test.each([
  ['too short', 'abc'],
  ['no revision', 'latest'],
])('%s: "%s" is refused before anything is sought', async (_, prefix) => {
  const { code, stderr } = await diff(prefix);
  expect(stderr).toContain(`"${prefix}" is no revision: write its first 4 characters or more`);
  expect(code).toBe(2);
});

test('where nothing was published, there is nothing to compare with', async () => {
  const { code, stderr } = await diff('abcd');
  expect(stderr).toBe('edge-faq: no revision is kept yet: edge-faq build keeps what it publishes\n');
  expect(code).toBe(2);
});

test('a guide that is gone, and one that can not be read, are told apart', async () => {
  const revision = await publish();
  await author(folder, { [PATH]: 'no front matter', 'content/guides/more/en.md': GUIDE });
  expect((await diff(revision)).stderr).toContain('mend what edge-faq check names');
  await rm(join(folder, PATH));
  const { code, stderr } = await diff(revision);
  expect(stderr).toContain('there is no "help" in en any more');
  expect(code).toBe(2);
});

test('the newest 20 revisions of a guide and locale are kept', async () => {
  const kept = join(folder, '.edge-faq/revisions/help/en');
  await mkdir(kept, { recursive: true });
  const older = Array.from({ length: 22 }, (_, i) => `${String(i).padStart(32, '0')}.json`);
  for (const [i, name] of older.entries()) {
    await writeFile(join(kept, name), '{}');
    await utimes(join(kept, name), i, i);
  }
  const revision = await publish();
  const files = ['json', 'md', 'search.json', 'sections.jsonl'].map((type) => `${revision}.${type}`);
  expect((await readdir(kept)).toSorted()).toEqual([...older.slice(3), ...files].toSorted());
});
