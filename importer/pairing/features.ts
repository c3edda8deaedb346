/** Features of a question that survive translation: links, images, code, numbers, shared words and cognates. */
import type { Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { foldHanCharacter } from '../../compiler/index/characters.ts';
import { decodeUrl } from '../../compiler/render/links.ts';
import { fold } from '../../search/fold.ts';
import { isUnspaced, isUnspacedCharacter, terms } from '../../search/tokenize.ts';

/** Kinds of features, in the order in which they are shown. */
export const KINDS = ['link', 'image', 'code', 'number', 'word', 'cognate'] as const;

export type Kind = (typeof KINDS)[number];

export type Features = Record<Kind, Set<string>>;

/** A question that is compared. */
export interface Comparable {
  /** Plain text. */
  heading: string;
  body: readonly RootContent[];
}

/**
 * The features of a question and its answer.
 *
 * @example
 * featuresOf({ heading: 'Pay within 30 days?', body: [] }).number; // Set { '30' }
 */
export function featuresOf({ heading, body }: Comparable): Features {
  const features: Features = {
    ...{ link: new Set(), image: new Set(), code: new Set() },
    ...{ number: new Set(), word: new Set(), cognate: new Set() },
  };
  const root: Root = { type: 'root', children: [...body] };
  visit(root, (node) => {
    if (node.type === 'link') features.link.add(normalizeUrl(node.url));
    if (node.type === 'image') features.image.add(fileName(node.url));
    if (node.type === 'inlineCode' || node.type === 'code') features.code.add(node.value.trim());
  });
  const blocks = body.map((node) => plainText(node, { includeHtml: false }));
  addTextFeatures([heading, ...blocks].join('\n').replaceAll(URL_TEXT, ' '), features);
  for (const kind of KINDS) features[kind].delete('');
  return features;
}

function addTextFeatures(text: string, { number, word, cognate }: Features): void {
  for (const value of numbersIn(text)) number.add(value);
  for (const { term } of terms(fold(text, foldHanCharacter))) {
    if (/^\p{N}+$/u.test(term) || isUnspacedCharacter(term)) continue;
    if (isUnspaced(term) || term.length >= MIN_WORD_LENGTH) word.add(term);
    for (const length of isUnspaced(term) ? [] : COGNATE_LENGTHS)
      if (term.length >= length) cognate.add(term.slice(0, length));
  }
}

/** URLs in text are links already, if they are evidence at all. */
const URL_TEXT = /\b(?:https?:\/\/|www\.)\S+/g;

/** Shorter words are often equal by chance: "die", "on". */
const MIN_WORD_LENGTH = 4;

/**
 * Words whose first four letters are equal are likely cognates: M. Simard, G. Foster, P. Isabelle, "Using cognates to align
 * sentences in bilingual corpora", 1992. With six, they are more likely still.
 */
const COGNATE_LENGTHS = [4, 6];

/** Numbers in ASCII digits, without separators of thousands: `1,000`, `1.000` and `١٠٠٠` are equal. */
function numbersIn(text: string): string[] {
  const ascii = text.normalize('NFKC').replaceAll(/\p{Nd}/gu, toAsciiDigit);
  return Array.from(ascii.matchAll(/\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+(?!\d)|\d+/g), ([digits]) =>
    digits.replaceAll(/\D/g, ''),
  );
}

/** Decimal digits of a script are ten consecutive code points, and blocks of them start at `…0` or `…6`. */
function toAsciiDigit(digit: string): string {
  let zero = digit.codePointAt(0) ?? 0;
  const code = zero;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
  return String(code - zero);
}

/** The URL without its scheme and without what names a language: `https://fr.a.example/fr-FR/pay/` gives `a.example/pay`. */
function normalizeUrl(url: string): string {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*:)?(?:\/\/)?([^?#]*)/i.exec(decodeUrl(url)) ?? [];
  if (/^tel:$/i.test(scheme)) return rest.replaceAll(/\D/g, '');
  return rest
    .toLowerCase()
    .replace(/^(?:www|[a-z]{2})\.(?=[^/]+\.)/, '')
    .split('/')
    .filter((segment, index) => index === 0 || !(segment === '' || LOCALE_SEGMENT.test(segment)))
    .join('/');
}

const LOCALE_SEGMENT = /^[a-z]{2}(?:[-_](?:[a-z]{2}|[a-z]{4}|\d{3}))*$/;

function fileName(url: string): string {
  return decodeUrl(url.split(/[?#]/)[0]?.split('/').at(-1) ?? '').toLowerCase();
}
