/** `node e2e/chromium/install.ts`: installs Chromium and a Chinese font for the browser tests, unless Chromium is installed. */
import { spawnSync } from 'node:child_process';
import { findChromium } from './find.ts';

interface PackageManager {
  /** Updates the list of packages, if `install` doesn't. */
  update?: string[];
  install: string[];
  /** Chromium and, on systems without one, a font for Chinese. */
  packages: string[];
  needsRoot: boolean;
}

/** Package managers by the name of their executable. */
const PACKAGE_MANAGERS: Record<string, PackageManager> = {
  'apt-get': {
    update: ['apt-get', 'update'],
    install: ['apt-get', 'install', '--yes', '--no-install-recommends'],
    packages: ['chromium', 'fonts-noto-cjk'],
    needsRoot: true,
  },
  dnf: {
    install: ['dnf', 'install', '-y'],
    packages: ['chromium', 'google-noto-sans-cjk-fonts'],
    needsRoot: true,
  },
  apk: { install: ['apk', 'add'], packages: ['chromium', 'font-noto-cjk'], needsRoot: true },
  pacman: {
    install: ['pacman', '-Sy', '--noconfirm'],
    packages: ['chromium', 'noto-fonts-cjk'],
    needsRoot: true,
  },
  zypper: {
    install: ['zypper', '--non-interactive', 'install'],
    packages: ['chromium', 'google-noto-sans-cjk-fonts'],
    needsRoot: true,
  },
  brew: { install: ['brew', 'install', '--cask'], packages: ['google-chrome'], needsRoot: false },
};

const MANUAL_HINT = 'install Chromium or Chrome yourself, or set CHROMIUM_PATH to the executable';

if (!(await findChromium())) installChromium();
const path = await findChromium();
if (!path) throw new Error(`No Chromium for the browser tests: ${MANUAL_HINT}.`);
console.log(`chromium  ${path}`);

function installChromium(): void {
  const [name, manager] = Object.entries(PACKAGE_MANAGERS).find(([program]) => isInstalled(program)) ?? [];
  if (!manager) return;
  console.log(`chromium  not installed: installing ${manager.packages.join(' and ')} with ${name}`);
  if (manager.update) run(manager.update, manager.needsRoot);
  run([...manager.install, ...manager.packages], manager.needsRoot);
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

function run(command: string[], needsRoot: boolean): void {
  const [program = '', ...args] = needsRoot && process.getuid?.() !== 0 ? ['sudo', ...command] : command;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, error } = spawnSync(program, args, { stdio: ['inherit', 'ignore', 'inherit'], env });
  if (status !== 0) {
    const reason = error?.message ?? `exit code ${status}`;
    throw new Error(`"${[program, ...args].join(' ')}" failed (${reason}): ${MANUAL_HINT}.`);
  }
}
