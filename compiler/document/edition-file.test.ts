import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { EditionHeaderSchema } from '../../schema/edition-file.ts';
import { searchTermsOf } from '../index/search-terms.ts';
import { compileSite } from '../site.ts';
import { encodeEdition } from './edition-file.ts';

const { guides } = await compileSite('content/guides');
const editions = guides.flatMap(({ documents = [], markdown }) =>
  documents.flatMap((document) => {
    const text = markdown?.get(document.locale);
    return text ? [{ document, text, locale: document.locale }] : [];
  }),
);

/** The header of an edition's file, and what follows it. */
function parseFile(file: Uint8Array<ArrayBuffer> = Buffer.of()) {
  const bytes = Buffer.from(file);
  const headerEnd = bytes.indexOf('\n');
  return {
    header: v.parse(EditionHeaderSchema, JSON.parse(bytes.toString('utf8', 0, headerEnd))),
    body: bytes.subarray(headerEnd + 1),
  };
}

/** The sections of `html`, as a parser of HTML finds them. */
function parseSections(html: string) {
  const sections: { id: unknown; item: string; inner: string[] }[] = [];
  visit(fromHtml(html, { fragment: true, verbose: true }), 'element', (details) => {
    if (String(details.properties['part']) !== 'section') return;
    const { start, end } = details.position ?? {};
    const inner: string[] = [];
    visit(details, 'element', (element) => {
      const { role, part } = element.properties;
      if (String(role) === 'heading' || String(part) === 'answer') inner.push(innerHtml(element, html));
    });
    sections.push({ id: details.properties['id'], item: html.slice(start?.offset, end?.offset), inner });
  });
  return sections;
}

function innerHtml({ data }: Element, html: string): string {
  const { opening, closing } = data?.position ?? {};
  return html.slice(opening?.end.offset, closing?.start.offset);
}

test.each(editions)(
  'has each section of $locale where a parser of HTML finds it in the page',
  async ({ document, text }) => {
    const { files } = await encodeEdition(document, text, searchTermsOf(document.locale));
    const { header, body } = parseFile(files[0]?.[1]);
    const sections = header.sections.map(({ id, page: { item, heading, answer } }) => ({
      id,
      item: body.toString('utf8', ...item),
      inner: [heading, answer].map((range) => body.toString('utf8', ...range)),
    }));
    expect(sections.length).toBeGreaterThan(10);
    expect(parseSections(body.toString('utf8', ...header.page))).toEqual(sections);
  },
);
