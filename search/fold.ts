/** Folds text for search: spellings that a reader takes for the same become the same. */

/** The spelling of a Han character in the script that all are folded to. */
export type Spell = (character: string) => string;

/** A folded text, and for each of its UTF-16 code units where what it was made of begins and ends in the original. */
export interface FoldedText {
  folded: string;
  starts: number[];
  ends: number[];
}

/**
 * What is folded as one: a character with its accents, or letters of Hangul, which make syllables together. Plain letters need
 * no more than lower case.
 */
const PIECE = /(?:[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|\P{ASCII})\p{M}*|\p{ASCII}\p{M}+/gu;

/**
 * `text` in lower case, full-width letters as half-width (Unicode NFKC), Latin letters without accents, Han characters as
 * `spell` has them, white space as single spaces. Content and queries are folded in the same way.
 */
export function fold(text: string, spell: Spell): string {
  return text
    .replace(PIECE, (piece) => foldPiece(piece, spell))
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same with white space left as it is, and with offsets: what is found in the folded text can be shown in the original. */
export function foldWithOffsets(text: string, spell: Spell): FoldedText {
  const result: FoldedText = { folded: '', starts: [], ends: [] };
  let end = 0;
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    addPlain(result, text, end, index);
    end = index + piece.length;
    add(result, foldPiece(piece, spell), index, end);
  }
  addPlain(result, text, end, text.length);
  return result;
}

function addPlain(result: FoldedText, text: string, start: number, end: number): void {
  for (let at = start; at < end; at += 1) {
    result.starts.push(at);
    result.ends.push(at + 1);
  }
  result.folded += text.slice(start, end).toLowerCase();
}

function add(result: FoldedText, folded: string, start: number, end: number): void {
  for (let unit = 0; unit < folded.length; unit += 1) {
    result.starts.push(start);
    result.ends.push(end);
  }
  result.folded += folded;
}

function foldPiece(piece: string, spell: Spell): string {
  if (/^\p{Unified_Ideograph}$/u.test(piece)) return spell(piece);
  return (
    piece
      .normalize('NFKC')
      // By way of upper case, "ß" becomes "ss" and "ς" becomes "σ".
      .toUpperCase()
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
      .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
      .normalize('NFC')
      .replace(/\p{Unified_Ideograph}/gu, spell)
  );
}
