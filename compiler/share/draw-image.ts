/** Drawing of one share image as a task: what it takes and what it returns is plain data, so that a thread can run it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import satori, { type Font } from 'satori';
import { SHARE_IMAGE_SIZE } from '../../schema/share-image.ts';
import { packagesFor, readFonts } from './fonts.ts';
import { type ImageContent, layOut } from './image-layout.ts';

/** What a text that is cut ends with. */
const ELLIPSIS = '…';

export interface DrawTask {
  /** Hash of everything that the image is drawn from. */
  inputs: string;
  content: ImageContent;
}

export interface DrawResult {
  inputs: string;
  /** Undefined where it can't be drawn. */
  png: Uint8Array | undefined;
}

/** Draws an image: without the name of the site where the fonts lack a character of it, and without a logo that can't be read. */
export async function drawTask({ inputs, content }: DrawTask): Promise<DrawResult> {
  try {
    const png = (await drawImage(content)) ?? (await drawImage({ ...content, name: '' }));
    return { inputs, png };
  } catch (error) {
    const { logo, ...others } = content;
    if (!logo) throw error;
    return drawTask({ inputs, content: others });
  }
}

let renderer: Promise<void> | undefined;

/** The PNG of an image; undefined where the fonts lack a character of its texts, or where nothing is in it. */
export async function drawImage(content: ImageContent): Promise<Uint8Array | undefined> {
  const { title, name, logo } = content;
  if (title === undefined && name === '' && !logo) return undefined;
  const svg = await toSvg(content);
  if (svg === undefined) return undefined;
  renderer ??= initWasm(readFileSync(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
  await renderer;
  const image = new Resvg(svg).render();
  try {
    return image.asPng();
  } finally {
    image.free();
  }
}

/** The SVG, with outlines of letters: by the fonts of one package, and by those of the next ones where it lacks a character. */
async function toSvg(content: ImageContent): Promise<string | undefined> {
  const { title, name: siteName, locale } = content;
  let fonts: Font[] = [];
  let lacking = `${title ?? ''}${siteName}${ELLIPSIS}`;
  for (const name of packagesFor(title ?? siteName, locale)) {
    // A new array: Satori remembers what one contained.
    fonts = [...fonts, ...readFonts(name, lacking)];
    const { svg, missing } = await layOutWith(content, fonts);
    if (missing === '') return svg;
    lacking = missing;
  }
  return undefined;
}

async function layOutWith(content: ImageContent, fonts: Font[]): Promise<{ svg: string; missing: string }> {
  let missing = '';
  const fontFamily = fonts.map(({ name }) => name).join(', ');
  const svg = await satori(layOut(content, fontFamily), {
    ...SHARE_IMAGE_SIZE,
    fonts,
    loadAdditionalAsset: async (_language, characters) => {
      missing += characters;
      return [];
    },
  });
  return { svg, missing };
}
