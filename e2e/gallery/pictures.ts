/** Pictures of specimens: which there are, and how one is taken. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Specimen, specimens } from '../../demo/gallery/specimens.js';
import { show } from './specimens.ts';

/** Where they are kept. */
export const FOLDER = join(import.meta.dirname, 'pictures');

export interface Picture {
  /** Of the file, without `.png`. */
  name: string;
  specimen: Specimen;
  media?: Parameters<Page['emulateMedia']>[0];
}

/** Those that tell most: one for each state and preset, and for whatever changes the layout. */
const TELLING = [
  'loading',
  'failed',
  'loading-again',
  'empty',
  'closed',
  'one-open',
  'collapsed',
  'chapters',
  'sections',
  'toolbar',
  'results',
  'report',
  'header-and-footer',
  'fallback',
  'none-light',
  'plain-light',
  'card-light',
  'compact-light',
  'contrast-light',
  'own-look-light',
  'none-dark',
  'plain-dark',
  'card-dark',
  'compact-dark',
  'contrast-dark',
  'own-look-dark',
  'zh-Hant',
  'zh-Hans',
  'arabic-page',
  'ja',
  'vi',
  'failed-ar',
  'width-320',
  'width-768',
  'width-1280',
  'width-320-zh-Hant',
];

const named = (name: string) => specimens.filter((specimen) => specimen.name === name);

export const pictures: readonly Picture[] = [
  ...specimens
    .filter(({ name }) => TELLING.includes(name))
    .map((specimen) => ({ name: specimen.name, specimen })),
  ...named('toolbar').map((specimen) => ({
    name: 'forced-colors',
    specimen,
    media: { forcedColors: 'active' as const },
  })),
  ...named('chapters').map((specimen) => ({ name: 'print', specimen, media: { media: 'print' as const } })),
];

/** Letters as this machine draws them, by what they are: the element has no part in it. */
export const TYPE = {
  latin: /\p{Script=Latin}/u,
  chinese: /\p{Script=Han}/u,
  japanese: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  arabic: /\p{Script=Arabic}/u,
};

export type TypeName = keyof typeof TYPE;

/** Higher ones are cut at this height (CSS pixels): what is below looks like what is above. */
const HIGHEST = 600;

/** A picture as PNG, and the names of the type in it. */
export async function take(
  page: Page,
  origin: string,
  { specimen, media }: Picture,
): Promise<{ png: Buffer; type: TypeName[] }> {
  await page.emulateMedia({ media: null, forcedColors: null, colorScheme: 'light', ...media });
  await show(page, origin, specimen);
  const text = await page.locator('.specimen edge-faq').evaluate((element) => {
    const inside = element.shadowRoot?.textContent ?? '';
    const labels = [...(element.shadowRoot?.querySelectorAll('[placeholder]') ?? [])];
    return inside + element.textContent + labels.map((label) => label.getAttribute('placeholder')).join();
  });
  const type = Object.entries(TYPE).filter(([, letters]) => letters.test(text));
  return { png: await photograph(page, '.specimen'), type: type.map(([name]) => name as TypeName) };
}

/** Type alone. */
export async function takeType(page: Page, origin: string, name: TypeName): Promise<Buffer> {
  await page.emulateMedia({ media: null, forcedColors: null, colorScheme: 'light' });
  await page.goto(`${origin}/gallery/type.html`);
  await page.evaluate(() => document.fonts.ready);
  return photograph(page, `#${name}`);
}

async function photograph(page: Page, selector: string): Promise<Buffer> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`There is no ${selector} on ${page.url()}.`);
  const clip = { ...box, height: Math.min(box.height, HIGHEST) };
  return page.screenshot({ clip, animations: 'disabled', caret: 'hide', scale: 'css' });
}
