import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ByteRange } from '../../schema/edition-file.ts';
import type { OpenEdition } from './edition.ts';
import { splice } from './spliced-edition.ts';

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const encode = (text: string) => new Uint8Array(new TextEncoder().encode(text));

/** An edition whose document is these texts, one after the other, each a section and its answer; the Markdown follows. */
function createEdition(texts: readonly string[]): OpenEdition {
  const body = encode(`${texts.map((text) => `[${text}]`).join('')}MARKDOWN`);
  let end = 0;
  const sections = texts.map((text, index) => {
    const json: ByteRange = [end, end + text.length + 2];
    const inner: ByteRange = [json[0] + 1, json[1] - 1];
    end = json[1];
    const page = { item: json, heading: inner, answer: inner };
    return { id: `s${index}`, chapter: 'all', json, markdown: inner, page };
  });
  const document: ByteRange = [0, end];
  const rest: ByteRange = [end, body.byteLength];
  return {
    header: {
      sections,
      document,
      page: document,
      markdown: rest,
      search: rest,
    } as unknown as OpenEdition['header'],
    read: async ([from, to]) => body.subarray(from, to),
  };
}

test('replaces any parts by texts of any length, and moves every range', async () => {
  const sections = fc.array(
    fc.record({
      text: fc.stringMatching(/^[a-z]{0,6}$/),
      replacement: fc.option(fc.stringMatching(/^[A-Z]{0,6}$/), { nil: undefined }),
    }),
    { maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(sections, async (all) => {
      const edition = createEdition(all.map(({ text }) => text));
      const replacements = all.flatMap(({ replacement }, index) => {
        const range = edition.header.sections[index]?.page.answer;
        return range && replacement !== undefined ? [{ range, bytes: encode(replacement) }] : [];
      });
      const { header, read } = splice(edition, replacements.toReversed());
      const slice = async (range: ByteRange) => decode(await read(range));
      const expected = all.map(({ text, replacement }) => replacement ?? text);
      const document = expected.map((text) => `[${text}]`).join('');
      expect(await slice(header.document)).toBe(document);
      expect(await slice(header.page)).toBe(document);
      expect(await slice(header.markdown)).toBe('MARKDOWN');
      for (const [index, { json, markdown, page }] of header.sections.entries()) {
        for (const range of [json, page.item]) expect(await slice(range)).toBe(`[${expected[index]}]`);
        for (const range of [markdown, page.heading, page.answer])
          expect(await slice(range)).toBe(expected[index]);
      }
    }),
  );
});
