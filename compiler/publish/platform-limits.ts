/**
 * Limits of Cloudflare's static assets (https://developers.cloudflare.com/workers/platform/limits/#static-assets): a deployment that
 * exceeds them is refused.
 */
import { VFile } from 'vfile';
import { report, TOP } from '../diagnostics.ts';
import { listOtherFiles } from './output-files.ts';

/** Bytes of one file. */
export const MAX_FILE_SIZE = 25 * 2 ** 20;

/** Files of a deployment on Workers Paid. */
export const MAX_DEPLOYED_FILES = 100_000;

/** Files of a deployment on the free plan. */
export const MAX_DEPLOYED_FILES_FREE = 20_000;

/**
 * Checks how many files a deployment of `folder` has once those at `paths` are in it.
 *
 * @returns a file with the diagnostic; undefined where every plan accepts them.
 */
export function checkFileCount(folder: string, paths: readonly string[]): VFile | undefined {
  const others = listOtherFiles(folder);
  const count = new Set([...others, ...paths]).size;
  if (count <= MAX_DEPLOYED_FILES_FREE) return undefined;
  const file = new VFile({ path: folder });
  const files = `the site has ${count.toLocaleString('en')} files`;
  if (count > MAX_DEPLOYED_FILES) {
    const hint =
      'publish fewer guides, or divide them between several sites; each locale of a guide has a file for its current revision and for two earlier ones';
    report(file, TOP, 'too-many-files', `${files}: Cloudflare refuses more than 100,000`, hint);
  } else {
    const hint = 'deploy to an account with Workers Paid, which accepts 100,000';
    report(file, TOP, 'many-files', `${files}: the free plan of Cloudflare refuses more than 20,000`, hint);
  }
  return file;
}

/** Reports those `files` of the guide with these sources that Cloudflare would refuse, and returns whether there are any. */
export function reportLargeFiles(
  sources: readonly VFile[],
  files: readonly (readonly [path: string, content: Uint8Array])[],
): boolean {
  const large = files.filter(([, { byteLength }]) => byteLength > MAX_FILE_SIZE);
  for (const [path, { byteLength }] of large) {
    const source = sources.find(({ stem }) => path.includes(`/${stem}/`)) ?? sources[0];
    const reason = `the guide would have a file of ${Math.ceil(byteLength / 2 ** 20)} MiB: Cloudflare refuses more than 25`;
    if (source) report(source, TOP, 'too-large', reason, 'divide the guide, or its longest chapter');
  }
  return large.length > 0;
}

/**
 * Checks the size of a file before it is written to `path`.
 *
 * @throws {RangeError} if Cloudflare would refuse it.
 */
export function assertFileSize(path: string, content: string | Uint8Array): void {
  const size = Buffer.byteLength(content);
  if (size <= MAX_FILE_SIZE) return;
  const megabytes = Math.ceil(size / 2 ** 20);
  throw new RangeError(
    `${path} would have ${megabytes} MiB, and Cloudflare refuses files of more than 25: divide the site. The last good build stays in place`,
  );
}
