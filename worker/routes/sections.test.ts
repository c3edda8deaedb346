import { SELF } from 'cloudflare:test';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { GuideSchema, SectionSchema } from '../../content/schema.ts';

const ROOT = 'https://faq.example/v1/guides/overdue-loan';
const PlacedSection = v.object({ ...SectionSchema.entries, chapter: v.string() });
const SectionList = v.object({
  ...v.pick(GuideSchema, ['guide', 'locale', 'revision']).entries,
  sections: v.array(PlacedSection),
});

async function list(query: string) {
  return v.parse(SectionList, await (await SELF.fetch(`${ROOT}/sections?${query}`)).json());
}

describe.each(['zh-Hant', 'zh-Hans', 'en'])('in %s', (locale) => {
  test('the sections are those of the guide, in its order', async () => {
    const guide = v.parse(GuideSchema, await (await SELF.fetch(`${ROOT}?locale=${locale}`)).json());
    const { sections, ...origin } = await list(`locale=${locale}`);
    expect(origin).toEqual({ guide: 'overdue-loan', locale, revision: guide.revision });
    expect(sections).toEqual(
      guide.chapters.flatMap((chapter) =>
        chapter.sections.map((section) => ({ ...section, chapter: chapter.id })),
      ),
    );
  });

  test('one section is what the list says of it', async () => {
    const { sections, ...origin } = await list(`locale=${locale}`);
    const answer = await SELF.fetch(`${ROOT}/sections/credit-record?locale=${locale}`);
    expect(answer.headers.get('Content-Language')).toBe(locale);
    expect(await answer.json()).toEqual({ ...origin, ...sections.find(({ id }) => id === 'credit-record') });
  });
});

test('?chapter= leaves the sections of one chapter', async () => {
  const { sections } = await list('chapter=what-to-do');
  expect(sections.map(({ id }) => id)).toEqual(['get-in-touch', 'make-a-plan', 'learn-the-terms']);
});

test('?ids= leaves the sections named, in the order of the guide', async () => {
  const { sections } = await list('ids=process,background');
  expect(sections.map(({ id }) => id)).toEqual(['background', 'process']);
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
