/** WebKitGTK's MiniBrowser, driven by WebKitWebDriver on a virtual screen. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import getPort from 'get-port';
import { Builder, By, Capabilities, Key, Origin, type WebDriver } from 'selenium-webdriver';
import { CONSOLE_RECORDER, TAKE_LINES } from './console-recorder.ts';
import type { Engine, PageOptions } from './engine.ts';
import { findExecutable, findMiniBrowser } from './find.ts';
import type { Size } from './page.ts';
import { ScriptedPage } from './scripted-page.ts';
import type { Tab } from './tab.ts';

const START_TIMEOUT_MS = 20_000;
/** Of a command: on a busy machine, the browser now and then never responds to one. */
const COMMAND_TIMEOUT_MS = 20_000;
const QUIT_TIMEOUT_MS = 3_000;
/** Holds the largest viewport of the tests and the browser's toolbar. */
const SCREEN = { width: 1600, height: 1200 };

/** Lets the window be as narrow as a phone: it is never narrower than the toolbar's controls. */
const SMALL_CONTROLS =
  '* { min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; font-size: 1px; }';

interface Session {
  /** Options that can't be changed while the browser runs. */
  key: string;
  driver: WebDriver;
  /** Whether a command had no response; then no other has. */
  isStuck: boolean;
  /** Ends the processes. */
  close(): Promise<void>;
}

/**
 * Starts a virtual screen; throws if WebKitGTK or Xvfb isn't installed. There is one page at a time: a new one closes the page before it,
 * and shares its HTTP cache if it has the same options.
 */
export async function launchWebKit(): Promise<Engine> {
  const screen = await startScreen();
  let session: Session | undefined;
  return {
    headScript: CONSOLE_RECORDER,
    async newPage(options = {}) {
      const key = sessionKey(options);
      if (session?.key !== key || session.isStuck) {
        await session?.close();
        session = await startSession(screen.display, options);
      }
      const current = session;
      const console: string[] = [];
      const tab = toTab(current, console);
      await tab.setViewportSize(options.viewport ?? { width: 1280, height: 720 });
      const close = async () => {
        // A page with other options has ended the session of this one.
        if (session === current && !current.isStuck) await within(current, 'reset', reset(current.driver));
      };
      return { page: new ScriptedPage(tab), console, close };
    },
    async close() {
      await session?.close();
      await stop(screen.process);
    },
  };
}

async function startScreen() {
  const screen = spawn(
    await requireExecutable('xvfb'),
    ['-displayfd', '1', '-screen', '0', `${SCREEN.width}x${SCREEN.height}x24`, '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const [display] = await once(screen.stdout, 'data');
  return { process: screen, display: `:${String(display).trim()}` };
}

async function requireExecutable(name: 'xvfb' | 'webkitDriver'): Promise<string> {
  const path = await findExecutable(name);
  if (!path)
    throw new Error('WebKitGTK’s driver or Xvfb is not installed: run "node e2e/engines/install.ts".');
  return path;
}

const sessionKey = ({
  javaScriptEnabled = true,
  colorScheme = 'light',
  reducedMotion = 'reduce',
}: PageOptions) => JSON.stringify({ javaScriptEnabled, colorScheme, reducedMotion });

async function startSession(display: string, options: PageOptions): Promise<Session> {
  const settings = await mkdtemp(join(tmpdir(), 'edge-faq-webkit-'));
  await mkdir(join(settings, 'gtk-3.0'));
  const animations = Number(options.reducedMotion === 'no-preference');
  await writeFile(join(settings, 'gtk-3.0/gtk.css'), SMALL_CONTROLS);
  await writeFile(
    join(settings, 'gtk-3.0/settings.ini'),
    `[Settings]\ngtk-enable-animations=${animations}\n`,
  );
  const port = await getPort();
  const server = spawn(await requireExecutable('webkitDriver'), [`--port=${port}`], {
    env: {
      ...process.env,
      // Sets the reader's languages, too.
      LANGUAGE: 'en_US',
      LANG: 'en_US.UTF-8',
      DISPLAY: display,
      GTK_THEME: options.colorScheme === 'dark' ? 'Adwaita:dark' : 'Adwaita',
      XDG_CONFIG_HOME: settings,
      // Without a graphics card, screenshots stay empty otherwise.
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
    stdio: 'ignore',
    // A group of processes, which can be ended as a whole.
    detached: true,
  });
  await untilResponds(`http://127.0.0.1:${port}/status`);
  const driver = await connect(port, options.javaScriptEnabled ?? true);
  return {
    key: sessionKey(options),
    driver,
    isStuck: false,
    async close() {
      await Promise.race([driver.quit().catch(() => {}), delay(QUIT_TIMEOUT_MS)]);
      await stop(server, -(server.pid ?? 0));
      await rm(settings, { recursive: true, force: true });
    },
  };
}

async function connect(port: number, javaScriptEnabled: boolean): Promise<WebDriver> {
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': {
      binary: await findMiniBrowser(),
      args: ['--automation', `--enable-javascript=${javaScriptEnabled}`],
    },
  });
  return new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
}

async function untilResponds(url: string): Promise<void> {
  for (const end = Date.now() + START_TIMEOUT_MS; ; await delay(50)) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    if (Date.now() > end) throw new Error(`${url} did not respond.`);
  }
}

/** Ends a process, or the group of processes that it leads. */
async function stop(child: ChildProcess, pid = child.pid): Promise<void> {
  if (!pid || child.exitCode !== null || child.signalCode !== null) return;
  process.kill(pid);
  await once(child, 'exit');
}

/** Rejects if the browser doesn't respond to a command. */
async function within<Value>(session: Session, command: string, response: Promise<Value>): Promise<Value> {
  const timeout = new AbortController();
  const expire = async (): Promise<never> => {
    await delay(COMMAND_TIMEOUT_MS, undefined, { signal: timeout.signal });
    session.isStuck = true;
    throw new Error(`WebKitGTK did not respond to "${command}" within ${COMMAND_TIMEOUT_MS} ms.`);
  };
  try {
    return await Promise.race([response, expire()]);
  } finally {
    timeout.abort();
  }
}

/** Leaves the page, and deletes what it stored. */
async function reset(driver: WebDriver): Promise<void> {
  await driver.executeScript('try { localStorage.clear(); sessionStorage.clear(); } catch {}');
  await driver.manage().deleteAllCookies();
  await driver.get('about:blank');
}

/**
 * Sets the size of the viewport, which the window's toolbar is not part of. Without a window manager, the window that the pointer is over
 * has the focus, without which no element matches `:focus`; the pointer starts in the middle of the screen.
 */
async function resize(driver: WebDriver, { width, height }: Size): Promise<void> {
  const read = () =>
    driver.executeScript<[number, number, number]>(
      'return [innerWidth, innerHeight, outerHeight - innerHeight]',
    );
  const [, , toolbar] = await read();
  const size = { width, height: height + toolbar };
  const x = Math.round((SCREEN.width - size.width) / 2);
  const y = Math.round((SCREEN.height - size.height) / 2);
  await driver
    .manage()
    .window()
    .setRect({ x, y, ...size });
}

function toTab(session: Session, console: string[]): Tab {
  const { driver } = session;
  const run = <Value>(command: string, response: Promise<Value>) => within(session, command, response);
  return {
    goto: (url) => run(`goto ${url}`, driver.get(url)),
    goBack: () => run('back', driver.navigate().back()),
    async call(source, args) {
      const result = await run(source, driver.executeScript(toScript(source, args)));
      console.push(...(await run('console', driver.executeScript<string[]>(TAKE_LINES))));
      return result;
    },
    callInFrame: (selector, source, args) =>
      run(`${source} in ${selector}`, callInFrame(driver, selector, toScript(source, args))),
    click: (x, y) => {
      const position = { x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT };
      return run('click', driver.actions().move(position).click().perform());
    },
    screenshot: async () => Buffer.from(await run('screenshot', driver.takeScreenshot()), 'base64'),
    setViewportSize: (size) => run('resize', resize(driver, size)),
    type: (text) => run(`type ${text}`, driver.actions().sendKeys(text).perform()),
    press(key) {
      const keys = key.split(/\+(?=.)/).map(toKey);
      const actions = driver.actions();
      for (const each of keys) actions.keyDown(each);
      for (const each of keys.toReversed()) actions.keyUp(each);
      return run(`press ${key}`, actions.perform());
    },
  };
}

const toScript = (source: string, args: readonly unknown[]) =>
  `return (${source})(...${JSON.stringify(args)})`;

async function callInFrame(driver: WebDriver, selector: string, script: string): Promise<unknown> {
  await driver.switchTo().frame(await driver.findElement(By.css(selector)));
  try {
    return await driver.executeScript(script);
  } finally {
    await driver.switchTo().defaultContent();
  }
}

const KEYS: Record<string, string> = {
  Alt: Key.ALT,
  ArrowDown: Key.ARROW_DOWN,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  ArrowUp: Key.ARROW_UP,
  Backspace: Key.BACK_SPACE,
  Control: Key.CONTROL,
  Delete: Key.DELETE,
  End: Key.END,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Home: Key.HOME,
  PageDown: Key.PAGE_DOWN,
  PageUp: Key.PAGE_UP,
  Shift: Key.SHIFT,
  Space: ' ',
  Tab: Key.TAB,
};

const toKey = (name: string) => KEYS[name] ?? name;
