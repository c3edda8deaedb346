/** Layout of a share image, as the tree of elements that Satori takes. Texts are data in it: nothing is parsed as markup. */
import stringWidth from 'string-width';
import { SHARE_IMAGE_SIZE } from '../../schema/share-image.ts';

/** What is drawn. */
export interface ImageContent {
  locale: string;
  /** The title of a guide; the image of a site has none. */
  title?: string;
  /** The name of the site; empty where it can't be drawn. */
  name: string;
  /** As `#rrggbb`. */
  accent: string;
  logo?: ImageLogo;
}

export interface ImageLogo {
  /** `data:` URL. */
  url: string;
  width: number;
  height: number;
}

/** An element with styles; `key` is what React's types want. */
export interface LayoutElement {
  type: 'div' | 'img';
  props: Record<string, unknown>;
  key: null;
}

const [PADDING_X, PADDING_Y, BAND_HEIGHT] = [80, 64, 24];
const TEXT_WIDTH = SHARE_IMAGE_SIZE.width - 2 * PADDING_X;
const [INK, GREY, PAPER] = ['#1f2328', '#59636e', '#ffffff'];

/** Font sizes of a title, by which the longest that is drawn whole has three lines. */
const TITLE_SIZES = [92, 80, 70, 62, 54];
const NAME_SIZE = 40;
const SITE_NAME_SIZES = [104, 84, 68];
const MAX_LINES = 3;

/** The box of a logo: beside the name, and in the image of a site. */
const LOGO_BOX = { width: 320, height: 88 };
const SITE_LOGO_BOX = { width: 560, height: 180 };

/** The layout of an image, with texts in the fonts of `fontFamily`. */
export function layOut(content: ImageContent, fontFamily: string): LayoutElement {
  const { title, accent } = content;
  return box(
    {
      flexDirection: 'column',
      width: '100%',
      height: '100%',
      backgroundColor: PAPER,
      fontFamily,
      fontWeight: 700,
    },
    [
      box(
        {
          flexDirection: 'column',
          flexGrow: 1,
          justifyContent: title === undefined ? 'center' : 'space-between',
          padding: `${PADDING_Y}px ${PADDING_X}px`,
        },
        title === undefined ? siteParts(content) : guideParts(content, title),
      ),
      box({ height: BAND_HEIGHT, backgroundColor: accent }, []),
    ],
  );
}

function guideParts({ name, logo, accent }: ImageContent, title: string): LayoutElement[] {
  const size = largestSize(title, TITLE_SIZES);
  const brand = [
    ...(logo ? [drawLogo(logo, LOGO_BOX)] : []),
    ...(name === '' ? [] : [textBox(name, NAME_SIZE, 1, { color: GREY, maxWidth: logo ? 640 : TEXT_WIDTH })]),
  ];
  return [
    box({ alignItems: 'center', height: LOGO_BOX.height, gap: 28 }, brand),
    box({ flexDirection: 'column' }, [
      drawRule(accent),
      textBox(title, size, MAX_LINES, { color: INK, width: TEXT_WIDTH }),
    ]),
  ];
}

function siteParts({ name, logo, accent }: ImageContent): LayoutElement[] {
  const size = largestSize(name, SITE_NAME_SIZES);
  return [
    ...(logo ? [box({ marginBottom: 40 }, [drawLogo(logo, SITE_LOGO_BOX)])] : []),
    drawRule(accent),
    ...(name === '' ? [] : [textBox(name, size, 2, { color: INK, width: TEXT_WIDTH })]),
  ];
}

/** The largest of `sizes` in which `text` has two lines at most, whose ends may be empty, or else the smallest. */
function largestSize(text: string, sizes: readonly number[]): number {
  return sizes.find((size) => widthOf(text, size) <= 1.8 * TEXT_WIDTH) ?? sizes.at(-1) ?? 0;
}

/** The width of a text in one line, about: a Chinese character is an em wide, a bold Latin letter some more than half of it. */
function widthOf(text: string, size: number): number {
  const letters = [...text].length;
  const wide = Math.max(0, stringWidth(text) - letters);
  return size * (wide * 1.01 + (letters - wide) * 0.57);
}

/** A text that ends with an ellipsis after `maxLines`. */
function textBox(text: string, size: number, maxLines: number, style: object): LayoutElement {
  const lines = toLines(text, size, maxLines);
  const clamped = {
    display: 'block',
    fontSize: size,
    lineHeight: 1.28,
    lineClamp: maxLines,
    wordBreak: 'break-word',
  };
  const props = {
    style: { ...clamped, whiteSpace: 'pre-line', ...style },
    children: lines.join('\n'),
  };
  return { type: 'div', key: null, props };
}

/** The lines of a Chinese text if all of them can end after punctuation, where readers expect it; otherwise they end anywhere. */
function toLines(text: string, size: number, maxLines: number): string[] {
  const lines = [''];
  for (const phrase of text.split(/(?<=[、。，：；？！…」』）》〉]+)(?![、。，：；？！…」』）》〉])/)) {
    if (widthOf(phrase, size) > TEXT_WIDTH) return [text];
    const longer = `${lines.at(-1)}${phrase}`;
    if (widthOf(longer, size) > TEXT_WIDTH) lines.push(phrase);
    else lines[lines.length - 1] = longer;
  }
  return lines.length > maxLines ? [text] : lines;
}

function drawRule(accent: string): LayoutElement {
  return box({ width: 96, height: 10, borderRadius: 5, backgroundColor: accent, marginBottom: 28 }, []);
}

function drawLogo({ url, width, height }: ImageLogo, within: typeof LOGO_BOX): LayoutElement {
  const scale = Math.min(within.width / width, within.height / height);
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return { type: 'img', key: null, props: { src: url, ...size, style: size } };
}

function box(style: object, children: readonly LayoutElement[]): LayoutElement {
  return {
    type: 'div',
    key: null,
    // Otherwise padding is added to the width of the image.
    props: { style: { display: 'flex', boxSizing: 'border-box', ...style }, children },
  };
}
