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

async function list(query: string) {
  return v.parse(SectionList, await (await SELF.fetch(`${ROOT}/sections?${query}`)).json());
}

async function readAs(type: string, path: string): Promise<string> {
  return (await SELF.fetch(ROOT + path, { headers: { Accept: type } })).text();
}

describe.each(['zh-Hant', 'zh-Hans', 'en'])('in %s', (locale) => {
  test('the sections are those of the guide, in its order', async () => {
    const guide = v.parse(GuideSchema, await (await SELF.fetch(`${ROOT}?locale=${locale}`)).json());
    const { sections, ...origin } = await list(`locale=${locale}`);
    expect(origin).toEqual({ guide: 'overdue-loan', locale, revision: guide.revision, total: 18 });
    expect(sections).toEqual(
      guide.chapters.flatMap((chapter) =>
        chapter.sections.map((section) => ({ ...section, chapter: chapter.id })),
      ),
    );
  });

  test('one section is what the list says of it', async () => {
    const { sections, total: _, ...origin } = await list(`locale=${locale}`);
    for (const section of sections) {
      const answer = await SELF.fetch(`${ROOT}/sections/${section.id}?locale=${locale}`);
      expect(answer.headers.get('Content-Language')).toBe(locale);
      expect(await answer.json()).toEqual({ ...origin, ...section });
    }
  });

  test('one section as Markdown is its part of the whole guide, from its heading to the next', async () => {
    const whole = await readAs('text/markdown', `?locale=${locale}`);
    const { sections } = await list(`locale=${locale}`);
    for (const { id, heading } of sections) {
      const text = await readAs('text/markdown', `/sections/${id}?locale=${locale}`);
      expect(text.startsWith(`### ${heading} {#${id}}\n\n`)).toBe(true);
      expect(text.match(/^#{1,3} /gm)).toHaveLength(1);
      const end = whole.slice(whole.indexOf(text) + text.length);
      expect(end).toMatch(/^\n#{2,3} /);
    }
  });

  test('one section as plain text is its heading and its text', async () => {
    const { sections } = await list(`locale=${locale}`);
    for (const { id, heading, text } of sections)
      expect(await readAs('text/plain', `/sections/${id}?locale=${locale}`)).toBe(`${heading}\n\n${text}\n`);
  });
});

test.each(['text/markdown', 'text/plain'])(
  'a list as %s is its sections one after the other',
  async (type) => {
    const [background, process] = [
      await readAs(type, '/sections/background?locale=en'),
      await readAs(type, '/sections/process?locale=en'),
    ];
    expect(await readAs(type, '/sections?locale=en&ids=process,background')).toBe(
      `${background}\n${process}`,
    );
  },
);

test('?chapter= leaves the sections of one chapter', async () => {
  const { sections, total } = await list('chapter=what-to-do');
  expect(sections.map(({ id }) => id)).toEqual(['get-in-touch', 'make-a-plan', 'learn-the-terms']);
  expect(total).toBe(3);
});

test('?ids= leaves the sections named, in the order of the guide', async () => {
  const { sections, total } = await list('ids=process,background,process');
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
])('?fields=%s leaves these members of each section, and no others', async (fields) => {
  const whole = await list('locale=en');
  const answer = await SELF.fetch(`${ROOT}/sections?locale=en&fields=${fields}`);
  const picked = whole.sections.map((section) =>
    Object.fromEntries(Object.entries(section).filter(([name]) => fields.split(',').includes(name))),
  );
  expect(await answer.json()).toEqual({ ...whole, sections: picked });

  const { total: _, sections: __, ...origin } = whole;
  const one = await SELF.fetch(`${ROOT}/sections/background?locale=en&fields=${fields}`);
  expect(await one.json()).toEqual({ ...origin, ...picked[0] });
});

test.each([
  ['sections/how', 'unknown-section', 'There is no section "how" here.', 18],
  ['sections?ids=process,how,why', 'unknown-section', 'There is no section "how", "why" here.', 18],
  ['sections?chapter=about&ids=process', 'unknown-section', 'There is no section "process" here.', 3],
  ['sections?chapter=how', 'unknown-chapter', 'There is no chapter "how" here.', 6],
])('%s is a 404 that says what there is', async (path, name, detail, available) => {
  const answer = await SELF.fetch(`${ROOT}/${path}`);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({
    type: `https://faq.example/problems/${name}`,
    status: 404,
    detail,
    available: { length: available },
  });
});

test('a section of an unknown guide is an unknown guide', async () => {
  const answer = await SELF.fetch('https://faq.example/v1/guides/nothing/sections/process');
  expect(await answer.json()).toMatchObject({
    status: 404,
    type: 'https://faq.example/problems/unknown-guide',
  });
});
