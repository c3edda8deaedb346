/** A browser engine under test, and the options of its pages. */
import type { Page, Size } from './page.ts';

/** Options of a page, named as Playwright's. Motion is reduced unless `reducedMotion` says otherwise. */
export interface PageOptions {
  viewport?: Size;
  javaScriptEnabled?: boolean;
  colorScheme?: 'light' | 'dark';
  reducedMotion?: 'reduce' | 'no-preference';
  /** Not in WebKitGTK, which has no such mode. */
  forcedColors?: 'active' | 'none';
}

export interface EnginePage {
  page: Page;
  /** Console messages so far as `error: …` or `warning: …`, and uncaught errors as `uncaught: …`. */
  console: string[];
  close(): Promise<void>;
}

export interface Engine {
  /** Script tag for the head of pages whose console messages are to be recorded, where the engine's protocol has no such messages. */
  headScript?: string;
  /** Opens an empty page that shares no storage with pages opened before. */
  newPage(options?: PageOptions): Promise<EnginePage>;
  close(): Promise<void>;
}

/** A console message as `level: text`; Puppeteer names the level as the method of `console`, Playwright by a noun. */
export const consoleLine = (message: { type(): string; text(): string }) =>
  `${message.type().replace(/^warn$/, 'warning')}: ${message.text()}`;
