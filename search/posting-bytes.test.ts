import fc from 'fast-check';
import { expect, test } from 'vitest';
import { END, encodePostings, joinPostings, PostingCursor, type PostingList } from './posting-bytes.ts';

/** Postings in sections with gaps of any size. */
const postings = fc
  .array(
    fc.record({ gap: fc.oneof(fc.nat(3), fc.nat(2 ** 20)), frequencies: fc.integer({ min: 1, max: 4_095 }) }),
  )
  .map((all) => {
    let section = -1;
    return all.map(({ gap, frequencies }) => {
      section += gap + 1;
      return { section, frequencies };
    });
  });

type Postings = readonly { section: number; frequencies: number }[];

function encode(all: Postings, lengths: Uint8Array): PostingList {
  return encodePostings(
    {
      sections: Uint32Array.from(all, ({ section }) => section),
      frequencies: Uint16Array.from(all, ({ frequencies }) => frequencies),
    },
    lengths,
  );
}

function readFrom(cursor: PostingCursor): Postings {
  const read: { section: number; frequencies: number }[] = [];
  for (; cursor.section < END; cursor.advance())
    read.push({ section: cursor.section, frequencies: cursor.frequencies });
  return read;
}

test('a cursor reads the postings that were encoded, in parts of any size, from their start or from a mark', () => {
  fc.assert(
    fc.property(postings, fc.nat(), fc.nat(), (all, split, marked) => {
      const cut = split % (all.length + 1);
      const parts = [all.slice(0, cut), all.slice(cut)].filter(({ length }) => length > 0);
      const list = joinPostings(parts.map((part) => encode(part, new Uint8Array())));
      expect(list.count).toBe(all.length);
      expect(readFrom(new PostingCursor(list))).toEqual(all);
      const start = all.length === 0 ? 0 : marked % all.length;
      const cursor = new PostingCursor(list);
      for (let step = 0; step < start; step += 1) cursor.advance();
      expect(readFrom(new PostingCursor(list, cursor.mark))).toEqual(all.slice(start));
    }),
  );
});

test('a posting has the length of the text, and that of the heading if the heading has the term', () => {
  const lengths = Uint8Array.of(3, 40, 5, 60);
  const cursor = new PostingCursor(
    encode(
      [
        { section: 0, frequencies: 0x001 },
        { section: 1, frequencies: 0x112 },
      ],
      lengths,
    ),
  );
  expect([cursor.textLength, cursor.headingLength]).toEqual([40, 0]);
  cursor.advance();
  expect([cursor.textLength, cursor.headingLength]).toEqual([60, 5]);
});
