/** Compilation in threads: the same results as on one, and threads that end early. */
import { rm } from 'node:fs/promises';
import type { Worker } from 'node:worker_threads';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import {
  type Files,
  OPENING,
  openFolder,
  readFiles,
  TRANSLATED_OPENING,
  text,
  writeFiles,
} from '../test/fixtures/author-site.ts';
import { buildSite, GUIDES } from './build.ts';
import { compileGuides } from './compile-guides.ts';
import { listDiagnostics } from './diagnostics.ts';
import type { GuideResult, GuideTask } from './guide-task.ts';
import { RECORD_PATH } from './incremental/record.ts';

const CRASHING_SCRIPT = new URL('../test/fixtures/crashing-task.ts', import.meta.url);

const PAGES = 'https://shop.example/{guide}';

/** Guides of different lengths, so that threads finish them in another order. */
const SITE: Files = {
  'site.yaml': `pages: ${PAGES}`,
  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [
      [
        `guides/guide-${index}/en.md`,
        text(
          ...OPENING,
          '[Next](../guide-0/en.md#why)',
          '',
          ...Array(index % 3 === 0 ? 300 : 1).fill('- *So.*'),
        ),
      ],
      [
        `guides/guide-${index}/zh-Hant.md`,
        text(...TRANSLATED_OPENING, index === 4 ? '```klingon' : '因為。'),
      ],
    ]).flat(),
  ),
};

// A thread loads the whole compiler first, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

beforeEach(async () => {
  const before = process.cwd();
  process.chdir(await openFolder());
  onTestFinished(() => process.chdir(before));
});

/** Builds the site in the current folder from nothing; returns everything that the build made. */
async function build(threads: number) {
  await rm('dist', { recursive: true, force: true });
  await rm('.edge-faq', { recursive: true, force: true });
  const { guides, files, links } = await buildSite('dist', threads);
  const written = await readFiles('.').then((all) =>
    [...all].filter(([path]) => !path.startsWith('content/')),
  );
  const states = guides.map(({ record, ...state }) => ({ ...state, record: { ...record, stamp: '' } }));
  return {
    guides: states,
    diagnostics: listDiagnostics(files),
    links,
    written: new Map(
      written.map(([path, bytes]) => [path, path === RECORD_PATH ? withoutTimes(bytes) : bytes]),
    ),
  };
}

/** The record without the times of the build and of the sources. */
function withoutTimes(record: Buffer): string {
  const [, ...lines] = record.toString().split('\n');
  return lines.join('\n').replaceAll(/"stamp":"[0-9a-f]*"/g, '');
}

function toTasks(guides: readonly string[]): GuideTask[] {
  return guides.map((guide) => ({
    folder: GUIDES,
    guide,
    settings: { pages: PAGES },
    published: [],
    output: 'files',
  }));
}

/** What became of each guide: its number of locales, or its errors. */
async function outcomes(results: AsyncIterable<GuideResult>): Promise<[guide: string, unknown][]> {
  const all: GuideResult[] = [];
  for await (const result of results) all.push(result);
  return all.map(({ guide, record, sources }) => {
    const diagnostics = sources.flatMap((source) => source.diagnostics);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return [guide, record?.entry.locales.length];
    return [guide, errors.map(({ path, rule, reason }) => `${path} ${rule} ${reason}`)];
  });
}

/** Takes longer than its time limit. */
const SLOW = '*a_b'.repeat(20_000);

test('builds the same files, record and diagnostics with one thread and with several', async () => {
  await writeFiles('content', SITE);
  const expected = await build(0);
  expect(expected.diagnostics.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
    'content/guides/guide-4/zh-Hant.md unknown-language',
  ]);
  expect(expected.written.size).toBeGreaterThan(9 * 2);
  expect(await build(2)).toEqual(expected);
});

test('reports the same diagnostics in the same order with several threads, and leaves no file', async () => {
  await writeFiles('content', {
    ...SITE,
    'guides/guide-7/en.md': text(...OPENING, '[No](#no)', '', '[Nor](../none/en.md)'),
    'guides/guide-3/en.md': text(...OPENING),
  });
  const expected = await build(0);
  expect(expected.diagnostics.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
    'content/guides/guide-3/en.md empty-answer',
    'content/guides/guide-4/zh-Hant.md unknown-language',
    'content/guides/guide-7/en.md dead-link',
    'content/guides/guide-7/en.md dead-link',
  ]);
  expect([...expected.written.keys()]).toEqual([]);
  expect(await build(2)).toEqual(expected);
});

test('keeps neither documents nor texts of the guides of a build', async () => {
  await writeFiles('content', SITE);
  for (const threads of [0, 2]) {
    await rm('.edge-faq', { recursive: true, force: true });
    const { guides, files } = await buildSite('dist', threads);
    expect(guides.filter(({ isNew }) => isNew)).toHaveLength(9);
    expect(guides.filter(({ documents, markdown }) => documents ?? markdown)).toEqual([]);
    const read = files.filter(({ value }) => value !== undefined);
    expect(read.map(({ path }) => path)).toEqual(['content/site.yaml']);
  }
});

test('reports a guide that ends its thread, and compiles the others', async () => {
  await writeFiles('content', { ...SITE, 'guides/crash/en.md': text(...OPENING, 'So.') });
  const tasks = toTasks([
    'guide-0',
    'crash',
    ...Array.from({ length: 8 }, (_, index) => `guide-${index + 1}`),
  ]);
  expect(await outcomes(compileGuides(tasks, 2, CRASHING_SCRIPT))).toEqual([
    ['guide-0', 2],
    ['crash', ["content/guides/crash/en.md not-compiled the guide can't be compiled: out of reach"]],
    ...Array.from({ length: 8 }, (_, index) => [`guide-${index + 1}`, 2]),
  ]);
});

test('reports a section that takes too long in a thread, and compiles the others', async () => {
  await writeFiles('content', { ...SITE, 'guides/slow/en.md': text(...OPENING, SLOW) });
  expect(await outcomes(compileGuides(toTasks(['slow', 'guide-1']), 2))).toEqual([
    ['slow', [expect.stringContaining('content/guides/slow/en.md too-slow')]],
    ['guide-1', 2],
  ]);
});

test('ends its threads, also when the results are not used to the end', async () => {
  await writeFiles('content', SITE);
  const running = new Set<Worker>();
  const count = (worker: Worker) => {
    running.add(worker);
    worker.once('exit', () => running.delete(worker));
  };
  process.on('worker', count);
  onTestFinished(() => {
    process.off('worker', count);
  });
  for await (const { guide } of compileGuides(toTasks(['guide-0', 'guide-1', 'guide-2']), 2)) {
    expect([guide, running.size]).toEqual(['guide-0', 2]);
    break;
  }
  expect(running.size).toBe(0);
});
