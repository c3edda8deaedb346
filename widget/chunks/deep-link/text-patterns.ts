/** Text fragments, `#:~:text=[prefix-,]start[,end][,-suffix]` (WICG, URL Fragment Text Directives), as regular expressions. */

/** Begins and ends at the boundary of a word, in scripts that have such. */
const bounded = (words: readonly string[]) => `(?=\\W|\\b)${words.join('\\W+')}(?:\\b|(?!\\w))`;

/**
 * One for each text that the fragment of `url` names: it matches the words of prefix, start, end and suffix in that order, with anything
 * between these, in any case. That tells a section; browsers are stricter, to tell the place.
 */
export function textPatterns(url: string): RegExp[] {
  const [, directives] = url.split(':~:');
  return new URLSearchParams(directives).getAll('text').flatMap((text) => {
    const terms = text.split(',').flatMap((term) => {
      const words = term.match(/[\p{L}\p{M}\p{N}]+/gu);
      return words ? bounded(words) : [];
    });
    return terms[0] ? new RegExp(terms.join('[^]*?'), 'i') : [];
  });
}
