/** Images beside a guide: named by their hash, with their size, loaded when they come near. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join, normalize, resolve } from 'node:path';
import type { Element } from 'hast';
import { imageSize } from 'image-size';
import type { VFile } from 'vfile';
import { imagePath } from '../../schema/paths.ts';
import { report } from '../diagnostics.ts';
import { decodeAddress, schemeOf } from './links.ts';

/** An image that a guide shows. */
export interface Image {
  /** Where its file is. */
  source: string;
  /** Where it lies under the folder of static assets. */
  path: string;
}

/** Gives each image among `elements` its address at the edge, its size and `loading=lazy`; what can't be shown is reported. */
export function resolveImages(elements: readonly Element[], file: VFile): Image[] {
  const images: Image[] = [];
  for (const element of elements) {
    if (element.tagName !== 'img') continue;
    reportAlt(element, file);
    const image = findImage(element, file);
    if (!image) continue;
    images.push(image);
    const size = readSize(element, image.bytes, file);
    const { src: _, width: __, height: ___, ...others } = element.properties;
    // The element tells our addresses by a tag that begins with src, and completes them.
    element.properties = { src: `/${image.path}`, ...others, ...size, loading: 'lazy', decoding: 'async' };
  }
  return images;
}

/** Where the image `source` with these bytes lies under the folder of static assets. */
export function imageFile(source: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return imagePath(hash, extname(source).toLowerCase());
}

function reportAlt(element: Element, file: VFile): void {
  const { alt } = element.properties;
  if (typeof alt === 'string' && alt.trim() !== '') return;
  const mend = 'say in words what it shows, ![like this](address)';
  report(file, element, 'image-without-alt', 'image without alt', mend);
}

function findImage(element: Element, file: VFile): (Image & { bytes: Buffer }) | undefined {
  const { src } = element.properties;
  if (typeof src !== 'string') return undefined;
  if (schemeOf(src) || src.startsWith('//')) {
    const mend = 'put the file beside the guide: a reader of one site is not to be seen by another';
    report(file, element, 'remote-image', `image "${src}" lies on another site`, mend);
    return undefined;
  }
  const written = normalize(decodeAddress(src));
  const type = extname(written).toLowerCase();
  // One folder up are the images that guides share; further up nothing is content.
  if (written.startsWith(join('..', '..')) || written.startsWith('/') || !TYPES.includes(type)) {
    const mend = `use a file beside the guide or in a folder next to it, of the type ${TYPES.join(', ')}`;
    report(file, element, 'missing-image', `image "${src}" can't be used`, mend);
    return undefined;
  }
  const source = join(file.dirname ?? '.', written);
  try {
    const bytes = readFileSync(resolve(file.cwd, source));
    return { source, path: imageFile(source, bytes), bytes };
  } catch {
    report(file, element, 'missing-image', `image "${src}" is not there`, `put it at ${source}`);
    return undefined;
  }
}

const TYPES = ['.avif', '.gif', '.jpeg', '.jpg', '.png', '.svg', '.webp'];

function readSize(element: Element, bytes: Buffer, file: VFile): { width?: number; height?: number } {
  const { src, width, height } = element.properties;
  if (Number(width) > 0 && Number(height) > 0) return { width: Number(width), height: Number(height) };
  try {
    const found = imageSize(bytes);
    const turned = found.orientation !== undefined && found.orientation >= 5;
    return turned
      ? { width: found.height, height: found.width }
      : { width: found.width, height: found.height };
  } catch {
    const mend = 'save it again as an image, or write <img src alt width height>';
    report(file, element, 'image-without-size', `image "${String(src)}" does not tell its size`, mend);
    return {};
  }
}
