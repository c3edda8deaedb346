/** Headless Chromium for tests, screenshots and benchmarks. */
import { type Browser, chromium, type LaunchOptions, type Page } from 'playwright-core';
import { consoleLine, type Engine } from './engine.ts';
import { findExecutable } from './find.ts';

/** Turns off the browser's own network requests: updates, sync, look-ups. */
const OFFLINE_ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/** Launches the installed Chromium; throws if there is none. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = await findExecutable('chromium');
  if (!executablePath)
    throw new Error('Chromium is not installed: run "node e2e/engines/install.ts", or set CHROMIUM_PATH.');
  return chromium.launch({
    executablePath,
    args: OFFLINE_ARGS,
    // Chromium refuses to start with its sandbox as root.
    chromiumSandbox: process.getuid?.() !== 0,
    ...options,
  });
}

/** Chromium as one of the engines, by default launched for it: a page is in a browser context of its own. */
export async function chromiumEngine(launched?: Browser): Promise<Engine> {
  const browser = launched ?? (await launchChromium());
  return {
    async newPage(options = {}) {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      return { page, console: recordConsole(page), close: () => context.close() };
    },
    close: () => browser.close(),
  };
}

/** Returns the page's console messages and uncaught errors so far, to which later ones are added. */
export function recordConsole(page: Page): string[] {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(consoleLine(message)));
  page.on('pageerror', ({ message }) => lines.push(`uncaught: ${message}`));
  return lines;
}
