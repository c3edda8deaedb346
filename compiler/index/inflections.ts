/** Inflected forms of the words of a search index, by Snowball stemmers. */
import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as armenian } from '@orama/stemmers/armenian';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as greek } from '@orama/stemmers/greek';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as hindi } from '@orama/stemmers/indian';
import { stemmer as indonesian } from '@orama/stemmers/indonesian';
import { stemmer as irish } from '@orama/stemmers/irish';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as lithuanian } from '@orama/stemmers/lithuanian';
import { stemmer as nepali } from '@orama/stemmers/nepali';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as serbian } from '@orama/stemmers/serbian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as tamil } from '@orama/stemmers/tamil';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { fold } from '../../search/fold.ts';
import { type Stem, stemmerOf } from '../../search/stem.ts';
import { isUnspaced } from '../../search/tokenize.ts';
import { foldHanCharacter } from './characters.ts';

/** By ISO 639 code. English has the stemmer that queries have, too. */
const STEMMERS: Readonly<Record<string, Stem>> = {
  ...{ ar: arabic, hy: armenian, da: danish, nl: dutch, en: stemmerOf('en'), fi: finnish, fr: french },
  ...{ de: german, el: greek, hu: hungarian, hi: hindi, id: indonesian, ga: irish, it: italian },
  ...{ lt: lithuanian, ne: nepali, no: norwegian, nb: norwegian, nn: norwegian, pt: portuguese },
  ...{ ro: romanian, ru: russian, sr: serbian, es: spanish, sv: swedish, ta: tamil, tr: turkish },
};

/**
 * For each of the sorted `words`, the distance to the next form of the same word, and from the last form back to the first; 0 for a
 * word with one form.
 *
 * @param written the spelling in the content of words that folding changes: stemmers know the endings with their accents
 * @example
 * linkInflections('en', ['country', 'court', 'countries'].toSorted(), {}); // [1, -1, 0]
 */
export function linkInflections(
  locale: string,
  words: readonly string[],
  written: Readonly<Record<string, string>>,
): number[] {
  const stem = STEMMERS[new Intl.Locale(locale).language];
  const links = words.map(() => 0);
  if (!stem) return links;
  const spelling = (word: string) => (Object.hasOwn(written, word) ? (written[word] ?? word) : word);
  const stems = words.map((word) => (isUnspaced(word) ? word : fold(stem(spelling(word)), foldHanCharacter)));
  for (const forms of Map.groupBy(words.keys(), (index) => stems[index]).values())
    for (const [place, index] of forms.entries())
      links[index] = (forms[(place + 1) % forms.length] ?? index) - index;
  return links;
}
