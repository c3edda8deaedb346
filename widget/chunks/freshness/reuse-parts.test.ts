import { expect, test } from 'vitest';
import type { Guide } from '../../guide.ts';
import { compareText, reuseParts } from './reuse-parts.ts';

/** A section: in a response of a large guide it has no answer, which is put into it later. */
const section = (id: string, html?: string, heading = `${id}?`) => ({
  id,
  heading,
  ...(html !== undefined && { html }),
});

const guideOf = (sections: readonly object[], revision = '1') =>
  ({
    guide: 'help',
    locale: 'en',
    revision,
    intro: { html: '<p>Help.</p>' },
    chapters: [{ id: 'all', heading: 'All', sections }],
  }) as unknown as Guide;

const sectionsOf = ({ chapters }: Guide) => chapters.flatMap(({ sections }) => sections);

test('a large guide is the same as its response, whichever answers have been loaded', () => {
  const next = guideOf([section('how'), section('why')]);
  const toText = compareText(next);
  expect(toText(guideOf([section('how', '<p>So.</p>'), section('why')]))).toBe(toText(next));
  expect(toText(guideOf([section('how', '<p>So.</p>'), section('why', '', 'Notice')]))).not.toBe(
    toText(next),
  );
  expect(toText(guideOf([section('how'), section('why')], '2'))).not.toBe(toText(next));
});

test('an answer that differs makes a difference in a guide that comes with its answers', () => {
  const next = guideOf([section('how', '<p>So.</p>')]);
  const toText = compareText(next);
  expect(toText(guideOf([section('how', '<p>Otherwise.</p>')]))).not.toBe(toText(next));
});

test('keeps the loaded answers of a large guide, except where the section or the revision differs', () => {
  const shown = guideOf([section('how', '<p>So.</p>'), section('why', '<p>Because.</p>')]);
  const [how] = sectionsOf(shown);
  const withdrawn = guideOf([section('how'), section('why', undefined, 'Notice')]);
  expect(sectionsOf(reuseParts(shown, withdrawn))).toEqual([how, section('why', undefined, 'Notice')]);
  expect(sectionsOf(reuseParts(shown, withdrawn))[0]).toBe(how);
  const changed = guideOf([section('how'), section('why')], '2');
  expect(sectionsOf(reuseParts(shown, changed))).toEqual([section('how'), section('why')]);
});

test('keeps the sections that say the same of a guide that comes with its answers', () => {
  const shown = guideOf([section('how', '<p>So.</p>'), section('why', '<p>Because.</p>')]);
  const next = guideOf([section('how', '<p>So.</p>'), section('why', '<p>Therefore.</p>')], '2');
  const sections = sectionsOf(reuseParts(shown, next));
  expect(sections[0]).toBe(sectionsOf(shown)[0]);
  expect(sections[1]).toEqual(section('why', '<p>Therefore.</p>'));
});
