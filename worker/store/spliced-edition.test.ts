import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ByteRange } from '../../schema/edition-file.ts';
import type { OpenEdition } from './edition.ts';
import { splice } from './spliced-edition.ts';

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const encode = (text: string) => new Uint8Array(new TextEncoder().encode(text));

/** An edition whose document is these texts, one after the other, each a section, and whose Markdown follows. */
function createEdition(texts: readonly string[]): OpenEdition {
  const body = encode(`${texts.join('')}MARKDOWN`);
  let end = 0;
  const sections = texts.map((text, index) => {
    const json: ByteRange = [end, end + text.length];
    end += text.length;
    return { id: `s${index}`, chapter: 'all', json, markdown: [0, 0] as ByteRange };
  });
  const document: ByteRange = [0, end];
  const rest: ByteRange = [end, body.byteLength];
  return {
    header: { sections, document, markdown: rest, search: rest } as unknown as OpenEdition['header'],
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
      const replacements = all.flatMap(({ text, replacement }, index) => {
        const range = edition.header.sections[index]?.json;
        return range && text !== '' && replacement !== undefined
          ? [{ range, bytes: encode(replacement) }]
          : [];
      });
      const { header, read } = splice(edition, replacements.toReversed());
      const expected = all.map(({ text, replacement }) => (text === '' ? '' : (replacement ?? text)));
      expect(decode(await read(header.document))).toBe(expected.join(''));
      expect(decode(await read(header.markdown))).toBe('MARKDOWN');
      for (const [index, { json }] of header.sections.entries())
        if (all[index]?.text !== '') expect(decode(await read(json))).toBe(expected[index]);
    }),
  );
});
