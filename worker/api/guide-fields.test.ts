import { afterEach, expect, test } from 'vitest';
import type { Guide, PickedGuide } from '../../schema/guide.ts';
import { ELEMENT_QUERY } from '../../schema/pick-guide.ts';
import { EARLIER_REVISION, fetchWorker, ORIGIN } from '../../test/fixtures/worker-sample.ts';
import { restoreAll, withdraw } from '../../test/fixtures/worker-sample-withdrawals.ts';

const PATH = '/v1/guides/parcels?locale=en';

const fetchGuide = async (query: string) => (await fetchWorker(PATH + query)).json<PickedGuide>();
const fetchText = async (path: string) => (await fetchWorker(path)).text();
const etagOf = async (path: string) => (await fetchWorker(path)).headers.get('ETag');

/** `guide` with only `fields` of its sections, and `text` of intro and summary only among them. */
function pick(guide: Guide, fields: readonly string[]): object {
  const withFields = (value: object, names: readonly string[]) =>
    Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));
  const names = ['heading', 'html', ...fields.filter((field) => field === 'text')];
  return {
    ...guide,
    intro: withFields(guide.intro, names),
    ...(guide.summary && { summary: withFields(guide.summary, names) }),
    chapters: guide.chapters.map((chapter) => ({
      ...chapter,
      sections: chapter.sections.map((section) => withFields(section, [...fields, 'withdrawn'])),
    })),
  };
}

afterEach(restoreAll);

test.each(['id', 'html', 'text', 'updated', 'id,heading', 'id,heading,html', 'text,html,id,id'])(
  'returns only the members of sections in ?fields=%s, in the order of the document',
  async (fields) => {
    const guide: Guide = JSON.parse(await fetchText(PATH));
    const text = await fetchText(`${PATH}&fields=${fields}`);
    expect(text).toBe(JSON.stringify(pick(guide, fields.split(','))));
  },
);

test('returns the same representation for the same fields in another order, and another ETag for others', async () => {
  const [first, second] = [`${PATH}&fields=html,id`, `${PATH}&fields=id,html,id`];
  expect(await fetchText(first)).toBe(await fetchText(second));
  expect(await etagOf(first)).toBe(await etagOf(second));
  const shapes = ['', '&fields=id', '&fields=id,heading', '&fields=id,html', '&fields=html', '&fields=text'];
  const etags = await Promise.all(shapes.map((shape) => etagOf(PATH + shape)));
  expect(new Set(etags).size).toBe(shapes.length);
  for (const etag of etags) expect(etag).toMatch(/^"[!#-~]+"$/);
});

test('returns the document byte for byte when fields are all members', async () => {
  const all = `${PATH}&fields=updated,text,html,heading,id`;
  expect([await fetchText(all), await etagOf(all)]).toEqual([await fetchText(PATH), await etagOf(PATH)]);
});

test('returns the guide as requested with ?large=headings when it is small', async () => {
  for (const fields of ['', '&fields=id,heading,html'])
    expect(await fetchText(`${PATH}${fields}&large=headings`)).toBe(await fetchText(PATH + fields));
});

test.each(['', `&${ELEMENT_QUERY}`])(
  'returns 304 and HEAD by the ETag of the shape of "%s"',
  async (query) => {
    const { headers } = await fetchWorker(PATH + query);
    const etag = headers.get('ETag') ?? '';
    for (const method of ['GET', 'HEAD']) {
      const notModified = await fetchWorker(PATH + query, { method, headers: { 'If-None-Match': etag } });
      expect([notModified.status, notModified.headers.get('ETag')]).toEqual([304, etag]);
    }
    const head = await fetchWorker(PATH + query, { method: 'HEAD' });
    expect([head.status, head.headers.get('ETag'), await head.text()]).toEqual([200, etag, '']);
    const other = query ? '' : '&fields=id';
    expect((await fetchWorker(PATH + other, { headers: { 'If-None-Match': etag } })).status).toBe(200);
  },
);

test('sets the headers of the whole guide, negotiated or pinned', async () => {
  const stable = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetchWorker(path, { headers });
    const { etag, 'x-request-id': _, 'server-timing': __, ...rest } = Object.fromEntries(response.headers);
    return { etag, rest };
  };
  for (const path of [PATH, `/v1/guides/parcels?revision=${EARLIER_REVISION}`]) {
    const [whole, picked] = [await stable(path), await stable(`${path}&fields=id,heading,html`)];
    expect(picked.rest).toEqual(whole.rest);
    expect(picked.etag).not.toBe(whole.etag);
  }
  const { rest } = await stable('/v1/guides/parcels?fields=id', { 'Accept-Language': 'zh-TW' });
  expect(rest).toMatchObject({
    'content-language': 'zh-Hant',
    'cache-tag': 'guide:parcels,locale:zh-Hant,locale:en,locale:zh-Hans',
    vary: 'Accept, Accept-Language',
  });
});

test('returns the pinned revision in the shape', async () => {
  const { revision, chapters } = await (
    await fetchWorker(`/v1/guides/parcels?revision=${EARLIER_REVISION}&fields=id,text`)
  ).json<PickedGuide>();
  expect(revision).toBe(EARLIER_REVISION);
  expect(JSON.stringify(chapters)).toContain('your money back');
});

test('has the notice of a withdrawn section, with "withdrawn" whatever the fields, under another ETag', async () => {
  const path = `${PATH}&fields=id,heading,html`;
  const [before, etag] = [await fetchText(path), await etagOf(path)];
  await withdraw('guide=parcels&section=gone');
  const { chapters } = await fetchGuide('&fields=id,heading,html');
  const section = chapters.flatMap(({ sections }) => sections).find(({ id }) => id === 'gone');
  expect(section).toEqual({
    id: 'gone',
    heading: expect.not.stringContaining('parcel'),
    html: expect.stringContaining('A court has forbidden this.'),
    withdrawn: expect.objectContaining({ status: 451, by: 'court' }),
  });
  const ids = (await fetchGuide('&fields=id')).chapters.flatMap(({ sections }) => sections);
  expect(ids.find(({ id }) => id === 'gone')).toEqual({ id: 'gone', withdrawn: section?.withdrawn });
  expect(await etagOf(path)).not.toBe(etag);
  await restoreAll();
  expect([await fetchText(path), await etagOf(path)]).toEqual([before, etag]);
});

test('returns 410 or 451 for a withdrawn guide in any shape', async () => {
  await withdraw('guide=parcels');
  expect((await fetchWorker(`${PATH}&${ELEMENT_QUERY}`)).status).toBe(451);
});

test.each([
  ['fields=chapter', 'use id, heading, html, text or updated'],
  ['fields=', 'use id, heading, html, text or updated'],
  ['large=', 'use headings, or leave it out'],
  ['large=answers', 'use headings, or leave it out'],
])('returns 400 for ?%s', async (query, detail) => {
  const response = await fetchWorker(`${PATH}&${query}`);
  const pointer = `#/query/${query.split('=')[0]}`;
  expect([response.status, await response.json()]).toMatchObject([400, { errors: [{ pointer, detail }] }]);
});

test.each(['fields=id', 'large=headings'])('returns 406 for Markdown with ?%s', async (query) => {
  const response = await fetchWorker(`${PATH}&${query}`, { headers: { Accept: 'text/markdown' } });
  expect([response.status, await response.json()]).toMatchObject([
    406,
    { type: `${ORIGIN}/problems/not-acceptable`, available: ['application/json'] },
  ]);
});
