/** The browser engines in which the tests run. */
import { chromiumEngine } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { launchWebKit } from './webkit.ts';

const LAUNCH = { chromium: () => chromiumEngine(), firefox: launchFirefox, webkit: launchWebKit };

export type EngineName = keyof typeof LAUNCH;

export const ENGINES: readonly EngineName[] = ['chromium', 'firefox', 'webkit'];

/** Launches an installed engine; throws if it isn't installed. */
export const launchEngine = (name: EngineName) => LAUNCH[name]();
