/**
 * `npm run bench:install`: the packages that `npm install` of each of ours brings, and their size. It packs them as npm would publish
 * them, and installs each in an empty folder, from the registry that npm is set to.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as v from 'valibot';

/** Folders of the packages, and those of the packages that they need of ours. */
const PACKAGES = {
  'edge-faq-element': ['widget'],
  'edge-faq-client': ['client'],
  'edge-faq': ['.', 'widget', 'client'],
};

/** What npm notes of an installation. */
const InstalledSchema = v.object({ packages: v.record(v.string(), v.unknown()) });

const folder = await mkdtemp(join(tmpdir(), 'edge-faq-install-'));
try {
  console.table(Object.fromEntries(await measureAll()));
} finally {
  await rm(folder, { recursive: true });
}

async function measureAll(): Promise<[string, object][]> {
  const rows: [string, object][] = [];
  for (const [name, sources] of Object.entries(PACKAGES)) rows.push([name, await measure(name, sources)]);
  return rows;
}

async function measure(name: string, sources: readonly string[]): Promise<object> {
  const project = join(folder, name);
  await mkdir(project);
  await writeFile(join(project, 'package.json'), '{ "private": true }');
  const tarballs = sources.map((source) => join(project, pack(source, project)));
  npm(project, 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--save=false', ...tarballs);
  const modules = join(project, 'node_modules');
  const { packages } = v.parse(
    InstalledSchema,
    JSON.parse(await readFile(join(modules, '.package-lock.json'), 'utf8')),
  );
  return {
    packages: Object.keys(packages).length,
    'MB on disk': ((await bytesOf(modules)) / 1e6).toFixed(1),
  };
}

/** Packs the package in `source` into `project`; returns the name of the tarball. */
function pack(source: string, project: string): string {
  return npm(resolve(source), 'pack', '--silent', '--ignore-scripts', '--pack-destination', project).trim();
}

function npm(cwd: string, ...args: string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

async function bytesOf(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
