/** Runs the command line in a process of its own, for the tests. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { PACKAGE_ROOT } from './package-root.ts';

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** What would change the output: only a test itself may set it. */
const REMOVED = ['FORCE_COLOR', 'NO_COLOR', 'GITHUB_WORKSPACE'];

/** `edge-faq ...args` in `folder`, with nothing but pipes around it. */
export async function run(
  folder: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Outcome> {
  const inherited = Object.entries(process.env).filter(([name]) => !REMOVED.includes(name));
  const child = spawn(process.execPath, [join(PACKAGE_ROOT, 'cli', 'edge-faq.ts'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    // What is compiled once starts twice as fast.
    env: {
      ...Object.fromEntries(inherited),
      NODE_COMPILE_CACHE: join(PACKAGE_ROOT, 'node_modules', '.cache', 'compile'),
      ...environment,
    },
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: Number(code), stdout, stderr };
}
