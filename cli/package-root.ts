/** Where this package lies, the same folder seen from its source and from the bundle in `lib/`, and what it says of itself. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

export const PACKAGE_ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Of `package.json`: its version, and what a site takes over because it is known to work together. */
const PackageSchema = v.object({
  version: v.string(),
  devDependencies: v.object({ node: v.string(), wrangler: v.string() }),
  allowScripts: v.record(v.string(), v.boolean()),
});

export async function readPackage(): Promise<v.InferOutput<typeof PackageSchema>> {
  return v.parse(PackageSchema, JSON.parse(await readFile(join(PACKAGE_ROOT, 'package.json'), 'utf8')));
}
