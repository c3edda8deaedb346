import { randomBytes } from 'node:crypto';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { EditionHeaderSchema } from '../../schema/edition-file.ts';
import type { Guide } from '../../schema/guide.ts';
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

test('marks a guide that is more than 100 kB on the wire as large', async () => {
  const text = { text: '', sections: new Map<string, [number, number]>([['why', [0, 0]]]) };
  const isLarge = async (answer: string) => {
    const document: Guide = {
      ...{ guide: 'help', locale: 'en', revision: '0'.repeat(32), title: 'Help', description: '' },
      ...{ updated: '2026-11-24', locales: ['en'], intro: { html: '', text: '' } },
      chapters: [
        {
          ...{ id: 'all', heading: 'All' },
          sections: [{ id: 'why', heading: 'Why?', html: answer, text: answer, updated: '2026-11-24' }],
        },
      ],
    };
    const { files } = await encodeEdition(document, text, searchTermsOf('en'), {});
    return parseFile(files[0]?.[1]).header.large;
  };
  // In Base64, 4 random characters have 3 bytes.
  const random = (bytes: number) => randomBytes(bytes).toString('base64');
  expect(await isLarge(random(110_000))).toBe(true);
  expect(await isLarge(random(90_000))).toBe(undefined);
  expect(await isLarge('It depends. '.repeat(100_000))).toBe(undefined);
});

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
    const { files } = await encodeEdition(document, text, searchTermsOf(document.locale), {});
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
