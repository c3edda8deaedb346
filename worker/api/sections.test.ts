import { SELF } from 'cloudflare:test';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { GuideSchema, PlacedSectionSchema } from '../../schema/guide.ts';

const ROOT = 'https://faq.example/v1/guides/overdue-loan';
const SectionList = v.strictObject({
  ...v.pick(GuideSchema, ['guide', 'locale', 'revision']).entries,
  total: v.number(),
  sections: v.array(PlacedSectionSchema),
});

async function fetchList(query: string) {
  return v.parse(SectionList, await (await SELF.fetch(`${ROOT}/sections?${query}`)).json());
}

async function fetchAs(type: string, path: string): Promise<string> {
  return (await SELF.fetch(ROOT + path, { headers: { Accept: type } })).text();
}

describe.each(['zh-Hant', 'zh-Hans', 'en'])('in %s', (locale) => {
  test('lists the sections of the guide in its order', async () => {
    const guide = v.parse(GuideSchema, await (await SELF.fetch(`${ROOT}?locale=${locale}`)).json());
    const { sections, ...origin } = await fetchList(`locale=${locale}`);
    expect(origin).toEqual({ guide: 'overdue-loan', locale, revision: guide.revision, total: 18 });
    expect(sections).toEqual(
      guide.chapters.flatMap((chapter) =>
        chapter.sections.map((section) => ({ ...section, chapter: chapter.id })),
      ),
    );
  });

  test('returns a single section with the same members as in the list', async () => {
    const { sections, total: _, ...origin } = await fetchList(`locale=${locale}`);
    for (const section of sections) {
      const response = await SELF.fetch(`${ROOT}/sections/${section.id}?locale=${locale}`);
      expect(response.headers.get('Content-Language')).toBe(locale);
      expect(await response.json()).toEqual({ ...origin, ...section });
    }
  });

  test('returns a section as Markdown: the part of the guide from its heading to the next', async () => {
    const whole = await fetchAs('text/markdown', `?locale=${locale}`);
    const { sections } = await fetchList(`locale=${locale}`);
    for (const { id, heading } of sections) {
      const text = await fetchAs('text/markdown', `/sections/${id}?locale=${locale}`);
      expect(text.startsWith(`### ${heading} {#${id}}\n\n`)).toBe(true);
      expect(text.match(/^#{1,3} /gm)).toHaveLength(1);
      const end = whole.slice(whole.indexOf(text) + text.length);
      expect(end).toMatch(/^\n#{2,3} /);
    }
  });

  test('returns a section as plain text: its heading and its text', async () => {
    const { sections } = await fetchList(`locale=${locale}`);
    for (const { id, heading, text } of sections)
      expect(await fetchAs('text/plain', `/sections/${id}?locale=${locale}`)).toBe(`${heading}\n\n${text}\n`);
  });
});

test.each(['text/markdown', 'text/plain'])(
  'returns a list as %s: its sections one after the other',
  async (type) => {
    const [background, process] = [
      await fetchAs(type, '/sections/background?locale=en'),
      await fetchAs(type, '/sections/process?locale=en'),
    ];
    expect(await fetchAs(type, '/sections?locale=en&ids=process,background')).toBe(
      `${background}\n${process}`,
    );
  },
);

test('filters by ?chapter=', async () => {
  const { sections, total } = await fetchList('chapter=what-to-do');
  expect(sections.map(({ id }) => id)).toEqual(['get-in-touch', 'make-a-plan', 'learn-the-terms']);
  expect(total).toBe(3);
});

test('filters by ?ids= in the order of the guide', async () => {
  const { sections, total } = await fetchList('ids=process,background,process');
  expect(sections.map(({ id }) => id)).toEqual(['background', 'process']);
  expect(total).toBe(2);
});

test.each([
  'id',
  'heading',
  'html',
  'text',
  'updated',
  'chapter',
  'id,heading',
  'text,id',
  'chapter,updated,html,text,heading,id',
])('returns only the members in ?fields=%s', async (fields) => {
  const whole = await fetchList('locale=en');
  const response = await SELF.fetch(`${ROOT}/sections?locale=en&fields=${fields}`);
  const picked = whole.sections.map((section) =>
    Object.fromEntries(Object.entries(section).filter(([name]) => fields.split(',').includes(name))),
  );
  expect(await response.json()).toEqual({ ...whole, sections: picked });

  const { total: _, sections: __, ...origin } = whole;
  const one = await SELF.fetch(`${ROOT}/sections/background?locale=en&fields=${fields}`);
  expect(await one.json()).toEqual({ ...origin, ...picked[0] });
});

test.each([
  ['sections/how', 'unknown-section', 'There is no section "how" here.', 18],
  ['sections?ids=process,how,why', 'unknown-section', 'There is no section "how", "why" here.', 18],
  ['sections?chapter=about&ids=process', 'unknown-section', 'There is no section "process" here.', 3],
  ['sections?chapter=how', 'unknown-chapter', 'There is no chapter "how" here.', 6],
])('returns 404 with the available ids for %s', async (path, name, detail, available) => {
  const response = await SELF.fetch(`${ROOT}/${path}`);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    type: `https://faq.example/problems/${name}`,
    status: 404,
    detail,
    available: { length: available },
  });
});

test('returns the problem unknown-guide for a section of an unknown guide', async () => {
  const response = await SELF.fetch('https://faq.example/v1/guides/nothing/sections/process');
  expect(await response.json()).toMatchObject({
    status: 404,
    type: 'https://faq.example/problems/unknown-guide',
  });
});
