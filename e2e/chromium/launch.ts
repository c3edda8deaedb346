/** Starts the browser that the machine has. */
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { findChromium } from './find.ts';

/** Nothing of the browser's own leaves the machine: no look-ups, updates or sync. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/** A headless Chromium. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('There is no Chromium: run "node e2e/chromium/install.ts".');
  // As root it runs without its sandbox, which it refuses to start otherwise.
  return chromium.launch({
    executablePath,
    args: QUIET,
    chromiumSandbox: process.getuid?.() !== 0,
    ...options,
  });
}
