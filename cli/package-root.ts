/** The folder and the `package.json` of this package, the same for its source and for the bundle in `lib/`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

export const PACKAGE_ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The version, and the settings that `edge-faq init` copies into a site because these versions are tested together. */
const PackageJsonSchema = v.object({
  version: v.string(),
  devDependencies: v.object({ node: v.string(), wrangler: v.string() }),
  allowScripts: v.record(v.string(), v.boolean()),
});

export async function readPackageJson(): Promise<v.InferOutput<typeof PackageJsonSchema>> {
  return v.parse(PackageJsonSchema, JSON.parse(await readFile(join(PACKAGE_ROOT, 'package.json'), 'utf8')));
}
