/** Readings of Han characters, for queries that are typed in pinyin. */
import { pinyin } from 'pinyin-pro';
import { encodeReadings, HAN } from '../../search/pinyin/readings.ts';
import { variantsOf } from './characters.ts';

/** Readings of a character, at most: further ones are of names and old texts. */
const MAX_READINGS = 2;

let file: Uint8Array<ArrayBuffer> | undefined;

/** The file that `openReadings` opens. A character that others are folded to has their readings, too. */
export function readingsFile(): Uint8Array<ArrayBuffer> {
  file ??= encodeReadings(
    Array.from({ length: HAN.last - HAN.first + 1 }, (_, offset) => {
      const character = String.fromCodePoint(HAN.first + offset);
      const readings = [character, ...variantsOf(character)].flatMap(readingsOf);
      return [...new Set(readings.flatMap(spellingsOf))];
    }),
  );
  return file;
}

/** The most usual first. Of a character without any, the library returns itself. */
function readingsOf(character: string): string[] {
  const readings = pinyin(character, { multiple: true, toneType: 'none', v: true, type: 'array' });
  return [...new Set(readings)]
    .filter((reading) => /^[a-z]*[aeiouv][a-z]*$/.test(reading))
    .slice(0, MAX_READINGS);
}

/** The vowel ü is typed as v, yu, or u. */
function spellingsOf(reading: string): string[] {
  return reading.includes('v') ? [reading, reading.replace('v', 'yu'), reading.replace('v', 'u')] : [reading];
}
