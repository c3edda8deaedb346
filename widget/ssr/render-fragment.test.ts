import { ElementRenderer, render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Guide } from '../../schema/guide.ts';
import { escapeHtml } from '../../search/mark-up.ts';
import { accordion } from '../views/accordion.ts';
import { answerView } from '../views/answer.ts';
import { frameView } from '../views/frame-view.ts';
import { renderFragment, type TextRange } from './render-fragment.ts';
import { renderGuide } from './render-guide.ts';

class Host extends ElementRenderer {}

/** A guide with these sections, all in one chapter. */
function createGuide(sections: readonly { heading: string; html: string }[], title = 'Help'): Guide {
  return {
    ...{
      guide: 'help',
      locale: 'en',
      revision: '0'.repeat(32),
      title,
      description: '',
      updated: '2026-11-24',
    },
    locales: ['en'],
    intro: { html: '<p>What <em>this</em> is for.</p>', text: '' },
    chapters: [
      {
        id: 'all',
        heading: title,
        sections: sections.map((each, index) => ({
          ...{ id: `s${index}`, text: '', updated: '2026-11-24' },
          ...each,
        })),
      },
    ],
    summary: { heading: title, html: '<p>In short.</p>', text: '' },
  };
}

const HOSTILE = [
  '</details>',
  '<details id="s0" part="section"><summary>More</summary><p>text</p></details>',
  '<p>placeholder-0-0-</p>',
  '<p>placeholder-0-1-placeholder-1-1-placeholder-2-0-</p>',
  '<img src="/images/a.png" alt="<!--lit-part abc--><!--/lit-part-->">',
  '<p>&lt;details&gt; $& $1 \\0 {{}}</p>',
  '<p>a > b\n\n</p>\n<p> </p>',
  '逾期 💸',
  '',
];

test('is what Lit renders for the same templates, but for the white space between tags', () => {
  const guide = createGuide([
    {
      heading: 'Who & "why"?',
      html: '<p>Because.</p>\n<details><summary>More</summary><p>See</p></details>',
    },
    {
      heading: "It's 1 < 2?",
      html: '<p><img src="/images/a.png" alt="A &quot;b&quot;"> and <a href="#s0">so</a></p>',
    },
  ]);
  const base = '/"faq"/';
  const settings = { headingLevel: 1, exclusive: false, collapsed: false, base };
  const props = { guide, chapters: guide.chapters, open: new Set<string>(), empty: '' };
  const renderHtml = (template: unknown) =>
    collectResultSync(render(template, { customElementHostStack: [new Host('edge-faq')] })).replaceAll(
      /<!--.*?-->|<\?>/g,
      '',
    );
  const answers = guide.chapters.flatMap(({ sections }) => sections.map((each) => answerView(each, base)));
  const box = '<div part="answer">';
  const expected = answers.reduce(
    (text, answer) => text.replace(`${box}</div>`, () => `${box}${renderHtml(answer)}</div>`),
    renderHtml(frameView('en', accordion(settings, props))),
  );
  const { html } = renderFragment(guide, { headingLevel: 1, base });
  expect(normalise(html)).toBe(normalise(expected));
});

function normalise(html: string): string {
  return html.replaceAll(/>\s+</g, '><').replaceAll(/\s+>/g, '>');
}

test('is in the shadow root that renderGuide gives the element', () => {
  const guide = createGuide(HOSTILE.map((html) => ({ heading: html, html })));
  const { html } = renderFragment(guide, { headingLevel: 1 });
  expect(renderGuide(guide, { 'heading-level': '1' })).toContain(`</style>${html}</template>`);
});

test('locates every section, whatever headings and answers contain', () => {
  // The compiler writes no U+0000, by which the element splits markup: neither CommonMark nor HTML has it, as text or as a reference.
  const binary = fc.string({ unit: 'binary' }).map((string) => string.replaceAll('\0', '\ufffd'));
  const text = fc.oneof(fc.constantFrom(...HOSTILE), binary);
  const options = fc.record({ exclusive: fc.boolean(), collapsed: fc.boolean() });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 6 }), text, options, (all, title, flags) => {
      const guide = createGuide(
        all.map(([heading, html]) => ({ heading, html })),
        title,
      );
      const { html, sections } = renderFragment(guide, flags);
      const slice = ([start, end]: TextRange) => html.slice(start, end);
      expect(sections.map(({ id }) => id)).toEqual(all.map((_, index) => `s${index}`));
      for (const [index, { id, item, heading, answer }] of sections.entries()) {
        const [headingText = '', markup = ''] = all[index] ?? [];
        expect(slice(heading)).toBe(escapeHtml(headingText));
        expect(slice(answer)).toBe(withReferrerPolicy(markup));
        expect(slice([item[0], heading[0]])).toMatch(
          new RegExp(
            `^<details id="${id}" part="section"[^<>]*><summary part="question"><span role="heading"[^<>]*>$`,
          ),
        );
        expect(slice([heading[1], answer[0]])).toBe('</span></summary><div part="answer">');
        expect(slice([answer[1], item[1]])).toBe('</div><div part="actions"></div></details>');
      }
    }),
  );
});

function withReferrerPolicy(html: string): string {
  return html.replaceAll('<img src="/', '<img referrerpolicy="no-referrer" src="/');
}

test('has nothing of a section but what is in its heading and in its answer', () => {
  const sections = [0, 1, 2].map((number) => ({
    heading: `Secret ${number}?`,
    html: `<p>Hush ${number}.</p>`,
  }));
  const { html, sections: located } = renderFragment(createGuide(sections));
  const withdrawn = located[1];
  const replaced = [withdrawn?.answer, withdrawn?.heading].reduce(
    (rest, [start, end] = [0, 0]) => rest.slice(0, start) + rest.slice(end),
    html,
  );
  expect(replaced).not.toMatch(/Secret 1|Hush 1/);
  expect(replaced).toMatch(/Secret 0.*Hush 0.*Secret 2.*Hush 2/s);
});

test('renders the title as a heading of the level, and its chapters and sections below it', () => {
  const { html } = renderFragment(createGuide([{ heading: 'Why?', html: '' }]), { headingLevel: 1 });
  expect([...html.matchAll(/aria-level="(\d)"/g)].map(([, level]) => level)).toEqual(['1', '2', '3', '2']);
  expect(html).not.toMatch(/ open|<style|toolbar|<!--/);
});
