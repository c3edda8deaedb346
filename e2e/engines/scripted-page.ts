/** The page interface over a tab that can call functions, click and press keys: for engines that Playwright can't drive. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Locator, Page, Rect, Size } from './page.ts';
import { findElements, parseSelector, type Step } from './query.ts';
import type { Tab } from './tab.ts';

const TIMEOUT_MS = 20_000;
const INTERVAL_MS = 50;

export class ScriptedPage implements Page {
  readonly #tab: Tab;
  readonly keyboard;

  constructor(tab: Tab) {
    this.#tab = tab;
    this.keyboard = tab;
  }

  goto(url: string): Promise<unknown> {
    return this.#tab.goto(url);
  }

  goBack(): Promise<unknown> {
    return this.#tab.goBack();
  }

  title(): Promise<string> {
    return this.evaluate(() => document.title);
  }

  // Playwright's signature also takes handles, which no test of all engines uses.
  evaluate: Page['evaluate'] = async (pageFunction: unknown, arg?: unknown) =>
    (await this.#tab.call(String(pageFunction), [arg])) as never;

  async waitForFunction(pageFunction: () => unknown): Promise<void> {
    await retry(String(pageFunction), async () => (await this.evaluate(pageFunction)) || undefined);
  }

  async waitForTimeout(milliseconds: number): Promise<void> {
    await delay(milliseconds);
  }

  locator(selector: string): Locator {
    return new ScriptedLocator(this.#tab, selector, [parseSelector(selector)]);
  }

  frameLocator(selector: string): Pick<Locator, 'locator'> {
    const frame = this.locator(selector);
    const tab: Tab = {
      ...this.#tab,
      call: (source, args) => this.#tab.callInFrame(selector, source, args),
      click: async (x, y) => {
        const [left = 0, top = 0] = await frame.evaluate(showInside, y);
        await this.#tab.click(left + x, top + y);
      },
    };
    return {
      locator: (inside) => new ScriptedLocator(tab, `${selector} ${inside}`, [parseSelector(inside)]),
    };
  }

  screenshot(): Promise<Uint8Array> {
    return this.#tab.screenshot();
  }

  async setViewportSize(size: Size): Promise<void> {
    await this.#tab.setViewportSize(size);
  }
}

class ScriptedLocator implements Locator {
  readonly #tab: Tab;
  readonly #description: string;
  readonly #steps: Step[];

  constructor(tab: Tab, description: string, steps: Step[]) {
    this.#tab = tab;
    this.#description = description;
    this.#steps = steps;
  }

  locator(selector: string): Locator {
    return this.#add(` ${selector}`, parseSelector(selector));
  }

  first(): Locator {
    return this.nth(0);
  }

  last(): Locator {
    return this.nth(-1);
  }

  nth(index: number): Locator {
    return this.#add(`[${index}]`, index);
  }

  async all(): Promise<Locator[]> {
    return Array.from({ length: await this.count() }, (_, index) => this.nth(index));
  }

  count(): Promise<number> {
    return this.evaluateAll((all) => all.length);
  }

  async waitFor(): Promise<void> {
    await retry(this.#description, async () => (await this.isVisible()) || undefined);
  }

  async click(): Promise<void> {
    const { x, y, width, height } = await this.#visibleRect();
    await this.#tab.click(x + width / 2, y + height / 2);
  }

  async focus(): Promise<void> {
    await this.evaluate((element: HTMLElement) => element.focus());
  }

  async press(key: string): Promise<void> {
    await this.focus();
    await this.#tab.press(key);
  }

  async pressSequentially(text: string): Promise<void> {
    await this.focus();
    await this.#tab.type(text);
  }

  async fill(text: string): Promise<void> {
    await this.#visibleRect();
    await this.evaluate((field: HTMLInputElement) => {
      field.focus();
      field.select();
    });
    await (text ? this.#tab.type(text) : this.#tab.press('Delete'));
  }

  async selectOption(value: string): Promise<void> {
    await this.#visibleRect();
    await this.evaluate((select: HTMLSelectElement, chosen: string) => {
      select.value = chosen;
      select.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }, value);
  }

  inputValue(): Promise<string> {
    return this.evaluate((field: HTMLInputElement) => field.value);
  }

  getAttribute(name: string): Promise<string | null> {
    return this.evaluate((element, attribute) => element.getAttribute(attribute), name);
  }

  innerText(): Promise<string> {
    return this.evaluate((element: HTMLElement) => element.innerText);
  }

  allInnerTexts(): Promise<string[]> {
    return this.evaluateAll((all: HTMLElement[]) => all.map(({ innerText }) => innerText));
  }

  isVisible(): Promise<boolean> {
    return this.evaluateAll(
      ([element]) =>
        element?.checkVisibility({ visibilityProperty: true }) === true &&
        element.getClientRects().length > 0,
    );
  }

  boundingBox(): Promise<Rect | null> {
    return this.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return element.getClientRects().length > 0 ? { x, y, width, height } : null;
    });
  }

  evaluate: Locator['evaluate'] = async (pageFunction: unknown, arg?: unknown) => {
    const call = `([element], arg) => element && [(${pageFunction})(element, arg)]`;
    const [result] = await retry(this.#description, async () => {
      const results = await this.#call(call, arg);
      return Array.isArray(results) ? results : undefined;
    });
    return result as never;
  };

  evaluateAll: Locator['evaluateAll'] = async (pageFunction: unknown, arg?: unknown) =>
    (await this.#call(String(pageFunction), arg)) as never;

  /** Scrolls the element into view; returns its rectangle once it is visible. */
  #visibleRect(): Promise<Rect> {
    return retry(this.#description, async () => {
      if (!(await this.isVisible())) return undefined;
      await this.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: 'center', behavior: 'instant' });
      });
      return (await this.boundingBox()) ?? undefined;
    });
  }

  #call(source: string, arg: unknown): Promise<unknown> {
    return this.#tab.call(`(steps, arg) => (${source})((${findElements})(steps), arg)`, [this.#steps, arg]);
  }

  #add(description: string, step: Step): ScriptedLocator {
    return new ScriptedLocator(this.#tab, this.#description + description, [...this.#steps, step]);
  }
}

/** Scrolls to what is `y` below the top of a frame's document; returns where the document is in the viewport. */
function showInside(frame: Element, y: number): [number, number] {
  const top = () => frame.getBoundingClientRect().top + frame.clientTop;
  if (top() + y < 0 || top() + y > innerHeight)
    scrollBy({ top: top() + y - innerHeight / 2, behavior: 'instant' });
  return [frame.getBoundingClientRect().left + frame.clientLeft, top()];
}

/** Calls `attempt` until it returns a value. */
async function retry<Value>(subject: string, attempt: () => Promise<Value | undefined>): Promise<Value> {
  for (const end = Date.now() + TIMEOUT_MS; ; ) {
    const value = await attempt();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`${subject} was not found within ${TIMEOUT_MS} ms.`);
    await delay(INTERVAL_MS);
  }
}
