/** Reach of a takedown over HTTP: every route and file of the worker, and another worker with the same database. */
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import getPort from 'get-port';
import { expect, onTestFinished } from 'vitest';
import { fetchGuide } from './api.ts';
import { headingOf, QUERY, sectionsOf, test } from './takedown.ts';

const LOCALES = ['en', 'zh-Hant', 'zh-Hans'];

/** Sentences of the section in all languages that no other section has. */
async function sentencesOf(origin: string): Promise<string[]> {
  const guides = await Promise.all(LOCALES.map((locale) => fetchGuide(origin, locale)));
  const [gone, others] = [true, false].map((isGone) =>
    guides.flatMap(sectionsOf).filter(({ id }) => (id === 'get-in-touch') === isGone),
  );
  const shown = [
    ...guides.map(({ intro }) => intro.text),
    ...(others ?? []).map(({ heading, text }) => heading + text),
  ];
  return (
    (gone ?? [])
      .flatMap(({ heading, text }) => `${heading}\n${text}`.split(/[.?!。？！：:\n]/))
      // HTML has no bullets.
      .map((sentence) => sentence.replace(/^[\s•]+/, '').trimEnd())
      .filter((sentence) => sentence.length > 5 && !shown.some((text) => text.includes(sentence)))
  );
}

/** URL paths of routes about the guide, and of all files that the build has written. */
async function listPaths(origin: string): Promise<string[]> {
  const documents = await Promise.all(LOCALES.map((locale) => fetchGuide(origin, locale)));
  const routes = [
    '',
    '/sections',
    '/sections?fields=id,heading,text',
    '/sections/get-in-touch',
    `/search?q=contact`,
  ];
  const ofGuide = [
    ...routes.map((route) => `/v1/guides/overdue-loan${route}`),
    '/v1/guides',
    `/v1/search?q=contact`,
    '/v1/suggest?q=contact',
    '/embed/overdue-loan.js',
  ];
  const queries = [
    ...LOCALES.map((locale) => `locale=${locale}`),
    ...documents.map(({ revision }) => `revision=${revision}`),
  ];
  const files = await readdir('dist', { recursive: true, withFileTypes: true });
  return [
    ...ofGuide.flatMap((path) => queries.map((query) => `${path}${path.includes('?') ? '&' : '?'}${query}`)),
    ...files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => `/${relative('dist', join(parentPath, name)).replaceAll(sep, '/')}`),
    '/docs',
    ...['/sitemap.xml', '/llms.txt', '/robots.txt'],
    ...['/feed.xml', '/llms-full.txt'].flatMap((path) => LOCALES.map((locale) => `${path}?locale=${locale}`)),
    ...LOCALES.flatMap((locale) =>
      ['.md', '.json', '.txt'].map((suffix) => `/g/overdue-loan/${locale}${suffix}`),
    ),
  ];
}

/** Requests every path in every way; returns those of which a response contains one of `sentences`. */
async function crawl(
  origin: string,
  paths: readonly string[],
  sentences: readonly string[],
): Promise<string[]> {
  const variants: RequestInit[] = [
    ...['application/json', 'text/markdown', 'text/plain'].map((accept) => ({ headers: { Accept: accept } })),
    { headers: { Range: 'bytes=0-' } },
    { method: 'HEAD' },
  ];
  const found = [];
  for (const path of paths) {
    for (const variant of variants) {
      const response = await fetch(origin + path, variant);
      const body = [...response.headers, await response.text()]
        .flat()
        .join('\n')
        .replaceAll(/<\/?mark>/g, '');
      if (sentences.some((sentence) => body.includes(sentence)))
        found.push(`${path} ${JSON.stringify(variant)}`);
    }
  }
  return found;
}

test('no route and no file has a sentence of a withdrawn section, in any media type, language, revision or range', async ({
  worker: { origin },
  withdraw,
  restore,
}) => {
  const sentences = await sentencesOf(origin);
  const paths = await listPaths(origin);
  const before = await crawl(origin, paths, sentences);
  expect(before.filter((each) => each.startsWith('/embed/overdue-loan.js')).length).toBeGreaterThan(0);
  expect(before.filter((each) => each.includes('Range')).length).toBeGreaterThan(10);
  await withdraw(QUERY);
  expect(await crawl(origin, paths, sentences)).toEqual([]);
  await restore(QUERY);
  expect(await crawl(origin, paths, sentences)).toEqual(before);
}, 180_000);

test('another worker with the same database shows the notice within 10 seconds, and the answer again', async ({
  worker,
  withdraw,
  restore,
}) => {
  const second = await worker.startSecond(await getPort());
  onTestFinished(() => second.stop());
  const read = async () => headingOf(await fetchGuide(second.origin, 'en'), 'get-in-touch');
  const heading = await read();
  const readFor10Seconds = async () => {
    for (let count = 0; count < 20; count += 1) {
      await sleep(500);
      await read();
    }
  };
  await withdraw(QUERY);
  await readFor10Seconds();
  expect(await read()).toBe('This answer has been withdrawn');
  await restore(QUERY);
  await readFor10Seconds();
  expect(await read()).toBe(heading);
}, 120_000);
