/** Headless Chromium for tests, screenshots and benchmarks. */
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { findChromium } from './find.ts';

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
  const executablePath = await findChromium();
  if (!executablePath)
    throw new Error('Chromium is not installed: run "node e2e/chromium/install.ts", or set CHROMIUM_PATH.');
  return chromium.launch({
    executablePath,
    args: OFFLINE_ARGS,
    // Chromium refuses to start with its sandbox as root.
    chromiumSandbox: process.getuid?.() !== 0,
    ...options,
  });
}
