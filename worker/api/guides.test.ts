import { SELF } from 'cloudflare:test';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { GuideSchema } from '../../schema/guide.ts';
import { ManifestSchema } from '../../schema/manifest.ts';

const get = (path: string, headers = {}) => SELF.fetch(`https://faq.example${path}`, { headers });
const LOCALES = ['zh-Hant', 'zh-Hans', 'en'];

test('the manifest lists the guide with its locales, titles, revisions and counts', async () => {
  const answer = await get('/v1/guides');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe('application/json');
  const { guides } = v.parse(ManifestSchema, await answer.json());
  const guide = guides.find(({ guide }) => guide === 'overdue-loan');
  expect(guide?.defaultLocale).toBe('zh-Hant');
  expect(guide?.locales.map(({ locale }) => locale).toSorted()).toEqual(LOCALES.toSorted());
  for (const locale of guide?.locales ?? []) expect(locale).toMatchObject({ chapters: 6, sections: 18 });
});

test.each(LOCALES)('the guide in %s is a whole guide whose revision is its ETag', async (locale) => {
  const answer = await get(`/v1/guides/overdue-loan?locale=${locale}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe('application/json');
  expect(answer.headers.get('Content-Language')).toBe(locale);
  const guide = v.parse(GuideSchema, await answer.json());
  expect(answer.headers.get('ETag')).toBe(`"${guide.revision}"`);
  expect(guide).toMatchObject({ guide: 'overdue-loan', locale });
  expect(guide.chapters.flatMap(({ sections }) => sections)).toHaveLength(18);
});

describe.each(LOCALES)('the same guide in %s', (locale) => {
  const path = `/v1/guides/overdue-loan?locale=${locale}`;

  test('comes as Markdown, in the shape that authors write', async () => {
    const { title, chapters, summary } = v.parse(GuideSchema, await (await get(path)).json());
    const answer = await get(path, { Accept: 'text/markdown' });
    expect(answer.headers.get('Content-Language')).toBe(locale);
    const text = await answer.text();
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

  test('comes as plain text, without any markup', async () => {
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

test('an unknown guide is a 404 that says which there are', async () => {
  const answer = await get('/v1/guides/overdue-lone');
  expect(answer.status).toBe(404);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await answer.json()).toEqual({
    type: 'https://faq.example/problems/unknown-guide',
    title: 'Unknown guide',
    status: 404,
    detail: 'There is no guide "overdue-lone".',
    available: ['overdue-loan'],
    nearest: 'overdue-loan',
    requestId: answer.headers.get('X-Request-Id'),
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
])('the guide id %s is a 404 like any other', async (id) => {
  const answer = await get(`/v1/guides/${id}`);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
});
