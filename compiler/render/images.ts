/** Images of a guide: named by their hash, with their dimensions, lazily loaded. */
import { lstatSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize, resolve } from 'node:path';
import type { Element } from 'hast';
import { imageSize } from 'image-size';
import type { VFile } from 'vfile';
import { report } from '../diagnostics.ts';
import { MAX_FILE_SIZE } from '../publish/platform-limits.ts';
import { findAccessProblem } from '../read/access.ts';
import { findDefect, IMAGE_TYPES } from './image-format.ts';
import { imagePathOf } from './image-path.ts';
import { decodeUrl, schemeOf } from './links.ts';

/** An image file and its published copy. */
export interface Image {
  /** Path of the author's file. */
  source: string;
  /** Path under the folder of static assets. */
  path: string;
}

/** Sets the published URL, the dimensions and `loading=lazy` of each image among `elements`; unusable images are reported. */
export function resolveImages(elements: readonly Element[], file: VFile): Image[] {
  const images: Image[] = [];
  for (const element of elements) {
    if (element.tagName !== 'img') continue;
    reportAlt(element, file);
    const image = readImage(element, file);
    if (!image) continue;
    const { source, path, bytes } = image;
    images.push({ source, path });
    const size = readSize(element, bytes, file);
    const { src: _, width: __, height: ___, ...others } = element.properties;
    // `src` comes first: the element finds relative images by `<img src="/`.
    element.properties = { src: `/${path}`, ...others, ...size, loading: 'lazy', decoding: 'async' };
  }
  return images;
}

/** Reports images without a URL. Those whose URL is not allowed are reported as unsafe HTML, and lose it only then. */
export function reportMissingSrc(elements: readonly Element[], file: VFile): void {
  for (const element of elements) {
    if (element.tagName !== 'img' || typeof element.properties['src'] === 'string') continue;
    const hint = 'name an image file next to the guide, ![description](file), or remove it';
    report(file, element, 'image-without-src', 'image without src: readers would see its text only', hint);
  }
}

function reportAlt(element: Element, file: VFile): void {
  const { alt } = element.properties;
  if (typeof alt === 'string' && alt.trim() !== '') return;
  const hint = 'describe what it shows, ![description](file)';
  report(file, element, 'image-without-alt', 'image without alt', hint);
}

function readImage(element: Element, file: VFile): (Image & { bytes: Buffer }) | undefined {
  const { src } = element.properties;
  if (typeof src !== 'string') return undefined;
  if (schemeOf(src) || src.startsWith('//')) {
    const hint =
      'put the file next to the guide: loading it from another site would let that site track readers';
    report(file, element, 'remote-image', `image "${src}" is on another site`, hint);
    return undefined;
  }
  const path = normalize(decodeUrl(src));
  const type = extname(path).toLowerCase();
  // Guides share images one folder up; further up nothing is content.
  if (path.startsWith(join('..', '..')) || path.startsWith('/') || !IMAGE_TYPES.includes(type)) {
    const hint = `use a file next to the guide or in a folder next to it, of the type ${IMAGE_TYPES.join(', ')}`;
    report(file, element, 'missing-image', `image "${src}" can't be used`, hint);
    return undefined;
  }
  const source = join(file.dirname ?? '.', path);
  const bytes = readBytes(source, element, file);
  return bytes && { source, path: imagePathOf(source, bytes), bytes };
}

/** The bytes of the image file `source`; undefined where it isn't one that can be published, which is reported. */
function readBytes(source: string, element: Element, file: VFile): Buffer | undefined {
  const path = resolve(file.cwd, source);
  const name = `image "${String(element.properties['src'])}"`;
  if (!isPresent(path)) {
    report(file, element, 'missing-image', `${name} does not exist`, `put it at ${source}`);
    return undefined;
  }
  const problem = findAccessProblem(path, resolve(file.cwd, file.dirname ?? '.', '..', '..'), 'file');
  if (problem) {
    report(file, element, problem.rule, `${name} ${problem.reason}`, problem.hint);
    return undefined;
  }
  const { size } = statSync(path);
  if (size > MAX_FILE_SIZE) {
    const reason = `${name} is larger than 25 MiB: ${Math.ceil(size / 2 ** 20)} MiB`;
    const hint = 'save it in fewer pixels or in another format: Cloudflare refuses larger files';
    report(file, element, 'too-large', reason, hint);
    return undefined;
  }
  const bytes = readFileSync(path);
  const defect = findDefect(extname(source).toLowerCase(), bytes);
  if (defect === undefined) return bytes;
  const hint = 'save it again as an image, with the extension of its format';
  report(file, element, 'invalid-image', `${name} ${defect}`, hint);
  return undefined;
}

/** Whether there is anything at `path`; nothing can be at one that is too long or has a null character in it. */
function isPresent(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function readSize(element: Element, bytes: Buffer, file: VFile): { width?: number; height?: number } {
  const { src, width, height } = element.properties;
  if (Number(width) > 0 && Number(height) > 0) return { width: Number(width), height: Number(height) };
  try {
    const size = imageSize(bytes);
    if (!(size.width > 0 && size.height > 0)) throw new RangeError('the image has no pixels');
    // Exif orientations from 5 on are rotated by a quarter turn.
    const isRotated = size.orientation !== undefined && size.orientation >= 5;
    return isRotated
      ? { width: size.height, height: size.width }
      : { width: size.width, height: size.height };
  } catch {
    const hint = 'save it again as an image, or write <img src alt width height>';
    report(file, element, 'image-without-size', `image "${String(src)}" has no readable dimensions`, hint);
    return {};
  }
}
