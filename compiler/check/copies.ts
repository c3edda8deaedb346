/** Copies: texts of a translation that are still those of its source, word for word. */
import type { Root, RootContent } from 'mdast';
import type { Point } from 'unist';
import { SKIP, visit } from 'unist-util-visit';
import { isSameWrittenLanguage } from '../../schema/locale.ts';
import { converterFor } from '../chinese.ts';
import { report } from '../diagnostics.ts';
import { collapseWhitespace } from '../read/collapse-whitespace.ts';
import { type Part, reviewableParts } from '../read/outline.ts';
import type { Translation } from '../read/translation.ts';
import { isInOneLanguage } from './language-text.ts';
import { placeOfPart } from './place-of-part.ts';

/** As more than one word, for scripts that are written without spaces (letters). */
const MIN_PHRASE_LETTERS = 4;

/** A part of a translation that nobody translated. */
interface Copy {
  part: Part;
  kind: 'text' | 'heading' | 'paragraph';
  /** Where it begins. */
  place: Point;
  /** Whether it would be accepted if the rest of the file were translated. */
  isShort: boolean;
}

/** Reports each part that nobody translated; returns the ids of those reported. */
export function reportCopies(source: Translation, translation: Translation): Set<string> {
  const copies = findCopies(source, translation);
  const hint = `translate it, or ${allowCopies(translation, copies)}`;
  for (const { part, kind, place, isShort } of copies) {
    const copied = kind === 'paragraph' ? 'one of its paragraphs' : `its ${kind}`;
    const subject = isShort ? `like the rest of this file, ${copied}` : copied;
    const reason = `"${part.id}" is not translated: ${subject} is that of ${source.file.basename}, word for word`;
    report(translation.file, place, 'untranslated-copy', reason, hint);
  }
  return new Set(copies.map(({ part }) => part.id));
}

/**
 * The parts that nobody translated, except those that the field `untranslated` names. Short texts may be the same in both languages,
 * but not all of those in a file.
 */
export function findCopies(source: Translation, translation: Translation): Copy[] {
  if (isSameWrittenLanguage(source.locale, translation.locale)) return [];
  const convert = converterFor(source.locale, translation.locale);
  // Chinese text without a character that the other script writes differently is the same in both.
  const differs = (text: string) => convert?.(text) !== text;
  const pairs = pairParts(source, translation);
  const copies = pairs.flatMap(({ part, original }): Copy[] => {
    const place = placeOfPart(translation, part);
    return findCopiedTexts(original, part, source.locale)
      .filter(({ text }) => differs(text))
      .map(({ kind, paragraph }) => ({ part, kind, place: paragraph ?? place, isShort: false }));
  });
  // Without translationOf, the file may be another source.
  if (translation.frontMatter?.translationOf === undefined) return copies;
  const parts = new Set(copies.map(({ part }) => part));
  const shortCopies = findShortCopies(translation, pairs, differs).filter(({ part }) => !parts.has(part));
  return [...copies, ...shortCopies];
}

/** A part of a translation, and the same part of its source. */
interface PartPair {
  part: Part;
  original: Part;
}

/** The parts that both files have, and that may not be the same. */
function pairParts(source: Translation, translation: Translation): PartPair[] {
  const allowed = translation.frontMatter?.untranslated ?? [];
  const originals = new Map(reviewableParts(source).map((part) => [part.id, part]));
  return reviewableParts(translation).flatMap((part) => {
    const original = originals.get(part.id);
    return original && !allowed.includes(part.id) ? [{ part, original }] : [];
  });
}

/** All copied texts, if nothing but single words is translated in the file; those that don't differ between the languages don't count. */
function findShortCopies(
  translation: Translation,
  pairs: readonly PartPair[],
  differs: (text: string) => boolean,
): Copy[] {
  const copied: Part[] = [];
  let phrases = 0;
  for (const { part, original } of pairs) {
    const text = textOf(part);
    if (!differs(text)) continue;
    const wording = wordingOf(text);
    const isCopied = wording === wordingOf(textOf(original));
    const isTranslatable = isPhrase(text);
    // In most files that is so of the first part.
    if (isTranslatable && !isCopied) return [];
    if (isTranslatable) phrases += 1;
    if (isCopied && wording !== '') copied.push(part);
  }
  if (phrases < 2) return [];
  return copied.map((part) => ({ part, kind: 'text', place: placeOfPart(translation, part), isShort: true }));
}

/** How to allow `copies`: all at once, because the front matter may have the field once. */
export function allowCopies({ frontMatter }: Translation, copies: readonly Copy[]): string {
  const allowed = frontMatter?.untranslated ?? [];
  const ids = [...new Set([...allowed, ...copies.map(({ part }) => part.id)])];
  const task = allowed.length > 0 ? 'replace this field' : 'allow copies by one line';
  return `${task} of the front matter: untranslated: [${ids.join(', ')}]`;
}

/** Heading and prose of a part. */
function textOf({ heading, body }: Part): string {
  return collapseWhitespace(`${heading} ${proseOf(body)}`);
}

/** Whether `text` has more than one word; a single one is often the same in two languages. */
function isPhrase(text: string): boolean {
  const words = text.split(' ').filter((word) => /\p{L}/u.test(word));
  return words.length > 1 || (text.match(/\p{Lo}/gu) ?? []).length >= MIN_PHRASE_LETTERS;
}

interface CopiedText {
  kind: Copy['kind'];
  text: string;
  /** Where the paragraph begins. */
  paragraph?: Point;
}

/** All text of a part, or else its heading and each of its paragraphs. */
function findCopiedTexts(original: Part, part: Part, locale: string): CopiedText[] {
  const text = proseOf(part.body);
  if (isCopy(text, proseOf(original.body), locale)) return [{ kind: 'text', text }];
  const copies = findCopiedParagraphs(original, part, locale);
  const heading = collapseWhitespace(part.heading);
  if (isCopy(heading, collapseWhitespace(original.heading), locale))
    copies.unshift({ kind: part.body.length > 0 ? 'heading' : 'text', text: heading });
  return copies;
}

function findCopiedParagraphs(original: Part, part: Part, locale: string): CopiedText[] {
  const originals = new Map(listParagraphs(original.body).map(({ text }) => [wordingOf(text), text]));
  return listParagraphs(part.body).flatMap(({ text, start }): CopiedText[] => {
    const source = originals.get(wordingOf(text));
    return source !== undefined && isCopy(text, source, locale)
      ? [{ kind: 'paragraph', text, paragraph: start }]
      : [];
  });
}

/** The paragraphs and minor headings of a body, except those of quotations: these may stay in the language of their author. */
function listParagraphs(body: readonly RootContent[]): { text: string; start: Point }[] {
  const paragraphs: { text: string; start: Point }[] = [];
  visit({ type: 'root', children: [...body] } satisfies Root, (node) => {
    if (node.type === 'blockquote') return SKIP;
    if ((node.type !== 'paragraph' && node.type !== 'heading') || !node.position) return undefined;
    paragraphs.push({ text: proseOf([node]), start: node.position.start });
    return SKIP;
  });
  return paragraphs;
}

/** Whether two texts have the same words, in the language of `locale` only: punctuation and capitals translate nothing. */
function isCopy(text: string, original: string, locale: string): boolean {
  if (wordingOf(text) !== wordingOf(original)) return false;
  return [original, text].some((spelling) => isInOneLanguage(spelling, locale));
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
  collectProse(body, texts);
  return collapseWhitespace(texts.join(' '));
}

/** Each part is read several times, and `visit` would take most of the time of this check. */
function collectProse(nodes: readonly RootContent[], texts: string[]): void {
  for (const node of nodes) {
    if (node.type === 'text') texts.push(node.value);
    else if (node.type === 'image' && node.alt) texts.push(node.alt);
    // The lines of an address.
    else if (node.type === 'break') texts.push(',');
    else if ('children' in node) collectProse(node.children, texts);
  }
}
