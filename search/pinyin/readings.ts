/** Readings of Han characters: the syllables of Mandarin, in pinyin without tones, that a character may be pronounced as. */
import { joinParts, PartReader } from '../file-parts.ts';

/** The readings of all characters of a script. */
export interface Readings {
  /** The syllables of a character, the most usual first; none of any other text. */
  syllablesOf(character: string): readonly string[];
  isSyllable(letters: string): boolean;
  /** Whether a syllable starts with `letters`. */
  isPrefix(letters: string): boolean;
}

/** A sound: a syllable, or what syllables start with, such as an initial. */
export interface Sound {
  letters: string;
  isPrefix: boolean;
}

/** Whether text in `locale` may be typed in pinyin: Chinese. */
export function isTypedInPinyin(locale: string): boolean {
  return new Intl.Locale(locale).language === 'zh';
}

/** More letters than any syllable has. */
export const MAX_SYLLABLE_LENGTH = 6;

/** The Unicode block of the characters in use, whose readings are known. */
export const HAN = { first: 0x4e00, last: 0x9fff };

/**
 * A file of readings: the distinct lists of readings, one a line, and for each character of the block the number of its list. Nothing
 * is parsed character by character, since the first search in Chinese of an isolate pays for it.
 *
 * @param readings those of each character of the block
 */
export function encodeReadings(readings: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const lines = readings.map((syllables) => syllables.join(' '));
  const numbers = new Map([...new Set(lines)].map((line, number) => [line, number]));
  const lists = new TextEncoder().encode([...numbers.keys()].join('\n'));
  return joinParts([lists, Uint32Array.from(lines, (line) => numbers.get(line) ?? 0)]);
}

/**
 * Opens a file of readings.
 *
 * @throws if it is no such file
 * @example
 * openReadings(file).syllablesOf('还'); // ['hai', 'huan']
 */
export function openReadings(file: Uint8Array): Readings {
  const parts = new PartReader(file);
  const lists = parts
    .readText()
    .split('\n')
    .map((line) => line.split(' ').filter((syllable) => syllable !== ''));
  const numbers = parts.readNumbers();
  const syllables = new Set(lists.flat());
  return {
    syllablesOf: (character) => lists[numbers[(character.codePointAt(0) ?? 0) - HAN.first] ?? -1] ?? [],
    isSyllable: (letters) => syllables.has(letters),
    isPrefix: (letters) => [...syllables].some((syllable) => syllable.startsWith(letters)),
  };
}

/** Whether `character` may be pronounced as `sound`. */
export function soundsLike({ syllablesOf }: Readings, character: string, sound: Sound): boolean {
  return syllablesOf(character).some((syllable) => isSound(syllable, sound));
}

function isSound(syllable: string, { letters, isPrefix }: Sound): boolean {
  return isPrefix ? syllable.startsWith(letters) : syllable === letters;
}
