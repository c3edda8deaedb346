/** Compilation of Solid's JSX, as a partner's build does it. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installCompilers } from './compilers.ts';

/** What of Babel is used, which isn't among the packages of the repository. */
interface Babel {
  transformAsync(source: string, options: object): Promise<{ code?: string | null } | null>;
}

/** Compiles a module with JSX; returns the script. */
export async function compileSolid(source: string, filename: string): Promise<string> {
  const requirePinned = createRequire(join(await installCompilers(), 'package.json'));
  const babel: Babel = requirePinned('@babel/core');
  const options = {
    filename,
    presets: [requirePinned('babel-preset-solid')],
    configFile: false,
    babelrc: false,
  };
  return (await babel.transformAsync(source, options))?.code ?? '';
}
