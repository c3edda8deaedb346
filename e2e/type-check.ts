/** TypeScript compilation of a project that imports the package. */
import { resolve } from 'node:path';
import { type RunningProcess, runNode } from './child-process.ts';

/** Ways to resolve modules, each with its compiler options. */
export const MODULE_RESOLUTIONS = [
  ['node', ['--module', 'nodenext']],
  ['a bundler', ['--module', 'esnext', '--moduleResolution', 'bundler', '--exactOptionalPropertyTypes']],
] as const;

/** Runs `tsc` in `folder` on its own options, `args`, without writing files. Declarations of the package are checked as well. */
export function runTypeScript(folder: string, ...args: string[]): RunningProcess {
  const compiler = resolve('node_modules/typescript/bin/tsc');
  return runNode(folder, compiler, '--ignoreConfig', '--noEmit', '--strict', ...args);
}
