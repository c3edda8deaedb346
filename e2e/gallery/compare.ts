/** Pixel comparison of screenshots. */
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/**
 * Minimum distance of different colours (OKLab, 0 to 1). The faintest colour of the element, the background of a card, is 0.04 from
 * the page's.
 */
const THRESHOLD = 0.02;

/**
 * Number of pixels that may differ in any square of `WINDOW_SIZE` pixels. The same browser with the same fonts renders identical
 * pixels; another version may render the edges of curves differently, a few scattered pixels. The smallest relevant change has more
 * in one place: 32 of a missing line, about 30 of a missing marker, far more of a word that moved by a pixel. A share of the whole
 * screenshot would hide all of these.
 */
const MAX_DIFFERENT_PIXELS = 12;
const WINDOW_SIZE = 32;

/** Folder of the difference images; ignored by git. */
const DIFFERENCES_FOLDER = '.edge-faq/gallery';

/** Undefined if both look the same; otherwise a message with the path of an image that shows the difference. */
export async function compareScreenshots(
  name: string,
  stored: Buffer,
  current: Buffer,
): Promise<string | undefined> {
  const [before, after] = [PNG.sync.read(stored), PNG.sync.read(current)];
  const { width, height } = before;
  const sameSize = width === after.width && height === after.height;
  const diff = new PNG({ width, height });
  const differentPixels = sameSize
    ? pixelmatch(before.data, after.data, diff.data, width, height, {
        threshold: THRESHOLD,
        windowSize: WINDOW_SIZE,
      })
    : 0;
  if (sameSize && differentPixels <= MAX_DIFFERENT_PIXELS) return undefined;
  const path = resolve(DIFFERENCES_FOLDER, `${name}.png`);
  await mkdir(DIFFERENCES_FOLDER, { recursive: true });
  await writeFile(path, PNG.sync.write(sideBySide([before, after, ...(sameSize ? [diff] : [])])));
  const reason = sameSize
    ? `${differentPixels} pixels differ in a square of ${WINDOW_SIZE} × ${WINDOW_SIZE}, at most ${MAX_DIFFERENT_PIXELS} may`
    : `the size changed from ${width} × ${height} to ${after.width} × ${after.height} pixels`;
  return `"${name}" differs from its stored screenshot: ${reason}. Stored, current and difference: ${path}. If the change is intended, run: npm run screenshots:gallery`;
}

function sideBySide(images: readonly PNG[]): PNG {
  const gap = 16;
  const width = images.reduce((sum, image) => sum + image.width + gap, -gap);
  const sheet = new PNG({ width, height: Math.max(...images.map(({ height }) => height)), fill: true });
  let x = 0;
  for (const image of images) {
    PNG.bitblt(image, sheet, 0, 0, image.width, image.height, x, 0);
    x += image.width + gap;
  }
  return sheet;
}

/** Compresses a PNG losslessly, without the alpha channel: screenshots are opaque. */
export function compressPng(png: Buffer): Buffer {
  return PNG.sync.write(PNG.sync.read(png), { colorType: 2, deflateLevel: 9, filterType: -1 });
}
