/** `node e2e/engines/install.ts`: installs the browsers of the tests and a Chinese font, unless they are installed. */
import { spawnSync } from 'node:child_process';
import { findExecutable, findMiniBrowser } from './find.ts';

interface Requirement {
  name: string;
  find: () => Promise<string | undefined>;
  /** Packages by the name of the package manager's executable. */
  packages: Record<string, string[]>;
  /** What to do where no package manager has it. */
  hint: string;
}

const REQUIREMENTS: Requirement[] = [
  {
    name: 'chromium',
    find: () => findExecutable('chromium'),
    packages: {
      'apt-get': ['chromium-headless-shell', 'fonts-noto-cjk'],
      dnf: ['chromium', 'google-noto-sans-cjk-fonts'],
      apk: ['chromium', 'font-noto-cjk'],
      pacman: ['chromium', 'noto-fonts-cjk'],
      zypper: ['chromium', 'google-noto-sans-cjk-fonts'],
    },
    hint: 'install Chromium or Chrome, or set CHROMIUM_PATH to the executable',
  },
  {
    name: 'firefox',
    find: () => findExecutable('firefox'),
    packages: {
      'apt-get': ['firefox-esr'],
      dnf: ['firefox'],
      apk: ['firefox-esr'],
      pacman: ['firefox'],
      zypper: ['MozillaFirefox'],
    },
    hint: 'install Firefox (Debian: firefox-esr), or set FIREFOX_PATH to the executable',
  },
  {
    name: 'webkit driver',
    find: () => findExecutable('webkitDriver'),
    packages: { 'apt-get': ['webkit2gtk-driver'] },
    hint: 'install WebKitWebDriver of WebKitGTK (Debian: webkit2gtk-driver), or set WEBKIT_DRIVER_PATH to the executable',
  },
  {
    name: 'webkit',
    find: findMiniBrowser,
    packages: { 'apt-get': ['webkit2gtk-driver'] },
    hint: 'install MiniBrowser of WebKitGTK (Debian: webkit2gtk-driver), or set MINIBROWSER_PATH to the executable',
  },
  {
    name: 'xvfb',
    find: () => findExecutable('xvfb'),
    packages: {
      'apt-get': ['xvfb'],
      dnf: ['xorg-x11-server-Xvfb'],
      apk: ['xvfb'],
      pacman: ['xorg-server-xvfb'],
      zypper: ['xorg-x11-server-Xvfb'],
    },
    hint: 'install Xvfb (Debian: xvfb), or set XVFB_PATH to the executable',
  },
];

/** What to install where a package is not available: releases before Debian 12 have the whole Chromium only. */
const ALTERNATIVES: Record<string, string> = { 'chromium-headless-shell': 'chromium' };

/** Commands of package managers: those that update the list of packages, and what installs packages. */
const PACKAGE_MANAGERS: Record<string, { update?: string[]; install: string[] }> = {
  'apt-get': {
    update: ['apt-get', 'update'],
    install: ['apt-get', 'install', '--yes', '--no-install-recommends'],
  },
  dnf: { install: ['dnf', 'install', '-y'] },
  apk: { install: ['apk', 'add'] },
  pacman: { install: ['pacman', '-Sy', '--noconfirm'] },
  zypper: { install: ['zypper', '--non-interactive', 'install'] },
};

const missing = await findMissing();
if (missing.length > 0) installMissing(missing);
const stillMissing = missing.length > 0 ? await findMissing() : [];
if (stillMissing.length > 0) fail(stillMissing);
for (const { name, find } of REQUIREMENTS) console.log(`${name.padEnd(14)} ${await find()}`);

async function findMissing(): Promise<Requirement[]> {
  const paths = await Promise.all(REQUIREMENTS.map(({ find }) => find()));
  return REQUIREMENTS.filter((_, index) => paths[index] === undefined);
}

function installMissing(requirements: Requirement[]): void {
  const [name, manager] = Object.entries(PACKAGE_MANAGERS).find(([program]) => isInstalled(program)) ?? [];
  if (!name || !manager) return;
  const packages = [...new Set(requirements.flatMap((each) => each.packages[name] ?? []))];
  if (packages.length === 0) return;
  console.log(`not installed: ${requirements.map((each) => each.name).join(', ')}`);
  console.log(`installing     ${packages.join(', ')} with ${name}`);
  const install = (names: string[]) => run([...manager.install, ...names]);
  const isUpdated = !manager.update || run(manager.update);
  const succeeded =
    isUpdated && (install(packages) || install(packages.map((each) => ALTERNATIVES[each] ?? each)));
  if (!succeeded) fail(requirements);
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** Runs a command as root; reports whether it succeeded. */
function run(command: string[]): boolean {
  const [program = '', ...args] = process.getuid?.() === 0 ? command : ['sudo', ...command];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, args, { stdio: ['inherit', 'ignore', 'inherit'], env }).status === 0;
}

function fail(requirements: Requirement[]): never {
  console.error('The browser tests need what could not be installed:');
  for (const { name, hint } of requirements) console.error(`- ${name}: ${hint}`);
  process.exit(1);
}
