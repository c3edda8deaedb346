/** Conversion of Hugo's figure shortcode to an image and its words. */
import { collapseWhitespace } from '../compiler/read/collapse-whitespace.ts';
import { wordsOf } from './words.ts';

/**
 * Markdown for a figure with these arguments; undefined if it has no `src`. Words that it has twice, like a caption that is the
 * alternative text, are written once.
 *
 * @example
 * convertFigure('src="a.png" alt="A cat" caption="A cat"'); // '![A cat](a.png)'
 */
export function convertFigure(source: string): string | undefined {
  const argument = argumentsOf(source);
  const src = argument('src');
  if (src === undefined) return undefined;
  const [title, caption, attr] = [argument('title'), argument('caption'), argument('attr')];
  const attrLink = argument('attrlink');
  const credit = attr !== undefined && attrLink !== undefined ? linkTo(attr, attrLink) : (attr ?? attrLink);
  const label =
    argument('alt') ?? [title, caption].find((words) => words !== undefined && isPlain(words)) ?? '';
  const image = `!${linkTo(label.replaceAll(/[[\]\\]/g, '\\$&'), src)}`;
  const link = argument('link');
  const used = new Set([comparable(label)]);
  const words = [title, caption, credit].filter((text) => {
    if (text === undefined || used.has(comparable(text))) return false;
    used.add(comparable(text));
    return true;
  });
  return [link === undefined ? image : linkTo(image, link), ...words].join(' ');
}

const VALUE =
  /(?<name>[\w-]+)=(?:"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>[^']*)'|`(?<raw>[^`]*)`|(?<bare>[^\s"'`]+))/gs;

/** The values of named arguments; an empty one is none. */
function argumentsOf(source: string): (name: string) => string | undefined {
  const values = new Map(
    [...source.matchAll(VALUE)].map(({ groups = {} }) => {
      const { name = '', double, single, raw, bare } = groups;
      const value = double?.replaceAll(/\\(.)/g, '$1') ?? single ?? raw ?? bare ?? '';
      return [name.toLowerCase(), collapseWhitespace(value)];
    }),
  );
  return (name) => values.get(name) || undefined;
}

/** Whether the text has no Markdown syntax, which an alternative text can't contain. */
const isPlain = (text: string) => !/[*_`[\]<]/.test(text);

const comparable = (text: string) => wordsOf(text.toLowerCase()).join(' ');

function linkTo(text: string, url: string): string {
  return `[${text}](${/[\s()]/.test(url) ? `<${url}>` : url})`;
}
