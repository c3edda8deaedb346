/** Reading time of a text. */

/** What adults read in a minute on a screen, about: words of languages with spaces, characters of Chinese and Japanese. */
const [WORDS, CHARACTERS] = [220, 450];

const CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Minutes, at least one. */
export function readingMinutes(text: string): number {
  const characters = text.match(CHARACTER)?.length ?? 0;
  const words = text.replaceAll(CHARACTER, ' ').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
  return Math.max(1, Math.round(words / WORDS + characters / CHARACTERS));
}
