/** Texts that the browser marks as the target of a text fragment, which no script can tell. */
import { PNG } from 'pngjs';
import type { Locator, Page } from './engines/page.ts';

/** How much red, green and blue differ, at least, in a colour that isn't grey: marks are purple or yellow. */
const MIN_CHROMA = 40;

/** Share of the pixels of a text of one or two lines that its mark takes, at least. */
const MIN_SHARE = 0.1;

/** Whether `text`, black on white, is in view and has a mark. */
export async function isMarked(page: Page, text: Locator): Promise<boolean> {
  const box = await text.boundingBox();
  const screen = PNG.sync.read(Buffer.from(await page.screenshot()));
  if (!box || box.y < 0 || box.y + box.height > screen.height) return false;
  let marked = 0;
  for (let y = Math.ceil(box.y); y < box.y + box.height - 1; y += 1)
    for (let x = Math.ceil(box.x); x < box.x + box.width - 1; x += 1) {
      const [red = 0, green = 0, blue = 0] = screen.data.subarray((y * screen.width + x) * 4);
      if (Math.max(red, green, blue) - Math.min(red, green, blue) >= MIN_CHROMA) marked += 1;
    }
  return marked >= MIN_SHARE * box.width * box.height;
}
