/** `node e2e/chromium/install.ts`: sees to it that the browser tests have a Chromium, and a font for Chinese. */
import { spawnSync } from 'node:child_process';
import { findChromium } from './find.ts';

interface PackageManager {
  /** Fetches the list of packages, where the program doesn't do so by itself. */
  refresh?: string[];
  install: string[];
  /** Chromium and, where the system doesn't bring one, a font with Chinese type. */
  packages: string[];
  asRoot: boolean;
}

/** By the program that the system is known by. */
const PACKAGE_MANAGERS: Record<string, PackageManager> = {
  'apt-get': {
    refresh: ['apt-get', 'update'],
    install: ['apt-get', 'install', '--yes', '--no-install-recommends'],
    packages: ['chromium', 'fonts-noto-cjk'],
    asRoot: true,
  },
  dnf: {
    install: ['dnf', 'install', '-y'],
    packages: ['chromium', 'google-noto-sans-cjk-fonts'],
    asRoot: true,
  },
  apk: { install: ['apk', 'add'], packages: ['chromium', 'font-noto-cjk'], asRoot: true },
  pacman: {
    install: ['pacman', '-Sy', '--noconfirm'],
    packages: ['chromium', 'noto-fonts-cjk'],
    asRoot: true,
  },
  zypper: {
    install: ['zypper', '--non-interactive', 'install'],
    packages: ['chromium', 'google-noto-sans-cjk-fonts'],
    asRoot: true,
  },
  brew: { install: ['brew', 'install', '--cask'], packages: ['google-chrome'], asRoot: false },
};

const BY_HAND = 'install Chromium or Chrome by hand; CHROMIUM_PATH may say where it is';

if (!(await findChromium())) installChromium();
const found = await findChromium();
if (!found) throw new Error(`No Chromium for the browser tests: ${BY_HAND}.`);
console.log(`chromium  ${found}`);

function installChromium(): void {
  const [name, manager] =
    Object.entries(PACKAGE_MANAGERS).find(([program]) => isOnThisMachine(program)) ?? [];
  if (!manager) return;
  console.log(`chromium  not on this machine: installing ${manager.packages.join(' and ')} by ${name}`);
  if (manager.refresh) run(manager.refresh, manager.asRoot);
  run([...manager.install, ...manager.packages], manager.asRoot);
}

function isOnThisMachine(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

function run(command: string[], asRoot: boolean): void {
  const [program = '', ...args] = asRoot && process.getuid?.() !== 0 ? ['sudo', ...command] : command;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, error } = spawnSync(program, args, { stdio: ['inherit', 'ignore', 'inherit'], env });
  if (status !== 0) {
    const reason = error?.message ?? `exit code ${status}`;
    throw new Error(`"${[program, ...args].join(' ')}" failed (${reason}): ${BY_HAND}.`);
  }
}
