/** Texts that can only be in one language, unlike names and addresses. */
import { fold } from '../../search/fold.ts';
import { foldHanCharacter } from '../index/characters.ts';
import { searchTermsOf } from '../index/search-terms.ts';

/** A text with fewer words may be the same in two languages: a name, a word that one language has borrowed. */
const MIN_WORDS = 5;

/** As `MIN_WORDS`, for scripts that are written without spaces or cases (letters). */
const MIN_LETTERS = 20;

/** How many words must be no names. One is not enough: `Visa, Mastercard, American Express and Apple Pay`. */
const MIN_ORDINARY_WORDS = 2;

/** As `MIN_ORDINARY_WORDS`, for what may be an address: `4 rue de la Paix, 75002 Paris` has three in lower case. */
const MIN_ORDINARY_WORDS_OF_ADDRESS = 5;

/**
 * Whether `text`, in the language of `locale`, has so many words that it can only be in one language. In scripts with two cases some
 * of them must be ordinary words: those in lower case, and those that the language has as stop words (_the_, _you_), since titles,
 * German and text in capitals capitalise words that are no names.
 */
export function isInOneLanguage(text: string, locale: string): boolean {
  // URLs, email addresses and file names.
  const tokens = text.split(' ').filter((token) => !/[@/\\]|\p{L}[.:]\p{L}/u.test(token));
  if ((tokens.join('').match(/\p{Lo}/gu) ?? []).length >= MIN_LETTERS) return true;
  const words = tokens.filter((token) => /\p{L}/u.test(token) && !/\d/.test(token));
  if (words.length < MIN_WORDS) return false;
  const stopWords = new Set(searchTermsOf(locale).stopWords);
  const ordinary = words.filter((word) => isLowerCase(word) || stopWords.has(foldWord(word)));
  return ordinary.length >= (isLikeAddress(text) ? MIN_ORDINARY_WORDS_OF_ADDRESS : MIN_ORDINARY_WORDS);
}

function isLowerCase(word: string): boolean {
  return /\p{Ll}/u.test(word) && !/\p{Lu}/u.test(word);
}

/** Without punctuation around it, in the form that stop words have. */
function foldWord(word: string): string {
  return fold(word.replaceAll(/^[^\p{L}]+|[^\p{L}\p{M}]+$/gu, ''), foldHanCharacter);
}

/** An address has a number, and lines or commas between its parts. */
function isLikeAddress(text: string): boolean {
  return /\d/.test(text) && text.includes(',');
}
