/** Incremental builds: output, record and kept revisions. */
import { createHash } from 'node:crypto';
import { appendFile, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { STORAGE_FORMAT } from '../schema/storage-format.ts';
import {
  type Files,
  OPENING,
  openFolder,
  readFiles,
  siteWithAnswer,
  text,
  writeFiles,
} from '../test/fixtures/author-site.ts';
import { buildSite, compileInto } from './build.ts';
import { listDiagnostics } from './diagnostics.ts';
import { RECORD_PATH, readRecords } from './incremental/record.ts';

const OTHER = { 'guides/more/en.md': text(...OPENING, 'So.') };

beforeEach(async () => {
  const before = process.cwd();
  process.chdir(await openFolder());
  onTestFinished(() => process.chdir(before));
});

/** Writes the author's files and builds the site. */
async function build(files: Files = {}) {
  await writeFiles('content', files);
  const site = await buildSite('dist');
  return {
    diagnosticLines: listDiagnostics(site.files).map(({ path, rule, reason }) => `${path} ${rule} ${reason}`),
    compiled: site.guides.filter(({ isNew }) => isNew).map(({ record }) => record.entry.guide),
  };
}

test('writes the guides and the build record', async () => {
  expect(await build({ ...siteWithAnswer('So.'), ...OTHER })).toEqual({
    diagnosticLines: [],
    compiled: ['help', 'more'],
  });
  expect([...(await readFiles('dist')).keys()]).toContain('content/manifest.json');
  expect([...(await readRecords()).records.keys()]).toEqual(['help', 'more']);
});

test('compiles only changed guides in the next build', async () => {
  await build({ ...siteWithAnswer('So.'), ...OTHER });
  expect((await build()).compiled).toEqual([]);
  expect((await build(siteWithAnswer('So it is.'))).compiled).toEqual(['help']);
  const warm = await readFiles('dist');
  await rm(RECORD_PATH);
  await rm('dist', { recursive: true });
  expect((await build()).compiled).toEqual(['help', 'more']);
  expect(await readFiles('dist')).toEqual(warm);
});

test('compiles a guide whose file got another text of the same length and with the same time of change', async () => {
  const now = vi
    .spyOn(Date, 'now')
    .mockImplementation(() => performance.timeOrigin + performance.now() + 60_000);
  onTestFinished(() => now.mockRestore());
  await build({ ...siteWithAnswer('So.'), ...OTHER });
  expect((await build()).compiled).toEqual([]);
  const { atime, mtime } = await stat('content/guides/help/en.md');
  await writeFiles('content', siteWithAnswer('No.'));
  await utimes('content/guides/help/en.md', atime, mtime);
  expect((await build()).compiled).toEqual(['help']);
});

test('keeps the files of the two revisions before the current one until the guide is removed', async () => {
  const files = async () =>
    [...(await readFiles('dist')).keys()].filter((path) => path.includes('/help/en/'));
  const seen: string[][] = [];
  for (const answer of ['One.', 'Two.', 'Three.', 'Four.']) {
    await build({ ...siteWithAnswer(answer), ...OTHER });
    seen.push(await files());
  }
  expect(seen.map((paths) => paths.length)).toEqual([1, 2, 3, 3]);
  const [first = [], , third = []] = seen;
  expect(third).toEqual(expect.arrayContaining(first));
  expect((await files()).filter((path) => first.includes(path))).toEqual([]);

  await rm('dist', { recursive: true });
  await build();
  expect(await files()).toEqual(seen[3]);

  await rm('content/guides/help', { recursive: true });
  await build();
  expect(await files()).toEqual([]);
});

test('writes a document again that was deleted from the output', async () => {
  await build({ ...siteWithAnswer('So.'), ...OTHER });
  const before = await readFiles('dist');
  const [document = ''] = [...before.keys()].filter((path) => path.startsWith('content/more/'));
  await rm(join('dist', document));
  expect((await build()).compiled).toEqual(['more']);
  expect(await readFiles('dist')).toEqual(before);
});

test.each([
  [
    'the current edition',
    (paths: string[], revision: string) => paths.find((path) => path.includes(revision)),
  ],
  [
    'the edition of an earlier revision',
    (paths: string[], revision: string) =>
      paths.find((path) => path.startsWith('content/help/') && !path.includes(revision)),
  ],
  ['an image', (paths: string[]) => paths.find((path) => path.startsWith('images/'))],
])('writes %s again that was damaged in the output', async (_, select) => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';
  await build({ ...siteWithAnswer('![A dot](dot.svg)'), 'guides/help/dot.svg': svg });
  await build(siteWithAnswer('![A red dot](dot.svg)'));
  const before = await readFiles('dist');
  const { records } = await readRecords();
  const path = select([...before.keys()], records.get('help')?.entry.locales[0]?.revision ?? '') ?? '';
  await appendFile(join('dist', path), 'x');
  await build();
  expect(await readFiles('dist')).toEqual(before);
});

test('writes an image again that was deleted from the output', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';
  await build({ ...siteWithAnswer('![A dot](dot.svg)'), 'guides/help/dot.svg': svg });
  const before = await readFiles('dist');
  await rm('dist/images', { recursive: true });
  await build();
  expect(await readFiles('dist')).toEqual(before);
});

test('replaces neither the output nor the record when the site has errors', async () => {
  await build(siteWithAnswer('So.'));
  const [files, record] = [await readFiles('dist'), await readFile(RECORD_PATH, 'utf8')];
  const { diagnosticLines } = await build({ ...siteWithAnswer('[So](#so)'), ...OTHER });
  expect(diagnosticLines).toEqual([
    'content/guides/help/en.md dead-link dead link: no section or chapter has the id "so"',
  ]);
  expect(await readFiles('dist')).toEqual(files);
  expect(await readFile(RECORD_PATH, 'utf8')).toBe(record);
});

test('reports a published id that no longer exists until it has an alias', async () => {
  await build(siteWithAnswer('So.', '### How? {#how}', 'So.'));
  const lost =
    'content/guides/help/en.md lost-id published id "how" no longer exists: links to it would break';
  expect((await build(siteWithAnswer('So.'))).diagnosticLines).toEqual([lost]);
  expect((await build()).diagnosticLines).toEqual([lost]);
  expect((await build(siteWithAnswer('Just so.'))).diagnosticLines).toEqual([lost]);
  const aliases = [...OPENING.slice(0, 4), 'aliases: { how: why }', ...OPENING.slice(4)];
  expect((await build({ 'guides/help/en.md': text(...aliases, 'So.') })).diagnosticLines).toEqual([]);
});

test('reports a published guide that no longer exists, once', async () => {
  await build({ ...siteWithAnswer('So.'), ...OTHER });
  await rm('content/guides/more', { recursive: true });
  expect((await build()).diagnosticLines).toEqual([
    'content/guides/more lost-id published guide "more" no longer exists',
  ]);
  expect((await build()).diagnosticLines).toEqual([]);
});

test('reports lost ids even after the output was deleted', async () => {
  await build(siteWithAnswer('So.', '### How? {#how}', 'So.'));
  await rm('dist', { recursive: true });
  expect((await build(siteWithAnswer('So.'))).diagnosticLines).toEqual([
    'content/guides/help/en.md lost-id published id "how" no longer exists: links to it would break',
  ]);
});

test('reports a record that is damaged, and compiles every guide again', async () => {
  await build({ ...siteWithAnswer('So.', '### How? {#how}', 'So.'), ...OTHER });
  const record = await readFile(RECORD_PATH, 'utf8');
  const files = await readFiles('dist');
  const damaged = `${RECORD_PATH} damaged-record the record of earlier builds is damaged: some published ids may be missing in it`;
  const truncated = record.slice(0, -record.length / 4);
  for (const text of ['', '{', truncated, record.replace('"how"', '"who"')]) {
    await writeFile(RECORD_PATH, text);
    expect(await build()).toEqual({ diagnosticLines: [damaged], compiled: ['help', 'more'] });
    expect(await readFiles('dist')).toEqual(files);
    expect(await build()).toEqual({ diagnosticLines: [], compiled: [] });
  }
});

test('keeps the published ids in those lines of a damaged record that can be read', async () => {
  await build({ ...siteWithAnswer('So.', '### How? {#how}', 'So.'), ...OTHER });
  const record = await readFile(RECORD_PATH, 'utf8');
  await writeFile(RECORD_PATH, record.slice(0, -20));
  const { records } = await readRecords();
  expect([...records].map(([guide, { published }]) => [guide, published])).toEqual([
    ['help', ['about', 'why', 'how']],
  ]);
});

function withHeader(version: number, guides: readonly string[]): string {
  const body = guides.map((guide) => `${guide}\n`).join('');
  const digest = createHash('sha256').update(body).digest('hex');
  return `${JSON.stringify({ version, digest })}\n${body}`;
}

test('compiles every guide again after a build whose editions had another format', async () => {
  await build({ ...siteWithAnswer('So.'), ...OTHER });
  const record = await readFile(RECORD_PATH, 'utf8');
  await writeFile(RECORD_PATH, record.replace(/"format":\d+/, '"format":1'));
  expect(await build()).toEqual({ diagnosticLines: [], compiled: ['help', 'more'] });
  expect(await readFile(RECORD_PATH, 'utf8')).toContain(`"format":${STORAGE_FORMAT}`);
});

test.each([
  ['older', (guides: string[]) => `{"version":1,"guides":[${guides.join(',')}]}`],
  ['newer', (guides: string[]) => withHeader(99, guides)],
])('keeps the published ids of a record of an %s version', async (_, convert) => {
  await build(siteWithAnswer('So.', '### How? {#how}', 'So.'));
  const [, line = ''] = (await readFile(RECORD_PATH, 'utf8')).split('\n');
  const guide = line.replaceAll(/"(inputs|revisions|warnings)":/g, '"former-$1":');
  await writeFile(RECORD_PATH, convert([guide]));
  expect(await build(siteWithAnswer('So.'))).toEqual({
    diagnosticLines: [
      'content/guides/help/en.md lost-id published id "how" no longer exists: links to it would break',
    ],
    compiled: ['help'],
  });
});

test('compileInto neither writes the record nor marks ids as published', async () => {
  await writeFiles('content', siteWithAnswer('So.'));
  const { guides } = await compileInto({ folder: 'out', builtAt: 0 }, new Map());
  expect(guides[0]?.record.published).toEqual([]);
  expect([...(await readFiles('out')).keys()]).toContain('content/manifest.json');
  await expect(readFile(RECORD_PATH)).rejects.toThrow('ENOENT');
});
