/**
 * `node scripts/prune-types.ts widget`, after `tsc`: removes the declarations that no entry of the package in that folder leads to. `tsc`
 * writes those of every source file, of the whole worker for the client.
 *
 * @throws {Error} where a declaration imports a package that isn't a dependency, whose types would be `any` where it isn't installed.
 */
import { glob, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

const Dependencies = v.optional(v.record(v.string(), v.string()), {});

const PackageSchema = v.object({
  exports: v.record(v.string(), v.union([v.string(), v.object({ types: v.string() })])),
  dependencies: Dependencies,
  peerDependencies: Dependencies,
});

/** Specifiers of the modules that a declaration imports. */
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g;

/** Comments, which may contain examples. */
const COMMENT = /\/\*[\s\S]*?\*\//g;

for (const folder of process.argv.slice(2)) await pruneTypes(folder);

async function pruneTypes(folder: string): Promise<void> {
  const manifest = v.parse(PackageSchema, JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  const entries = Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === 'string' ? [] : [join(folder, entry.types)],
  );
  const installed = new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }));
  const reached = await reach(entries, installed);
  for await (const path of glob(join(folder, 'lib/types/**/*.d.ts'))) if (!reached.has(path)) await rm(path);
}

/** The files in `entries`, and all that they import. */
async function reach(entries: readonly string[], installed: ReadonlySet<string>): Promise<Set<string>> {
  const reached = new Set<string>();
  const queue = [...entries];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const source = (await readFile(path, 'utf8')).replaceAll(COMMENT, '');
    for (const [, specifier = ''] of source.matchAll(IMPORT)) {
      if (specifier.startsWith('.')) queue.push(join(path, '..', specifier.replace(/\.ts$/, '.d.ts')));
      else assertInstalled(specifier, installed, path);
    }
  }
  return reached;
}

function assertInstalled(specifier: string, installed: ReadonlySet<string>, path: string): void {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  if (installed.has(name) || installed.has(`@types/${name}`)) return;
  throw new Error(`${path} imports ${name}, which package.json doesn't list as a dependency`);
}
