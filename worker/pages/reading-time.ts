/** Reading time of a text. */

/** What adults read in a minute on a screen, about: words of languages with spaces, characters of Chinese and Japanese. */
const [WORDS, CHARACTERS] = [220, 450];

const CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Characters (UTF-16 code units) that are counted: counting all of a long guide would take longer than everything else. */
const SAMPLE = 16_384;

/** Minutes, at least one; those of a long text by those of its beginning. */
export function readingMinutes(whole: string): number {
  const text = whole.slice(0, SAMPLE);
  const characters = text.match(CHARACTER)?.length ?? 0;
  const words = text.replaceAll(CHARACTER, ' ').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
  const scale = text.length > 0 ? whole.length / text.length : 1;
  return Math.max(1, Math.round((words / WORDS + characters / CHARACTERS) * scale));
}
