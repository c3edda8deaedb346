import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fetchWorker, ORIGIN } from '../../test/fixtures/worker-sample.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';

const LIST = '/v1/guides/long/sections';
const ALL = Array.from({ length: 250 }, (_, number) => `section-${number}`);

/** Cursors of the second and the third page of 100 sections. */
const AT_100 =
  'section-99_section-98_section-97_section-96.section-100_section-101_section-102_section-103.100';
const AT_200 =
  'section-199_section-198_section-197_section-196.section-200_section-201_section-202_section-203.200';

interface Page extends ResponseBody<'SectionList'> {
  /** URLs in `Link`, by relation. */
  links: Record<string, string>;
}

async function fetchPage(path: string): Promise<Page> {
  const response = await fetchWorker(path);
  expect(response.status).toBe(200);
  const links = (response.headers.get('Link') ?? '').matchAll(/<([^>]*)>; rel="(\w+)"/g);
  return {
    ...(await response.json<ResponseBody<'SectionList'>>()),
    links: Object.fromEntries(Array.from(links, ([, url = '', relation = '']) => [relation, url])),
  };
}

const idsOf = ({ sections }: Page) => sections.map(({ id }) => id);

/** The pages from `path` on, along the links `relation`. */
async function followLinks(path: string, relation: string): Promise<Page[]> {
  const pages = [await fetchPage(path)];
  for (let next = pages[0]?.links[relation]; next !== undefined; next = pages.at(-1)?.links[relation]) {
    pages.push(await fetchPage(next));
    expect(pages.length, `pages of ${path}`).toBeLessThanOrEqual(ALL.length);
  }
  return pages;
}

test('returns 100 sections, the total number and the cursor of the next page', async () => {
  const page = await fetchPage(LIST);
  expect(idsOf(page)).toEqual(ALL.slice(0, 100));
  expect(page).toMatchObject({
    total: 250,
    next: AT_100,
    links: { next: `${LIST}?cursor=${AT_100}` },
  });
});

test('sets Link and next for the first, a middle and the last page', async () => {
  const [first, second, third] = await followLinks(`${LIST}?limit=100&fields=id`, 'next');
  const urlAt = (cursor?: string) =>
    `${LIST}?limit=100&fields=id${cursor === undefined ? '' : `&cursor=${cursor}`}`;
  const [secondCursor, thirdCursor] = [AT_100, AT_200];
  expect(first).toMatchObject({ next: secondCursor });
  expect(first?.links).toEqual({ next: urlAt(secondCursor) });
  expect(second).toMatchObject({ next: thirdCursor });
  expect(second?.links).toEqual({ next: urlAt(thirdCursor), first: urlAt(), prev: urlAt() });
  expect(third).not.toHaveProperty('next');
  expect(third?.links).toEqual({ first: urlAt(), prev: urlAt(secondCursor) });
});

test('returns every section exactly once across all pages, forwards and backwards, for any limit', async () => {
  const property = fc.asyncProperty(
    fc.integer({ min: 1, max: 100 }),
    fc.option(fc.integer({ min: 0, max: 4 })),
    async (limit, number) => {
      const chapter = number === null ? '' : `&chapter=chapter-${number}`;
      const expected = number === null ? ALL : ALL.slice(number * 50, number * 50 + 50);
      const forwards = await followLinks(`${LIST}?limit=${limit}${chapter}`, 'next');
      expect(forwards.flatMap(idsOf)).toEqual(expected);
      for (const { total, sections } of forwards) {
        expect(total).toBe(expected.length);
        expect(sections.length).toBeLessThanOrEqual(limit);
      }

      const last = expected.at(-limit - 1);
      const end = last === undefined ? '' : `&cursor=${last}`;
      const backwards = await followLinks(`${LIST}?limit=${limit}${chapter}${end}`, 'prev');
      expect([...new Set(backwards.toReversed().flatMap(idsOf))]).toEqual(expected);
    },
  );
  await fc.assert(property, {
    numRuns: 40,
    examples: [
      [1, null],
      [100, null],
      [50, 4],
      [49, 0],
    ],
  });
}, 60_000);

test('returns the same page for next in the body as for Link', async () => {
  const { next, links } = await fetchPage(`${LIST}?limit=7`);
  const [byCursor, byLink] = [
    await fetchPage(`${LIST}?limit=7&cursor=${next}`),
    await fetchPage(links['next'] ?? ''),
  ];
  expect(idsOf(byCursor)).toEqual(ALL.slice(7, 14));
  expect(idsOf(byLink)).toEqual(idsOf(byCursor));
});

test('accepts a cursor with one section on each side', async () => {
  expect(idsOf(await fetchPage(`${LIST}?limit=2&cursor=section-1.section-2.2`))).toEqual([
    'section-2',
    'section-3',
  ]);
});

test('returns an empty page after the last section', async () => {
  const page = await fetchPage(`${LIST}?cursor=section-249`);
  expect(page).toMatchObject({ total: 250, sections: [] });
  expect(page).not.toHaveProperty('next');
});

test('sets no links when the list fits on one page', async () => {
  expect((await fetchPage(`${LIST}?chapter=chapter-1`)).links).toEqual({});
});

test('sets the same links for a page of plain text', async () => {
  const response = await fetchWorker(`${LIST}?limit=2`, { headers: { Accept: 'text/plain' } });
  expect(response.headers.get('Link')).toBe(
    `<${LIST}?limit=2&cursor=section-1_section-0.section-2_section-3_section-4_section-5.2>; rel="next"`,
  );
  expect(await response.text()).toBe(
    'Question number 0?\n\nAnswer number 0, about umbrellas.\n\nQuestion number 1?\n\nAnswer number 1, about umbrellas.\n',
  );
});

test.each([
  `${LIST}?cursor=section-250`,
  `${LIST}?chapter=chapter-1&cursor=section-3`,
  `${LIST}?ids=section-1,section-2&cursor=section-3`,
])('returns 404 for a cursor outside the list: %s', async (path) => {
  const response = await fetchWorker(path);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ type: `${ORIGIN}/problems/unknown-section` });
});

test('lists at most 100 valid ids in a problem', async () => {
  const { available } = await (await fetchWorker(`${LIST}/none`)).json<{ available: string[] }>();
  expect(available).toEqual(ALL.slice(0, 100));
});
