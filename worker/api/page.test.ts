import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ask, ORIGIN } from '../../test/fixtures/worker-sample.ts';
import type { Answer } from '../contract/answers.ts';

const LIST = '/v1/guides/long/sections';
const ALL = Array.from({ length: 250 }, (_, number) => `section-${number}`);

interface Page extends Answer<'SectionList'> {
  /** Where `Link` leads, by relation. */
  links: Record<string, string>;
}

async function read(path: string): Promise<Page> {
  const answer = await ask(path);
  expect(answer.status).toBe(200);
  const links = (answer.headers.get('Link') ?? '').matchAll(/<([^>]*)>; rel="(\w+)"/g);
  return {
    ...(await answer.json<Answer<'SectionList'>>()),
    links: Object.fromEntries(Array.from(links, ([, address = '', relation = '']) => [relation, address])),
  };
}

const idsOf = ({ sections }: Page) => sections.map(({ id }) => id);

/** The pages from `path` on, by the link `relation`. */
async function walk(path: string, relation: string): Promise<Page[]> {
  const pages = [await read(path)];
  for (let next = pages[0]?.links[relation]; next !== undefined; next = pages.at(-1)?.links[relation]) {
    pages.push(await read(next));
    expect(pages.length, `pages of ${path}`).toBeLessThanOrEqual(ALL.length);
  }
  return pages;
}

test('a page has 100 sections, how many there are in all, and where the next one begins', async () => {
  const page = await read(LIST);
  expect(idsOf(page)).toEqual(ALL.slice(0, 100));
  expect(page).toMatchObject({
    total: 250,
    next: 'section-99',
    links: { next: `${LIST}?cursor=section-99` },
  });
});

test('Link and next are those of the place in the list', async () => {
  const [first, second, third] = await walk(`${LIST}?limit=100&fields=id`, 'next');
  const at = (cursor?: string) =>
    `${LIST}?limit=100&fields=id${cursor === undefined ? '' : `&cursor=${cursor}`}`;
  expect(first).toMatchObject({ next: 'section-99' });
  expect(first?.links).toEqual({ next: at('section-99') });
  expect(second).toMatchObject({ next: 'section-199' });
  expect(second?.links).toEqual({ next: at('section-199'), first: at(), prev: at() });
  expect(third).not.toHaveProperty('next');
  expect(third?.links).toEqual({ first: at(), prev: at('section-99') });
});

test('walking all pages gives every section just once, whatever the limit, forwards and back', async () => {
  const property = fc.asyncProperty(
    fc.integer({ min: 1, max: 100 }),
    fc.option(fc.integer({ min: 0, max: 4 })),
    async (limit, number) => {
      const chapter = number === null ? '' : `&chapter=chapter-${number}`;
      const wanted = number === null ? ALL : ALL.slice(number * 50, number * 50 + 50);
      const forwards = await walk(`${LIST}?limit=${limit}${chapter}`, 'next');
      expect(forwards.flatMap(idsOf)).toEqual(wanted);
      for (const { total, sections } of forwards) {
        expect(total).toBe(wanted.length);
        expect(sections.length).toBeLessThanOrEqual(limit);
      }

      const last = wanted.at(-limit - 1);
      const end = last === undefined ? '' : `&cursor=${last}`;
      const back = await walk(`${LIST}?limit=${limit}${chapter}${end}`, 'prev');
      expect([...new Set(back.toReversed().flatMap(idsOf))]).toEqual(wanted);
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

test('next in the body leads to the same page as Link', async () => {
  const { next, links } = await read(`${LIST}?limit=7`);
  const [byCursor, byLink] = [await read(`${LIST}?limit=7&cursor=${next}`), await read(links['next'] ?? '')];
  expect(idsOf(byCursor)).toEqual(ALL.slice(7, 14));
  expect(idsOf(byLink)).toEqual(idsOf(byCursor));
});

test('the page behind the last section is empty', async () => {
  const page = await read(`${LIST}?cursor=section-249`);
  expect(page).toMatchObject({ total: 250, sections: [] });
  expect(page).not.toHaveProperty('next');
});

test('a list that fits on one page has no links', async () => {
  expect((await read(`${LIST}?chapter=chapter-1`)).links).toEqual({});
});

test('a page of texts has the same links', async () => {
  const answer = await ask(`${LIST}?limit=2`, { headers: { Accept: 'text/plain' } });
  expect(answer.headers.get('Link')).toBe(`<${LIST}?limit=2&cursor=section-1>; rel="next"`);
  expect(await answer.text()).toBe(
    'Question number 0?\n\nAnswer number 0, about umbrellas.\n\nQuestion number 1?\n\nAnswer number 1, about umbrellas.\n',
  );
});

test.each([
  `${LIST}?cursor=section-250`,
  `${LIST}?chapter=chapter-1&cursor=section-3`,
  `${LIST}?ids=section-1,section-2&cursor=section-3`,
])('a cursor outside the list is a 404: %s', async (path) => {
  const answer = await ask(path);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ type: `${ORIGIN}/problems/unknown-section` });
});

test('a problem lists at most 100 of what there is', async () => {
  const { available } = await (await ask(`${LIST}/none`)).json<{ available: string[] }>();
  expect(available).toEqual(ALL.slice(0, 100));
});
