/** Stop words of a language: those of the `stopword` package, corrected where they spoil searches. */
import * as stopLists from 'stopword';
import { canonicalLocale } from '../../schema/locale.ts';

/**
 * Words without which the lists would let function words decide: contractions, negations, and what questions begin with.
 * Contractions also without apostrophe, as they are typed on phones, unless that is a word of its own, like "ill" and "well".
 */
const MISSING: Readonly<Record<string, string>> = {
  en: `
    ain’t aren’t can’t couldn’t didn’t doesn’t don’t hadn’t hasn’t haven’t isn’t mustn’t needn’t shan’t shouldn’t wasn’t weren’t won’t
    wouldn’t he’d he’ll i’d i’ll i’m i’ve it’d it’ll she’d she’ll that’ll they’d they’ll they’re they’ve we’d we’ll we’re we’ve you’d
    you’ll you’re you’ve aint arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt shouldnt wasnt werent wont wouldnt im ive
    youre youve theyre thats cannot does doing done get gets getting go goes going gonna gotta having hello help here hers hi its
    itself just let lets mine myself need needs no nor not ok okay please she so tell thank thanks them themselves us wanna want wants
    whats whom whose why will yours
  `,
};

/** Listed words that are also what readers search for: 還 is "still" and "to repay". */
const CONTENT_WORDS: Readonly<Record<string, readonly string[]>> = { zh: ['还', '還'] };

/**
 * The stop words of a language; none where the package has no list.
 *
 * @param language ISO 639 code
 * @example
 * stopWordsOf('en').includes('can’t'); // true
 */
export function stopWordsOf(language: string): string[] {
  const listed = Object.entries(stopLists).flatMap(([code, list]) =>
    Array.isArray(list) && canonicalLocale(code) === language ? list : [],
  );
  const contentWords = CONTENT_WORDS[language] ?? [];
  const missing = MISSING[language]?.trim().split(/\s+/) ?? [];
  return [...listed, ...missing].filter((word) => !contentWords.includes(word));
}
