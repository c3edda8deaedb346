import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { drawImage, drawTask } from './draw-image.ts';
import { drawImages } from './draw-images.ts';
import type { ImageContent } from './image-layout.ts';
import { hashImage } from './kept-images.ts';

const CHINESE: ImageContent = {
  locale: 'zh-Hant',
  title: '貸款逾期了怎麼辦？',
  name: '貸款說明',
  accent: '#0b57d0',
};

const LOGO = {
  url: `data:image/svg+xml;base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><rect width="80" height="80" fill="#ff0000"/></svg>')}`,
  width: 80,
  height: 80,
};

async function draw(content: Partial<ImageContent> = {}): Promise<PNG> {
  const png = await drawImage({ ...CHINESE, ...content });
  if (!png) throw new RangeError('nothing was drawn');
  return PNG.sync.read(Buffer.from(png));
}

/** The number of pixels of a colour, as `#rrggbb`, in a part of the image. */
function count({ data, width, height }: PNG, colour: string, [fromX, toX] = [0, width]): number {
  let pixels = 0;
  for (let y = 0; y < height; y += 1)
    for (let x = fromX ?? 0; x < (toX ?? width); x += 1) {
      const start = (y * width + x) * 4;
      if (data.toString('hex', start, start + 3) === colour.slice(1)) pixels += 1;
    }
  return pixels;
}

const INK = '#1f2328';

test('draws 1200 by 630 pixels on white, with the title, the name and a band in the accent colour', async () => {
  const image = await draw();
  expect([image.width, image.height]).toEqual([1200, 630]);
  expect(count(image, '#ffffff')).toBeGreaterThan(500_000);
  expect(count(image, INK)).toBeGreaterThan(10_000);
  expect(count(image, '#59636e')).toBeGreaterThan(500);
  expect(count(image, '#0b57d0')).toBeGreaterThanOrEqual(1200 * 24);
});

test.each<[string, Partial<ImageContent>]>([
  ['title', { title: '貸款逾期了怎麼辨？' }],
  ['name', { name: '貸款說朋' }],
  ['colour', { accent: '#0b57d1' }],
  ['logo', { logo: LOGO }],
])('draws another image for another %s', async (_, change) => {
  expect((await draw(change)).data.equals((await draw()).data)).toBe(false);
});

test('draws the logo beside the name', async () => {
  expect(count(await draw({ logo: LOGO }), '#ff0000', [80, 168])).toBeGreaterThan(80 * 80);
});

test.each([
  ['zh-Hant', '貸款，？「」：、'],
  ['zh-Hans', '贷款，？“”：、'],
  ['zh-Hant', '贷们'],
  ['ja', 'ロン済遅'],
  ['vi', 'đảạễ'],
  ['es', '¿éñ?'],
])('draws each character of a title in %s with a glyph of its own: %s', async (locale, title) => {
  const characters = [...new Set(title)].filter((character) => character !== ' ');
  const images = await Promise.all(
    characters.map(async (character) =>
      (await draw({ locale, title: character, name: '' })).data.toString('latin1'),
    ),
  );
  // Whatever has no glyph would be the same box.
  expect(new Set(images).size).toBe(characters.length);
});

test('draws characters as the readers of the locale write them', async () => {
  const [traditional, simplified] = [
    await draw({ title: '骨' }),
    await draw({ title: '骨', locale: 'zh-Hans' }),
  ];
  expect(traditional.data.equals(simplified.data)).toBe(false);
});

test('draws nothing where no font has a character of the title', async () => {
  expect(await drawImage({ ...CHINESE, title: '貸款\u{2A6A5}' })).toBeUndefined();
  // Satori is asked again.
  expect(await drawImage({ ...CHINESE, title: '貸款\u{2A6A5}' })).toBeUndefined();
});

test('draws the title without the name where no font has a character of the name', async () => {
  const { png } = await drawTask({ inputs: '', content: { ...CHINESE, name: '\u{2A6A5}' } });
  expect(png && hashImage(png)).toBe(hashImage((await drawImage({ ...CHINESE, name: '' })) ?? Buffer.of()));
});

test('draws the name or the logo of a site, and nothing where it has neither', async () => {
  const { title: _, ...site } = CHINESE;
  expect(await drawImage(site)).toBeDefined();
  expect(await drawImage({ ...site, name: '', logo: LOGO })).toBeDefined();
  expect(await drawImage({ ...site, name: '' })).toBeUndefined();
});

test.each([
  ['zh-Hant', '銀行一定會做的事，以及您可以先完成的步驟，'],
  ['en', 'What a bank has to tell you, and what you can do, '],
])('cuts a long title in %s after three lines', async (locale, phrase) => {
  const image = await draw({ locale, title: phrase.repeat(8) });
  expect((await draw({ locale, title: phrase.repeat(9) })).data.equals(image.data)).toBe(true);
  // Nothing is drawn in the margins.
  expect(count(image, INK, [0, 80]) + count(image, INK, [1125, 1200])).toBe(0);
});

test('draws markup as text', async () => {
  const image = await draw({ title: '<b style="color:red">5 &lt; 6</b><img src=x>', locale: 'en' });
  expect(image.data.equals((await draw({ title: '5 < 6', locale: 'en' })).data)).toBe(false);
  expect(count(image, '#ff0000')).toBe(0);
});

test.each([
  ['image/png', Buffer.from('89504e470d0a1a0a0000000049454e44ae426082', 'hex')],
  ['image/svg+xml', Buffer.from('<s:svg xmlns:s="http://www.w3.org/2000/svg" width="4" height="4"/>')],
])('draws an image without a logo of the type %s that can’t be read', async (type, bytes) => {
  const logo = { ...LOGO, url: `data:${type};base64,${bytes.toString('base64')}` };
  const { png } = await drawTask({ inputs: '', content: { ...CHINESE, logo } });
  expect(hashImage(png ?? Buffer.of())).toBe(hashImage((await drawImage(CHINESE)) ?? Buffer.of()));
});

test('draws the same bytes as the version of the drawing says', async () => {
  const images = [CHINESE, { ...CHINESE, locale: 'en', title: 'Overdue loan', name: 'Help', logo: LOGO }];
  const hashes = await Promise.all(
    images.map(async (content) => hashImage((await drawImage(content)) ?? Buffer.of())),
  );
  // Where they differ, for instance with another version of Satori: increment DRAWING in share-images.ts.
  expect(hashes).toEqual(['fc73d57e52bfb208cc4a27ef9b95bd85', 'b0c94b251c1fe5da6bf4d40aa9dcb92e']);
});

test('draws the same images in threads, in order', async () => {
  const tasks = ['貸', '款', '逾', '期', '了'].map((title) => ({
    inputs: title,
    content: { ...CHINESE, title },
  }));
  const results = await collect(drawImages(tasks, 2));
  expect(results.map(({ inputs }) => inputs)).toEqual(tasks.map(({ inputs }) => inputs));
  expect(results).toEqual(await collect(drawImages(tasks, 0)));
});

/** The results with the hashes of their images. */
async function collect(results: ReturnType<typeof drawImages>) {
  const collected: { inputs: string; hash: string }[] = [];
  for await (const { inputs, png } of results)
    collected.push({ inputs, hash: hashImage(png ?? Buffer.of()) });
  return collected;
}
