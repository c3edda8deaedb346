import { afterEach, expect, inject, test } from 'vitest';
import type { Guide, PickedGuide } from '../../schema/guide.ts';
import { ELEMENT_QUERY } from '../../schema/pick-guide.ts';
import { fetchWorker, SAMPLE_ENV } from '../../test/fixtures/worker-sample.ts';
import { restoreAll, withdraw } from '../../test/fixtures/worker-sample-withdrawals.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';

const files = inject('largeSite');

/** The bindings of the site with a large guide. */
const BINDINGS = {
  ASSETS: {
    async fetch(url: string) {
      const { pathname } = new URL(url);
      if (pathname.startsWith('/embed/')) return SAMPLE_ENV.ASSETS.fetch(url);
      const text = files[pathname.slice(1)];
      return text === undefined ? new Response(null, { status: 404 }) : new Response(text);
    },
  },
};

const PATH = '/v1/guides/large?locale=en';
const get = (path: string) => fetchWorker(path, {}, BINDINGS);
const sectionsOf = ({ chapters }: PickedGuide) => chapters.flatMap(({ sections }) => sections);

afterEach(() => restoreAll(BINDINGS));

test('returns ids and headings without answers with ?large=headings, and intro and summary as requested', async () => {
  const whole = await (await get(PATH)).json<Guide>();
  const { chapters: [chapter] = [], ...deferred } = await (
    await get(`${PATH}&${ELEMENT_QUERY}`)
  ).json<PickedGuide>();
  const { chapters: [wholeChapter] = [], ...rest } = whole;
  expect(chapter).toEqual({
    ...wholeChapter,
    sections: wholeChapter?.sections.map(({ id, heading }) => ({ id, heading })),
  });
  expect(deferred).toEqual({
    ...rest,
    intro: { html: whole.intro.html },
    summary: { heading: 'In short', html: whole.summary?.html },
  });
});

test.each([
  ['large=headings', ['heading', 'id', 'updated'], true],
  ['large=headings&fields=html', ['heading', 'id'], false],
  ['large=headings&fields=updated,text', ['heading', 'id', 'updated'], true],
  ['fields=id,html', ['html', 'id'], false],
])('returns for ?%s sections with %j', async (query, members, hasText) => {
  const guide = await (await get(`${PATH}&${query}`)).json<PickedGuide>();
  for (const section of sectionsOf(guide)) expect(Object.keys(section).toSorted()).toEqual(members);
  expect([guide.intro.text !== undefined, guide.summary?.text !== undefined]).toEqual([hasText, hasText]);
});

test('has an ETag of its own for each shape', async () => {
  const queries = [
    '',
    '&large=headings',
    '&fields=id,heading,html',
    `&${ELEMENT_QUERY}`,
    '&fields=id,heading',
  ];
  const etags = await Promise.all(
    queries.map(async (query) => (await get(PATH + query)).headers.get('ETag')),
  );
  expect(new Set(etags).size).toBe(queries.length);
});

test('returns the answers by their ids', async () => {
  const guide = await (await get(`${PATH}&${ELEMENT_QUERY}`)).json<PickedGuide>();
  const ids = sectionsOf(guide).map(({ id }) => id);
  const list = `/v1/guides/large/sections?locale=en&revision=${guide.revision}&ids=${ids}&fields=id,html`;
  const { sections, next } = await (await get(list)).json<ResponseBody<'SectionList'>>();
  const whole = sectionsOf(await (await get(PATH)).json<Guide>());
  expect(sections).toEqual(whole.map(({ id, html }) => ({ id, html })));
  expect(next).toBeUndefined();
});

test('has the notice of a withdrawn section among the headings and among the answers', async () => {
  const { revision } = await (await get(PATH)).json<Guide>();
  await withdraw('guide=large&section=section-3', undefined, {}, BINDINGS);
  const guide = await (await get(`${PATH}&${ELEMENT_QUERY}`)).json<PickedGuide>();
  const heading = sectionsOf(guide).find(({ id }) => id === 'section-3');
  expect(heading).toMatchObject({
    withdrawn: { status: 451 },
    heading: expect.not.stringContaining('Question'),
  });
  expect(heading).not.toHaveProperty('html');
  const list = `/v1/guides/large/sections?locale=en&revision=${revision}&ids=section-3&fields=id,html`;
  const { sections } = await (await get(list)).json<ResponseBody<'SectionList'>>();
  expect(sections).toMatchObject([
    { id: 'section-3', html: expect.stringContaining('A court has forbidden this.') },
  ]);
  expect(JSON.stringify(sections)).not.toContain('Answer3');
});

test('returns headings with the element in one script', async () => {
  const script = await (await get('/embed/large.js?locale=en')).text();
  const guide = await (await get(`${PATH}&${ELEMENT_QUERY}`)).text();
  expect(script.endsWith(`preload?.(${guide});`)).toBe(true);
});
