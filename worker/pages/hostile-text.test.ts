import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import type { Guide } from '../../schema/guide.ts';
import type { Site } from '../../schema/site.ts';
import { attributeOf, findAll, rawTextOf, readPage, textOf } from '../../test/fixtures/page-view.ts';
import { endPage, startPage } from './page.ts';
import type { PageProps } from './page-props.ts';
import { searchForm } from './search-form.ts';
import { searchResults } from './search-results.ts';
import { fill } from './strings/format.ts';
import { interfaceFor } from './strings/index.ts';
import { structuredData } from './structured-data.ts';

/** Text that ends elements, attributes, comments or strings if it isn't escaped, and any other without control characters. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '</script>',
          '</template>',
          '</title>',
          '</style>',
          '<!--',
          '-->',
          ']]>',
          '<img src=x onerror=x>',
          '"',
          "'",
          '`',
        ],
        ...[
          '&',
          '&amp;',
          '&lt',
          '&#60;',
          '\\',
          '\\u003c',
          '{q}',
          '{meant}',
          '$&',
          '\u2028',
          '\u2029',
          '\ud800',
          '\udfff',
          '\u202e',
        ],
      ),
      fc
        .string({ unit: 'binary' })
        .map((each) => each.replaceAll(/[\p{Cc}\p{Noncharacter_Code_Point}]/gu, '')),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));

/** A text as readers receive it: UTF-8 has no lone surrogates. */
const sent = (each: string) => each.toWellFormed();
const spaced = (each: string) => sent(each).replaceAll(/\s+/g, ' ').trim();

/** The markup as a browser receives it, after which nothing that it contains is in error. */
function receive(markup: unknown) {
  const html = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    new TextEncoder().encode(String(markup)),
  );
  const errors: string[] = [];
  fromHtml(html, {
    fragment: !/^<!doctype/.test(html),
    onerror: ({ ruleId = '' }) => void errors.push(ruleId),
  });
  expect(errors).toEqual([]);
  return readPage(html);
}

const ui = interfaceFor('en');

function siteOf(name: string): Site {
  return {
    name: { en: name },
    origin: 'https://faq.example',
    colours: { accent: '#000000', accentDark: '#ffffff' },
    links: [{ text: name, url: `https://bank.example/?${encodeURIComponent(sent(name))}` }],
    imprint: name,
    contact: { email: name, phone: name },
    elementStyles: '',
  };
}

function propsOf(name: string): PageProps {
  const alternates = [
    { locale: 'en', href: '/g/a/en' },
    { locale: 'ar', href: '/g/a/ar' },
  ];
  return {
    ...{ site: siteOf(name), locale: 'en', ui, title: name, description: name, isIndexed: true, alternates },
    crumbs: [{ text: name, href: '/' }, { text: name }],
  };
}

function guideOf(title: string, answer: string): Guide {
  const section = { id: 'a', heading: title, html: answer, text: answer, updated: '2026-11-20' };
  return {
    ...{
      formatVersion: 1,
      guide: 'a',
      locale: 'en',
      sourceLocale: 'en',
      locales: ['en'],
      revision: '',
      updated: '2026-11-20',
    },
    ...{ title, description: answer, intro: { html: '', text: '' } },
    chapters: [{ id: 'all', heading: title, sections: [section] }],
  } as Guide;
}

describe('text that looks like markup', () => {
  test('stays text in the shell of a page, which stays well-formed', () => {
    fc.assert(
      fc.property(text, (name) => {
        const props = propsOf(name);
        const page = receive(`${startPage(props)}<h1>x</h1>${endPage(props)}`);
        expect(page.title).toBe(`${spaced(name)}`);
        expect(page.description).toBe(sent(name));
        expect(findAll(page, 'nav.crumbs li').map(textOf)).toEqual([spaced(name), spaced(name)]);
        expect(findAll(page, 'a.brand, footer .imprint').map(textOf)).toEqual([spaced(name), spaced(name)]);
        expect(attributeOf(findAll(page, 'meta[property="og:title"]')[0], 'content')).toBe(sent(name));
        expect(findAll(page, 'script, img, template, [onerror]')).toEqual([]);
        expect(findAll(page, 'main > .wrap > *').map(({ tagName }) => tagName)).toEqual(['h1']);
      }),
      // A whole page takes a hundredth of a second to parse.
      { numRuns: 50 },
    );
  }, 60_000);

  test('in JSON-LD parses back to the same text', () => {
    fc.assert(
      fc.property(text, text, (title, answer) => {
        const guide = guideOf(title, answer);
        const subject = {
          guide,
          section: undefined,
          description: answer,
          canonical: 'https://faq.example/g/a/en',
          origin: 'https://faq.example',
        };
        const { tree } = receive(
          structuredData({ ...subject, siteName: title, crumbs: [{ text: title }], image: undefined }),
        );
        const scripts = findAll({ tree, shadow: undefined }, 'script');
        expect(scripts.length).toBe(1);
        const [script] = scripts;
        const { '@graph': graph } = JSON.parse(script ? rawTextOf(script) : '');
        expect(graph).toMatchObject([
          { headline: title, description: answer, publisher: { name: title } },
          { name: title, mainEntity: [{ name: title, acceptedAnswer: { text: answer } }] },
          { itemListElement: [{ name: title }] },
        ]);
      }),
    );
  });

  test('in a query stays text in the form and above the results', () => {
    fc.assert(
      fc.property(text, text, (q, meant) => {
        const found = { results: [], nearest: [], meant };
        const form = searchForm({ ui, around: 'de', action: '/', label: q, q, locale: 'de' });
        const all = { href: '/', text: q };
        const results = searchResults({
          q: { text: q, isTruncated: false },
          found,
          locale: 'de',
          ui,
          others: [],
          all,
        });
        const page = receive(
          `<!doctype html><html><head><title>x</title></head><body>${form}${results}</body></html>`,
        );
        expect(findAll(page, 'input[name=q]').map((input) => attributeOf(input, 'value'))).toEqual([sent(q)]);
        expect(findAll(page, 'h1').map(textOf)).toEqual([spaced(`Results for “${q}”`)]);
        expect(page.text).toContain(spaced(`Nothing was found for “${q}”.`));
        expect(findAll(page, 'script, img, template')).toEqual([]);
      }),
    );
  });

  test('fills placeholders as it is, even if it looks like one', () => {
    fc.assert(
      fc.property(text, text, (q, meant) => {
        expect(fill('{q} – {meant}', { q, meant })).toBe(`${q} – ${meant}`);
      }),
    );
  });
});
