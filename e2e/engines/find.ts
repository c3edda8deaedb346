/** Paths of the installed browsers, and of what runs WebKitGTK without a screen. */
import { constants } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

interface Executable {
  /** Environment variable that names the path. */
  variable: string;
  /** Names of the executable in `PATH`. */
  names: string[];
  /** Paths that installers don't add to `PATH`. */
  paths?: string[];
}

const EXECUTABLES = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    // Without a user interface, pages open twice as fast.
    names: [
      'chromium-headless-shell',
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      'chrome.exe',
    ],
    paths: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    names: ['firefox-esr', 'firefox', 'firefox.exe'],
    paths: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
  },
  webkitDriver: { variable: 'WEBKIT_DRIVER_PATH', names: ['WebKitWebDriver'] },
  xvfb: { variable: 'XVFB_PATH', names: ['Xvfb'] },
} satisfies Record<string, Executable>;

export type ExecutableName = keyof typeof EXECUTABLES;

/** Returns the path that the executable's environment variable names, otherwise the first one found; undefined if none is installed. */
export async function findExecutable(name: ExecutableName): Promise<string | undefined> {
  const { variable, names, paths = [] }: Executable = EXECUTABLES[name];
  const configured = process.env[variable];
  if (configured) return configured;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return firstExecutable([...names.flatMap((each) => folders.map((folder) => join(folder, each))), ...paths]);
}

/** Returns the path of WebKitGTK's small browser, which its packages install outside of `PATH`. */
export async function findMiniBrowser(): Promise<string | undefined> {
  const configured = process.env['MINIBROWSER_PATH'];
  if (configured) return configured;
  const libraries = [
    '/usr/lib',
    '/usr/lib64',
    '/usr/libexec',
    ...(await listFolders('/usr/lib', /-linux-gnu/)),
  ];
  const folders = await Promise.all(libraries.map((folder) => listFolders(folder, /^webkit2?gtk-/)));
  return firstExecutable(folders.flat().map((folder) => join(folder, 'MiniBrowser')));
}

async function listFolders(folder: string, name: RegExp): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((each) => name.test(each)).map((each) => join(folder, each));
}

async function firstExecutable(paths: string[]): Promise<string | undefined> {
  for (const path of paths) {
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  return undefined;
}
