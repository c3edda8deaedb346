/** Screenshots for visual regression tests: which specimens are captured, and how. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Specimen, specimens } from '../../demo/gallery/specimens.js';
import { show } from './specimens.ts';

/** Folder of the stored screenshots. */
export const FOLDER = join(import.meta.dirname, 'screenshots');

export interface Screenshot {
  /** File name without `.png`. */
  name: string;
  specimen: Specimen;
  media?: Parameters<Page['emulateMedia']>[0];
}

/** Captured specimens: one of each state and preset, and of everything that changes the layout. */
const CAPTURED = [
  'loading',
  'failed',
  'loading-again',
  'withdrawn',
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

const specimensNamed = (name: string) => specimens.filter((specimen) => specimen.name === name);

export const screenshots: readonly Screenshot[] = [
  ...specimens
    .filter(({ name }) => CAPTURED.includes(name))
    .map((specimen) => ({ name: specimen.name, specimen })),
  ...specimensNamed('toolbar').map((specimen) => ({
    name: 'forced-colors',
    specimen,
    media: { forcedColors: 'active' as const },
  })),
  ...specimensNamed('chapters').map((specimen) => ({
    name: 'print',
    specimen,
    media: { media: 'print' as const },
  })),
];

/** Scripts whose text rendering has a stored sample, without the element: it depends on the fonts of the machine. */
export const SCRIPTS = {
  latin: /\p{Script=Latin}/u,
  chinese: /\p{Script=Han}/u,
  japanese: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  arabic: /\p{Script=Arabic}/u,
};

export type ScriptName = keyof typeof SCRIPTS;

/** Taller specimens are cropped (CSS pixels), though not what they are to show: the questions below look like those above. */
const MAX_HEIGHT = 600;

/** Captures a specimen as PNG, and lists the scripts of its text. */
export async function captureScreenshot(
  page: Page,
  origin: string,
  { specimen, media }: Screenshot,
): Promise<{ png: Buffer; scripts: ScriptName[] }> {
  await page.emulateMedia({ media: null, forcedColors: null, colorScheme: 'light', ...media });
  await show(page, origin, specimen);
  const text = await page.locator('.specimen edge-faq').evaluate((element) => {
    const content = element.shadowRoot?.textContent ?? '';
    const inputs = [...(element.shadowRoot?.querySelectorAll('[placeholder]') ?? [])];
    return content + element.textContent + inputs.map((input) => input.getAttribute('placeholder')).join();
  });
  const scripts = (Object.keys(SCRIPTS) as ScriptName[]).filter((name) => SCRIPTS[name].test(text));
  return { png: await capture(page, '.specimen', specimen.shows), scripts };
}

/** Captures the text sample of a script. */
export async function captureTextSample(page: Page, origin: string, name: ScriptName): Promise<Buffer> {
  await page.emulateMedia({ media: null, forcedColors: null, colorScheme: 'light' });
  await page.goto(`${origin}/gallery/type.html`);
  await page.evaluate(() => document.fonts.ready);
  return capture(page, `#${name}`);
}

/** `shown`: selector of what is not cropped. */
async function capture(page: Page, selector: string, shown?: string): Promise<Buffer> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`no visible ${selector} on ${page.url()}`);
  const inside = shown ? await page.locator(selector).locator(shown).first().boundingBox() : undefined;
  const end = inside ? inside.y + inside.height - box.y : 0;
  const clip = { ...box, height: Math.min(box.height, Math.max(end, MAX_HEIGHT)) };
  return page.screenshot({ clip, animations: 'disabled', caret: 'hide', scale: 'css' });
}
