/** Copies: texts of a translation that are still those of its source, word for word. */
import type { Root, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { isSameWrittenLanguage } from '../../schema/locale.ts';
import { converterFor } from '../chinese.ts';
import { report } from '../diagnostics.ts';
import { collapseWhitespace } from '../read/collapse-whitespace.ts';
import { type Part, reviewableParts } from '../read/outline.ts';
import type { Translation } from '../read/translation.ts';
import { placeOfPart } from './place-of-part.ts';

/**
 * A text with fewer words may be the same in both languages: a name, an address, a word that one language has borrowed. In scripts
 * with two cases only words in lower case count, of which names and addresses have few.
 */
const MIN_WORDS = 5;

/** As `MIN_WORDS`, for scripts that are written without spaces or cases (letters). */
const MIN_LETTERS = 20;

/** Reports each part that nobody translated, unless the field `untranslated` names it; returns the ids of those reported. */
export function reportCopies(source: Translation, translation: Translation): Set<string> {
  if (isSameWrittenLanguage(source.locale, translation.locale)) return new Set();
  const allowed = translation.frontMatter?.untranslated ?? [];
  const originals = new Map(reviewableParts(source).map((part) => [part.id, part]));
  const convert = converterFor(source.locale, translation.locale);
  const copies = reviewableParts(translation).flatMap((part) => {
    const original = originals.get(part.id);
    const copied = original && findCopy(original, part);
    // Chinese text without a character that the other script writes differently is the same in both.
    if (!copied || convert?.(copied.text) === copied.text || allowed.includes(part.id)) return [];
    return [{ part, kind: copied.kind }];
  });
  // The hint of each names all, because the front matter may have the field once.
  const ids = [...allowed, ...copies.map(({ part }) => part.id)].join(', ');
  for (const { part, kind } of copies) {
    const reason = `"${part.id}" is not translated: its ${kind} is that of ${source.file.basename}, word for word`;
    const hint = `translate it, or allow copies by one line of the front matter: untranslated: [${ids}]`;
    report(translation.file, placeOfPart(translation, part), 'untranslated-copy', reason, hint);
  }
  return new Set(copies.map(({ part }) => part.id));
}

function findCopy(original: Part, part: Part): { kind: 'text' | 'heading'; text: string } | undefined {
  const text = proseOf(part.body);
  if (isCopy(text, proseOf(original.body))) return { kind: 'text', text };
  const heading = collapseWhitespace(part.heading);
  if (isCopy(heading, collapseWhitespace(original.heading)))
    return { kind: part.body.length > 0 ? 'heading' : 'text', text: heading };
  return undefined;
}

/** Whether two texts have the same words, in one language only: a change of punctuation or capitals translates nothing. */
function isCopy(text: string, original: string): boolean {
  return (isLanguage(text) || isLanguage(original)) && wordingOf(text) === wordingOf(original);
}

function wordingOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** The text that has to be translated: neither code nor HTML tags nor URLs. */
function proseOf(body: readonly RootContent[]): string {
  const texts: string[] = [];
  const root: Root = { type: 'root', children: [...body] };
  visit(root, (node) => {
    if (node.type === 'text') texts.push(node.value);
    if (node.type === 'image' && node.alt) texts.push(node.alt);
    return node.type === 'code' ? SKIP : undefined;
  });
  return collapseWhitespace(texts.join(' '));
}

/** Whether `text` has so many words that it can only be in one language. */
function isLanguage(text: string): boolean {
  // URLs, email addresses and file names.
  const words = text.split(' ').filter((word) => !/[@/\\]|\p{L}[.:]\p{L}/u.test(word));
  const lowerCase = words.filter((word) => /^\P{L}*\p{Ll}/u.test(word) && !/\p{Lu}|\d/u.test(word));
  const caseless = words.join('').match(/\p{Lo}/gu) ?? [];
  return lowerCase.length >= MIN_WORDS || caseless.length >= MIN_LETTERS;
}
