/** Compilers of frameworks, installed outside the repository: three of them need a TypeScript with a JavaScript API, which version 7 lacks. */
import { installPinned } from '../../scripts/install-pinned.ts';

/**
 * The folder whose `node_modules` has what `package.json` beside this file pins. `node e2e/frameworks/install.ts` installs it before the tests.
 *
 * @throws if npm can't install it.
 */
export const installCompilers = (): Promise<string> =>
  installPinned({
    name: 'compilers of frameworks',
    source: new URL('.', import.meta.url),
    cache: 'edge-faq-compilers',
    size: 100,
  });
