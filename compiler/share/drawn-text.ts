/** Text of authors as it is drawn: on one line, without emoji and invisible characters, for which the fonts have no glyphs. */

/** Pictographs of one character or several, but for those that fonts have as letters. */
const EMOJI =
  /(?![©®™])(?:[\p{Extended_Pictographic}\p{Regional_Indicator}]|[\d#*]\uFE0F?\u20E3)(?:[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u{E0020}-\u{E007F}]|\u200D|\uFE0F|\u20E3)*/gu;

/** Format characters, such as those that set the direction of text, and selectors of variants. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu;

/**
 * Letters of other scripts change with those beside them, or are written from right to left: Satori places the marks of Arabic wrongly, and
 * none of the fonts has Hebrew, Hindi or Thai.
 */
const OTHER_SCRIPTS =
  /(?!\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Bopomofo}|\p{Script=Common}|\p{Script=Inherited})./u;

/** What of `text` is drawn; empty where it can't be drawn as its readers would write it. */
export function toDrawnText(text: string): string {
  const drawn = text
    .normalize('NFC')
    .replace(EMOJI, ' ')
    .replace(INVISIBLE, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return OTHER_SCRIPTS.test(drawn) ? '' : drawn;
}
