/** Compares pictures pixel by pixel. */
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/**
 * From this on two colours count as different (OKLab distance, 0 to 1): the background of a card, the faintest thing that the element
 * paints, is 0.04 from the page's.
 */
const THRESHOLD = 0.02;

/**
 * In any square of `SQUARE` pixels so many may differ. The same browser with the same type draws all the same; another version may draw the
 * edge of a curve otherwise, a few pixels here and there. The smallest change that means something is more in one place: a line that is gone
 * is 32, a marker that is gone about 30, a word moved by one pixel far more. A share of the whole picture would hide all of these.
 */
const ALLOWED = 12;
const SQUARE = 32;

/** Where pictures of what differs are put; git ignores it. */
const DIFFERENCES = '.edge-faq/gallery';

/** Undefined where `now` looks like `stored`; else why not, with a picture of it. */
export async function difference(name: string, stored: Buffer, now: Buffer): Promise<string | undefined> {
  const [before, after] = [PNG.sync.read(stored), PNG.sync.read(now)];
  const { width, height } = before;
  const sizes = `${width} × ${height} pixels before, ${after.width} × ${after.height} now`;
  const sameSize = width === after.width && height === after.height;
  const marked = new PNG({ width, height });
  const found = sameSize
    ? pixelmatch(before.data, after.data, marked.data, width, height, {
        threshold: THRESHOLD,
        windowSize: SQUARE,
      })
    : 0;
  if (sameSize && found <= ALLOWED) return undefined;
  const path = resolve(DIFFERENCES, `${name}.png`);
  await mkdir(DIFFERENCES, { recursive: true });
  await writeFile(path, PNG.sync.write(sideBySide([before, after, ...(sameSize ? [marked] : [])])));
  const reason = sameSize
    ? `${found} pixels differ within ${SQUARE} × ${SQUARE}, at most ${ALLOWED} may`
    : `it is of another size: ${sizes}`;
  return `"${name}" looks different: ${reason}. Before, now and what differs: ${path}. Where it is meant to: npm run screenshots:gallery`;
}

function sideBySide(pictures: readonly PNG[]): PNG {
  const gap = 16;
  const width = pictures.reduce((sum, picture) => sum + picture.width + gap, -gap);
  const sheet = new PNG({ width, height: Math.max(...pictures.map(({ height }) => height)), fill: true });
  let x = 0;
  for (const picture of pictures) {
    PNG.bitblt(picture, sheet, 0, 0, picture.width, picture.height, x, 0);
    x += picture.width + gap;
  }
  return sheet;
}

/** The same picture in fewer bytes: nothing in it is transparent. */
export function squeeze(png: Buffer): Buffer {
  return PNG.sync.write(PNG.sync.read(png), { colorType: 2, deflateLevel: 9, filterType: -1 });
}
