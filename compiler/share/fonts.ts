/** Fonts of share images: those files of Noto Sans that a text needs. Each has some two hundred characters. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Font } from 'satori';
import { isSameWrittenLanguage } from '../../schema/locale.ts';

/**
 * Packages of the fonts, which belong together: one of letters, and two of the characters of one Chinese script, kana, and many characters
 * of the other script. Punctuation of these is as wide as a Chinese character.
 */
const [LETTERS, TRADITIONAL, SIMPLIFIED] = ['noto-sans', 'noto-sans-tc', 'noto-sans-sc'] as const;

type FontPackage = typeof LETTERS | typeof TRADITIONAL | typeof SIMPLIFIED;

/** A file of a package, and the characters that it may have, as ranges of code points. */
interface Subset {
  package: FontPackage;
  name: string;
  ranges: readonly (readonly [first: number, last: number])[];
}

const WEIGHT = 700;

/** Keys of `unicode.json` for files of Chinese characters; they come before those of letters. */
const NUMBERED = /^\[(\d+)\]$/;

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The packages for a text in `locale`, of which the first has the shapes that its readers expect. */
export function packagesFor(text: string, locale: string): readonly FontPackage[] {
  const chinese = isSameWrittenLanguage(locale, 'zh-Hans')
    ? [SIMPLIFIED, TRADITIONAL]
    : [TRADITIONAL, SIMPLIFIED];
  return EAST_ASIAN.test(text) ? [...chinese, LETTERS] : [LETTERS, ...chinese];
}

/** The fonts of a package that may have characters of `text`: a file lacks some that it is listed with. */
export function readFonts(name: FontPackage, text: string): Font[] {
  const needed = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  return readSubsets(name)
    .filter(({ ranges }) =>
      ranges.some(([first, last]) => needed.some((point) => point >= first && point <= last)),
    )
    .map(readFont);
}

const subsetsByPackage = new Map<FontPackage, readonly Subset[]>();

function readSubsets(name: FontPackage): readonly Subset[] {
  const known = subsetsByPackage.get(name);
  if (known) return known;
  const listed: Record<string, string> = JSON.parse(readFileSync(locate(name, 'unicode.json'), 'utf8'));
  const subsets = Object.entries(listed).map(([key, ranges]) => ({
    package: name,
    name: NUMBERED.exec(key)?.[1] ?? key,
    ranges: ranges.split(',').map(toRange),
  }));
  subsetsByPackage.set(name, subsets);
  return subsets;
}

/** `U+4e00` or `U+4e00-4e10`. */
function toRange(range: string): [first: number, last: number] {
  const [first = '', last = first] = range.slice('U+'.length).split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}

const fonts = new Map<Subset, Font>();

function readFont(subset: Subset): Font {
  const known = fonts.get(subset);
  if (known) return known;
  const file = `${subset.package}-${subset.name}`;
  const data = readFileSync(locate(subset.package, `files/${file}-${WEIGHT}-normal.woff`));
  // Of fonts with the same name only one would be used.
  const font: Font = { name: file, data, weight: WEIGHT, style: 'normal' };
  fonts.set(subset, font);
  return font;
}

function locate(name: FontPackage, path: string): string {
  return fileURLToPath(import.meta.resolve(`@fontsource/${name}/${path}`));
}
