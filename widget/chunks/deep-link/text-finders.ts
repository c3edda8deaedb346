/** Text fragments, `#:~:text=[prefix-,]start[,end][,-suffix]` (WICG, URL Fragment Text Directives), as searches of a text. */

/** Finds a text in another one, in any case: the part from the first to the last of its words; undefined where it isn't there. */
export type FindText = (text: string) => string | undefined;

/** Longer texts aren't looked for (UTF-16 code units): browsers write shorter ones, and anybody writes a link. */
const MAX_LENGTH = 500;

/** Begins and ends at the boundary of a word, in scripts that have such. */
const bounded = (words: readonly string[]) => `(?=\\W|\\b)${words.join('\\W+')}(?:\\b|(?!\\w))`;

/**
 * One for each text that the fragment of `url` names: it finds the words of prefix, start, end and suffix in that order, with anything
 * between these. That tells a section; browsers are stricter, to tell the place.
 */
export function textFinders(url: string): FindText[] {
  const [, directives] = url.split(':~:');
  return new URLSearchParams(directives).getAll('text').flatMap((directive) => {
    if (directive.length > MAX_LENGTH) return [];
    const terms = directive.split(',').flatMap((term) => {
      const words = term.match(/[\p{L}\p{M}\p{N}]+/gu);
      return words ? new RegExp(bounded(words), 'gi') : [];
    });
    return terms[0] ? (text) => findInOrder(text, terms) : [];
  });
}

/** Term by term: one expression for all of them would try every combination. */
function findInOrder(text: string, terms: readonly RegExp[]): string | undefined {
  let start: number | undefined;
  let end = 0;
  for (const term of terms) {
    term.lastIndex = end;
    const match = term.exec(text);
    if (!match) return undefined;
    start ??= match.index;
    end = term.lastIndex;
  }
  return text.slice(start, end);
}
