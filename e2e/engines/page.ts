/** A page in any of the engines: the members of Playwright's `Page` and `Locator` that each of them can implement. */
import type { Locator as PlaywrightLocator, Page as PlaywrightPage } from 'playwright-core';

export interface Size {
  width: number;
  height: number;
}

export interface Rect extends Size {
  x: number;
  y: number;
}

export interface Keyboard {
  /** Presses a key, with modifiers as in `Shift+Tab`. */
  press(key: string): Promise<void>;
  /** Types text, key by key. */
  type(text: string): Promise<void>;
}

/** Playwright's `Page` is one; so tests that need more than this run in Chromium with the same helpers. */
export interface Page {
  goto(url: string): Promise<unknown>;
  goBack(): Promise<unknown>;
  title(): Promise<string>;
  /** Calls a function in the page; arguments and result are JSON. */
  evaluate: PlaywrightPage['evaluate'];
  /** Waits until a function in the page returns a truthy value. */
  waitForFunction(pageFunction: () => unknown): Promise<unknown>;
  waitForTimeout(milliseconds: number): Promise<void>;
  /** Elements that match a CSS selector, whose descendants are also those in open shadow roots. */
  locator(selector: string): Locator;
  /** The document in a frame, which may have another origin. */
  frameLocator(selector: string): Pick<Locator, 'locator'>;
  keyboard: Keyboard;
  /** PNG of the viewport. */
  screenshot(): Promise<Uint8Array>;
  setViewportSize(size: Size): Promise<void>;
}

/** Methods for one element wait until it exists; those that act on it, until it is visible. */
export interface Locator {
  locator(selector: string): Locator;
  first(): Locator;
  last(): Locator;
  nth(index: number): Locator;
  all(): Promise<Locator[]>;
  count(): Promise<number>;
  waitFor(): Promise<void>;
  click(): Promise<void>;
  focus(): Promise<void>;
  /** Focuses the element and presses a key. */
  press(key: string): Promise<void>;
  /** Focuses the element and types text, key by key. */
  pressSequentially(text: string): Promise<void>;
  /** Replaces the value of a text field. */
  fill(text: string): Promise<void>;
  selectOption(value: string): Promise<unknown>;
  inputValue(): Promise<string>;
  getAttribute(name: string): Promise<string | null>;
  innerText(): Promise<string>;
  allInnerTexts(): Promise<string[]>;
  isVisible(): Promise<boolean>;
  boundingBox(): Promise<Rect | null>;
  evaluate: PlaywrightLocator['evaluate'];
  evaluateAll: PlaywrightLocator['evaluateAll'];
}
