/** Case folding and Unicode normalisation of text for search: spelling variants of one word become equal. */

/** Maps a Han character to the variant that represents it in an index; any other character to itself. */
export type FoldHan = (character: string) => string;

/** A folded text; `starts` and `ends` map each of its UTF-16 code units to a range of offsets in the original. */
export interface FoldedText {
  folded: string;
  starts: number[];
  ends: number[];
}

/**
 * Sequences that are folded as a unit: a character with its combining marks, or the Hangul jamo that compose syllables. ASCII
 * without marks only needs lower-casing.
 */
const CLUSTER = /(?:[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|\P{ASCII})\p{M}*|\p{ASCII}\p{M}+/gu;

/**
 * Folds `text`: lower case, compatibility forms normalised (Unicode NFKC), Latin letters without diacritics, typographic apostrophes
 * straight, Han characters by `foldHan`, white space collapsed. Content and queries have to be folded alike.
 *
 * @example
 * fold('  Crédit\nＡＰＰ ', (character) => character); // 'credit app'
 */
export function fold(text: string, foldHan: FoldHan): string {
  return text
    .replace(CLUSTER, (cluster) => foldCluster(cluster, foldHan))
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Folds `text` like `fold`, but keeps white space and maps offsets, so that matches can be marked in the original.
 *
 * @example
 * foldWithOffsets('Ｌate ﬁne', (character) => character).folded; // 'late fine'
 */
export function foldWithOffsets(text: string, foldHan: FoldHan): FoldedText {
  const result: FoldedText = { folded: '', starts: [], ends: [] };
  let end = 0;
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    appendAscii(result, text, end, index);
    end = index + cluster.length;
    append(result, foldCluster(cluster, foldHan), index, end);
  }
  appendAscii(result, text, end, text.length);
  return result;
}

function appendAscii(result: FoldedText, text: string, start: number, end: number): void {
  for (let offset = start; offset < end; offset += 1) {
    result.starts.push(offset);
    result.ends.push(offset + 1);
  }
  result.folded += text.slice(start, end).toLowerCase();
}

function append(result: FoldedText, folded: string, start: number, end: number): void {
  for (let unit = 0; unit < folded.length; unit += 1) {
    result.starts.push(start);
    result.ends.push(end);
  }
  result.folded += folded;
}

function foldCluster(cluster: string, foldHan: FoldHan): string {
  if (/^\p{Unified_Ideograph}$/u.test(cluster)) return foldHan(cluster);
  return (
    cluster
      .normalize('NFKC')
      // Upper case first: it turns "ß" into "SS" and "ς" into "Σ".
      .toUpperCase()
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
      .replace(/[\u2018\u2019\u02bc]/g, "'")
      .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
      .normalize('NFC')
      .replace(/\p{Unified_Ideograph}/gu, foldHan)
  );
}
