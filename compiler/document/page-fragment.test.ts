import { expect, test } from 'vitest';
import type { Guide } from '../../schema/guide.ts';
import { renderPage } from './page-fragment.ts';

/** The first answer of the page, whose guide has the sections `first` and `second` in the chapter `all`. */
function answerOf(html: string): string {
  const guide: Guide = {
    ...{ guide: 'help', locale: 'zh-Hant', title: 'Help', description: 'How.', locales: ['zh-Hant'] },
    ...{ revision: '0'.repeat(32), updated: '2026-11-24', intro: { html, text: '' } },
    summary: { heading: 'In short', html, text: '' },
    chapters: [
      {
        ...{ id: 'all', heading: 'All' },
        sections: ['first', 'second'].map((id) => ({ id, heading: id, updated: '', text: '', html })),
      },
    ],
  };
  const page = renderPage(guide);
  const texts = page.sections.map(({ answer: [start, end] }) => page.html.slice(start, end));
  const [answer = ''] = texts;
  // The same in every part of the guide.
  expect(texts).toEqual([answer, answer]);
  expect(page.html.split(answer)).toHaveLength(5);
  return answer;
}

test('a link to a section of the guide leads to the page of that section', () => {
  const html = '<p>貸款 <a href="#second">A</a> &amp; <a title="x" href="#first"><em>B</em></a>.</p>';
  expect(answerOf(html)).toBe(
    '<p>貸款 <a href="/g/help/zh-Hant/second">A</a> &amp; <a title="x" href="/g/help/zh-Hant/first"><em>B</em></a>.</p>',
  );
});

test.each([
  ['a chapter', '<p><a href="#all">All</a></p>'],
  ['a note of the answer', '<p><a href="#first-note-1" id="first-ref-1">1</a></p>'],
  ['a section of another guide', '<p><a href="/g/other/en/second">Second</a> href="#second"</p>'],
])('a link to %s stays as it is', (_, html) => {
  expect(answerOf(html)).toBe(html);
});

test('text that looks like a link stays as it is', () => {
  const text =
    '<p><code>&#x3C;a href="#second"></code> href="#first" <a title=\'href="#first"\' href="#second">A</a></p>';
  expect(answerOf(text)).toBe(
    '<p><code>&#x3C;a href="#second"></code> href="#first" <a title=\'href="#first"\' href="/g/help/zh-Hant/second">A</a></p>',
  );
});
