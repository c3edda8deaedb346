/** Images of a guide: named by their hash, with their dimensions, lazily loaded. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join, normalize, resolve } from 'node:path';
import type { Element } from 'hast';
import { imageSize } from 'image-size';
import type { VFile } from 'vfile';
import { imagePath } from '../../schema/paths.ts';
import { report } from '../diagnostics.ts';
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

/** The published path of the image `source` with these bytes. */
export function imagePathOf(source: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return imagePath(hash, extname(source).toLowerCase());
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
  try {
    const bytes = readFileSync(resolve(file.cwd, source));
    return { source, path: imagePathOf(source, bytes), bytes };
  } catch {
    report(file, element, 'missing-image', `image "${src}" does not exist`, `put it at ${source}`);
    return undefined;
  }
}

const IMAGE_TYPES = ['.avif', '.gif', '.jpeg', '.jpg', '.png', '.svg', '.webp'];

function readSize(element: Element, bytes: Buffer, file: VFile): { width?: number; height?: number } {
  const { src, width, height } = element.properties;
  if (Number(width) > 0 && Number(height) > 0) return { width: Number(width), height: Number(height) };
  try {
    const size = imageSize(bytes);
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
