/** `node e2e/frameworks/install.ts`: installs the compilers of frameworks, unless they are installed. */
import { installCompilers } from './compilers.ts';

console.log(`compilers      ${await installCompilers()}`);
