import { expect, test } from 'vitest';
import { countErrors } from '../compiler/diagnostics.ts';
import { compileSite } from '../compiler/site.ts';

const site = await compileSite('content/guides');
const documents = site.guides.find(({ record }) => record.entry.guide === 'overdue-loan')?.documents ?? [];

/** The sections of each chapter, in order. */
const OUTLINE = {
  about: ['background', 'how-a-loan-works', 'who-uses-it'],
  causes: ['money-pressure', 'misread-terms', 'losing-contact'],
  consequences: ['credit-record', 'collection-pressure', 'legal-risk'],
  collection: ['process', 'channels', 'lawful-limits'],
  'what-to-do': ['get-in-touch', 'make-a-plan', 'learn-the-terms'],
  outlook: ['fintech', 'borrower-literacy', 'regulation'],
};

test('the guide compiles without diagnostics in three locales', () => {
  expect(site.files.flatMap(({ messages }) => messages)).toEqual([]);
  expect(countErrors(site.files)).toBe(0);
  expect(documents.map(({ locale }) => locale)).toEqual(['zh-Hant', 'en', 'zh-Hans']);
});

test.each(documents)('$locale has every chapter and section, an intro and a summary', (document) => {
  const outline = document.chapters.map(({ id, sections }) => [id, sections.map((section) => section.id)]);
  expect(Object.fromEntries(outline)).toEqual(OUTLINE);
  expect(document.intro.text).not.toBe('');
  expect(document.summary?.text).not.toBe('');
});

const sections = documents.flatMap(({ locale, chapters }) =>
  chapters.flatMap(({ sections }) => sections.map(({ id, text }) => ({ locale, id, text }))),
);

test.each(sections.filter(({ locale }) => locale === 'en'))(
  'the answer to $id is 60 to 200 words',
  ({ text }) => {
    const words = text.split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(60);
    expect(words).toBeLessThanOrEqual(200);
  },
);

test.each(sections.filter(({ locale }) => locale !== 'en'))(
  'the answer to $id in $locale is 100 to 400 characters',
  ({ text }) => {
    const characters = text.replace(/\s/g, '').length;
    expect(characters).toBeGreaterThanOrEqual(100);
    expect(characters).toBeLessThanOrEqual(400);
  },
);
