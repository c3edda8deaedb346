import { SELF } from 'cloudflare:test';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { GuideSchema } from '../../schema/guide.ts';
import { responseSchemas } from '../contract/response-schemas.ts';

const get = (path: string, headers = {}) => SELF.fetch(`https://faq.example${path}`, { headers });
const LOCALES = ['zh-Hant', 'zh-Hans', 'en'];

test('lists the guide with its locales, titles, revisions and counts', async () => {
  const response = await get('/v1/guides');
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('application/json');
  const { guides, total } = v.parse(responseSchemas.GuideList, await response.json());
  expect(total).toBe(1);
  const guide = guides.find(({ guide }) => guide === 'overdue-loan');
  expect(guide?.defaultLocale).toBe('zh-Hant');
  expect(guide?.locales?.map(({ locale }) => locale).toSorted()).toEqual(LOCALES.toSorted());
  for (const locale of guide?.locales ?? []) expect(locale).toMatchObject({ chapters: 6, sections: 18 });
});

test.each(LOCALES)('returns the whole guide in %s with its revision as the ETag', async (locale) => {
  const response = await get(`/v1/guides/overdue-loan?locale=${locale}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('application/json');
  expect(response.headers.get('Content-Language')).toBe(locale);
  const guide = v.parse(GuideSchema, await response.json());
  expect(response.headers.get('ETag')).toBe(`"${guide.revision}"`);
  expect(guide).toMatchObject({ guide: 'overdue-loan', locale });
  expect(guide.chapters.flatMap(({ sections }) => sections)).toHaveLength(18);
});

describe.each(LOCALES)('the guide in %s', (locale) => {
  const path = `/v1/guides/overdue-loan?locale=${locale}`;

  test('is available as Markdown, in the format that authors write', async () => {
    const { title, chapters, summary } = v.parse(GuideSchema, await (await get(path)).json());
    const response = await get(path, { Accept: 'text/markdown' });
    expect(response.headers.get('Content-Language')).toBe(locale);
    const text = await response.text();
    const headings = text.split('\n').filter((line) => /^#{1,3} /.test(line));
    expect(headings).toEqual([
      `# ${title}`,
      ...chapters.flatMap(({ id, heading, sections }) => [
        `## ${heading} {#${id}}`,
        ...sections.map((section) => `### ${section.heading} {#${section.id}}`),
      ]),
      `## ${summary?.heading} {#summary}`,
    ]);
    expect(text).toMatch(/[^\n]\n$/);
  });

  test('is available as plain text, without markup', async () => {
    const { title, intro, chapters, summary } = v.parse(GuideSchema, await (await get(path)).json());
    const parts = chapters.flatMap(({ heading, sections }) => [
      heading,
      ...sections.flatMap((section) => [section.heading, section.text]),
    ]);
    const text = await (await get(path, { Accept: 'text/plain' })).text();
    expect(text).toBe(`${[title, intro.text, ...parts, summary?.heading, summary?.text].join('\n\n')}\n`);
    expect(text).not.toMatch(/<\/?[a-z]|\{#|^#|\*\*|\]\(/m);
  });
});

test('returns 404 with the available guides for an unknown guide', async () => {
  const response = await get('/v1/guides/overdue-lone');
  expect(response.status).toBe(404);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await response.json()).toEqual({
    type: 'https://faq.example/problems/unknown-guide',
    title: 'Unknown guide',
    status: 404,
    detail: 'There is no guide "overdue-lone".',
    available: ['overdue-loan'],
    nearest: 'overdue-loan',
    requestId: response.headers.get('X-Request-Id'),
  });
});

test.each([
  '__proto__',
  'constructor',
  '%2e%2e',
  '%00',
  '%E0%A4%A',
  '<script>alert(1)</script>',
  'x'.repeat(2000),
])('returns 404 for the malformed guide id %s', async (id) => {
  const response = await get(`/v1/guides/${id}`);
  expect(response.status).toBe(404);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
});
