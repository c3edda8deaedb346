/** What a screen reader would say on a page in Chromium: the node that takes focus, and the texts of live regions as they change. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { waitFor } from '../wait-for.ts';
import { focusedNodes } from './accessibility-tree.ts';

/** Time for announcements that would be one too many (ms). */
const QUIET_MS = 300;

interface Heard {
  /** The node that has focus then, with its states. */
  focus?: string;
  /** The active option of a combobox that has focus. */
  active?: string;
  /** Announcements since the last key, in their order. */
  live?: string[];
}

export class ScreenReader {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Listens from now on. */
  static async start(page: Page): Promise<ScreenReader> {
    await page.evaluate(recordLiveRegions);
    return new ScreenReader(page);
  }

  /** Presses a key, and expects what is heard then, and no announcement more. */
  async press(key: string, heard: Heard): Promise<void> {
    await this.#forget();
    await this.#page.keyboard.press(key);
    await this.hear(heard);
  }

  /** Types text, and expects what is heard then. */
  async type(text: string, heard: Heard): Promise<void> {
    await this.#forget();
    await this.#page.keyboard.type(text);
    await this.hear(heard);
  }

  async hear({ live = [], ...nodes }: Heard): Promise<void> {
    const read = async () => ({
      ...(Object.keys(nodes)[0] && (await focusedNodes(this.#page))),
      live: await this.#page.evaluate(() => Reflect.get(globalThis, 'announcements')),
    });
    await waitFor(async () => expect(await read()).toMatchObject({ ...nodes, live }));
    await this.#page.waitForTimeout(QUIET_MS);
    expect(await read()).toMatchObject({ ...nodes, live });
  }

  async #forget(): Promise<void> {
    await this.#page.evaluate(() => Reflect.get(globalThis, 'announcements').splice(0));
  }
}

/**
 * Keeps the text of each live region in the shadow root of the element whenever it becomes another one. A region that comes with its
 * text is `new`: most screen readers are silent then, so nothing may depend on it.
 */
function recordLiveRegions(): void {
  const announcements: string[] = [];
  Object.assign(globalThis, { announcements });
  const root = document.querySelector('edge-faq')?.shadowRoot;
  const texts = new Map<Element, string>();
  const textOf = (region: HTMLElement) => region.innerText.replace(/\s+/g, ' ').trim();
  const read = (isFirst: boolean) => {
    for (const region of root?.querySelectorAll<HTMLElement>('[role=status], [role=alert], [aria-live]') ??
      []) {
      const text = region.checkVisibility() ? textOf(region) : '';
      const before = texts.get(region);
      texts.set(region, text);
      if (!isFirst && text && text !== before)
        announcements.push(`${before === undefined ? 'new ' : ''}${region.role ?? 'live'}: ${text}`);
    }
  };
  read(true);
  if (root)
    new MutationObserver(() => read(false)).observe(root, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
}
