/** Guides of any number of sections, as the API returns them. */
import type { Guide } from '../../../schema/guide.ts';
import { type Random, seededRandom, zipfPicker } from '../../random.ts';
import { createProses } from '../../site/prose.ts';

const SECTIONS_PER_CHAPTER = 20;

/** With the markup around them, an answer has about 700 B of HTML: that of 3,000 sections is 2.1 MB. */
const PARAGRAPHS = ['p', 'p', 'ul'] as const;
const WORDS = 30;

/** A guide with `count` sections of natural length. */
export function guideOf(count: number): Guide {
  const [prose] = createProses(1);
  const random = seededRandom(count);
  const word = zipfPicker(prose?.vocabulary ?? [], random);
  const words = (length: number) => Array.from({ length }, word).join(' ');
  const part = () => toPart(words, random);
  const section = (index: number) => ({
    id: `section-${index}`,
    heading: `${words(8)}?`,
    ...part(),
    updated: '2026-11-01',
  });
  const chapters = Array.from({ length: Math.ceil(count / SECTIONS_PER_CHAPTER) }, (_, chapter) => ({
    id: `chapter-${chapter}`,
    heading: words(3),
    sections: Array.from(
      { length: Math.min(SECTIONS_PER_CHAPTER, count - chapter * SECTIONS_PER_CHAPTER) },
      (_, index) => section(chapter * SECTIONS_PER_CHAPTER + index),
    ),
  }));
  return {
    ...{ guide: `guide-of-${count}`, locale: 'en', revision: '0'.repeat(32), title: words(4) },
    ...{ description: '', updated: '2026-11-01', locales: ['en'], intro: part(), chapters },
  };
}

function toPart(words: (count: number) => string, random: Random): { html: string; text: string } {
  const blocks = PARAGRAPHS.map((tag) => {
    const text = words(WORDS);
    const inner =
      random() < 0.5 ? text : `${text} <strong>${words(3)}</strong> <a href="#section-1">${words(2)}</a>`;
    return tag === 'ul' ? `<ul><li>${inner}</li><li>${words(6)}</li></ul>` : `<p>${inner}</p>`;
  });
  const html = blocks.join('\n');
  return { html, text: html.replaceAll(/<[^>]*>/g, '') };
}
