/** Structured data of pages, checked by schema-dts: schema.org's vocabulary as types, against which the compiler reads the JSON-LD. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openFolder } from './fixtures/author-site.ts';
import { LANGUAGES_PAGES, LANGUAGES_SITE } from './fixtures/languages-site.ts';
import { findAll, rawTextOf, readPage } from './fixtures/page-view.ts';
import { startSiteWorker } from './fixtures/site-worker.ts';

const TYPES = resolve('node_modules/schema-dts/dist/schema.js');

const OPTIONS = ['--ignoreConfig', '--noEmit', '--strict', '--module', 'nodenext', '--pretty', 'false'];

/** Mistakes that have to be found. */
const WRONG = [
  { '@type': 'Question', name: 'Why?', headlin: 'a property of another type' },
  {
    '@type': 'FAQPage',
    mainEntity: { '@type': 'Answer', text: { '@type': 'Organization', name: 'no text' } },
  },
  { '@type': 'FaqPage', name: 'an unknown type' },
];

/** The numbers of those texts, each a graph of JSON-LD, in which TypeScript finds errors. One run of it takes seconds. */
async function findErrors(graphs: readonly string[]): Promise<number[]> {
  const file = join(await openFolder(), 'graphs.mts');
  const constants = graphs.map((json, index) => `export const graph${index}: Graph = ${json};\n`);
  await writeFile(file, `${constants.join('')}import type { Graph } from ${JSON.stringify(TYPES)};\n`);
  const compiler = resolve('node_modules/typescript/bin/tsc');
  const run = promisify(execFile)(process.execPath, [compiler, ...OPTIONS, file]);
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  const lines = [...stdout.matchAll(/graphs\.mts\((\d+),\d+\): error/g)].map(([, line]) => Number(line) - 1);
  return [...new Set(lines)];
}

test('the JSON-LD of every page that has any is of schema.org’s types', async () => {
  const { fetch } = await startSiteWorker(LANGUAGES_SITE);
  const graphs: string[] = [];
  for (const path of LANGUAGES_PAGES) {
    const page = readPage(await (await fetch(path, { headers: { Accept: 'text/html' } })).text());
    graphs.push(...findAll(page, 'script[type="application/ld+json"]').map(rawTextOf));
  }
  expect(graphs.length).toBe(12);
  const wrong = WRONG.map((thing) => JSON.stringify({ '@context': 'https://schema.org', '@graph': [thing] }));
  expect(await findErrors([...graphs, ...wrong])).toEqual(wrong.map((_, index) => graphs.length + index));
}, 120_000);
