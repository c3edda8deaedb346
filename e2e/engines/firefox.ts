/** Headless Firefox, driven by WebDriver BiDi without a driver executable. */
import { type Browser, type KeyInput, launch, type Page as PuppeteerPage } from 'puppeteer-core';
import { consoleLine, type Engine, type EnginePage, type PageOptions } from './engine.ts';
import { findExecutable } from './find.ts';
import { ScriptedPage } from './scripted-page.ts';
import type { Tab } from './tab.ts';

type Preferences = Record<string, boolean | number>;

/**
 * Launches Firefox; throws if it isn't installed. Preferences are those of the browser, so the options of the last page, except for its
 * viewport, hold for all open pages.
 */
export async function launchFirefox(): Promise<Engine> {
  const executablePath = await findExecutable('firefox');
  if (!executablePath)
    throw new Error('Firefox is not installed: run "node e2e/engines/install.ts", or set FIREFOX_PATH.');
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    // Lets a script in `about:config` set preferences.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: toPreferences({}),
  });
  const configuration = await browser.newPage();
  // Firefox sends no load event for this page.
  await configuration.goto('about:config', { waitUntil: [] });
  return {
    async newPage(options = {}) {
      await configuration.evaluate(setPreferences, toPreferences(options));
      return openPage(browser, options);
    },
    close: () => browser.close(),
  };
}

/** Preferences of what WebDriver BiDi can't emulate. */
function toPreferences(options: PageOptions): Preferences {
  const { javaScriptEnabled = true, colorScheme = 'light', reducedMotion = 'reduce', forcedColors } = options;
  const forced = forcedColors === 'active';
  return {
    'javascript.enabled': javaScriptEnabled,
    'ui.systemUsesDarkTheme': Number(colorScheme === 'dark'),
    'ui.prefersReducedMotion': Number(reducedMotion === 'reduce'),
    'ui.useAccessibilityTheme': Number(forced),
    'browser.display.document_color_use': forced ? 2 : 0,
  };
}

/** Sets preferences from a page of the browser itself. */
function setPreferences(preferences: Preferences): void {
  const { prefs } = Reflect.get(globalThis, 'Services');
  for (const [name, value] of Object.entries(preferences)) {
    if (typeof value === 'boolean') prefs.setBoolPref(name, value);
    else prefs.setIntPref(name, value);
  }
}

async function openPage(browser: Browser, { viewport }: PageOptions): Promise<EnginePage> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(viewport ?? { width: 1280, height: 720 });
  const console: string[] = [];
  page.on('console', (message) => console.push(consoleLine(message)));
  page.on('pageerror', (error) =>
    console.push(errorLine(error instanceof Error ? error.message : `${error}`)),
  );
  return { page: new ScriptedPage(toTab(page)), console, close: () => context.close() };
}

/** The browser's note of a failed request comes as an error of the page. */
const errorLine = (message: string) =>
  `${message.startsWith('Cross-Origin Request Blocked: ') ? 'error' : 'uncaught'}: ${message}`;

function toTab(page: PuppeteerPage): Tab {
  return {
    goto: (url) => page.goto(url),
    goBack: () => page.goBack(),
    // BiDi evaluates a function without arguments to itself, so it is called in the text.
    call: (source, args) => page.evaluate(`(${source})(...${JSON.stringify(args)})`),
    async callInFrame(selector, source, args) {
      const frame = await (await page.$(selector))?.contentFrame();
      return frame?.evaluate(`(${source})(...${JSON.stringify(args)})`);
    },
    click: (x, y) => page.mouse.click(x, y),
    screenshot: () => page.screenshot(),
    setViewportSize: (size) => page.setViewport(size),
    type: (text) => page.keyboard.type(text),
    async press(key) {
      // Puppeteer names this key by its character.
      const keys = key.replace('Space', ' ').split(/\+(?=.)/) as KeyInput[];
      const last = keys.pop();
      for (const modifier of keys) await page.keyboard.down(modifier);
      if (last) await page.keyboard.press(last);
      for (const modifier of keys) await page.keyboard.up(modifier);
    },
  };
}
