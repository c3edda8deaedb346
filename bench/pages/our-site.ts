/** This repository's guides as a site with an origin, which canonical URLs need: compiled and served as a publisher does it. */
import { execFile } from 'node:child_process';
import { appendFile, cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type RunningWorker, startWorker } from '../../cli/serve/worker.ts';

/** The command line that a publisher runs: `npm run bench:pages` packages it. */
const COMMAND = 'lib/edge-faq.js';

/** Copies the content to `folder`, an empty one, says in its settings that it is at `origin`, and starts its worker on `port`. */
export async function startOurSite(folder: string, origin: string, port: number): Promise<RunningWorker> {
  await cp('content', join(folder, 'content'), { recursive: true });
  await appendFile(join(folder, 'content/site.yaml'), `\norigin: ${origin}\n`);
  await promisify(execFile)(process.execPath, [resolve(COMMAND), 'build'], { cwd: folder });
  const config = join(folder, 'wrangler.toml');
  await writeFile(config, await siteConfig(folder));
  return startWorker(port, config);
}

/** The repository's own configuration with the assets of the site. */
async function siteConfig(folder: string): Promise<string> {
  const config = await readFile('wrangler.toml', 'utf8');
  return config
    .replaceAll('"worker/index.ts"', JSON.stringify(resolve('worker/index.ts')))
    .replaceAll('directory = "dist"', `directory = ${JSON.stringify(join(folder, 'dist'))}`)
    .replaceAll('"migrations"', JSON.stringify(resolve('migrations')));
}
