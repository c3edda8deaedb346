/** Widgets that aren't dependencies of this repository, installed outside it. */
import { installPinned } from '../../../scripts/install-pinned.ts';

/**
 * The folder whose `node_modules` has what `package.json` beside this file pins.
 *
 * @throws if npm can't install it.
 */
export const installPeers = (): Promise<string> =>
  installPinned({
    name: 'GOV.UK Frontend, giscus, AI Search snippet and Pagefind',
    source: new URL('.', import.meta.url),
    cache: 'edge-faq-bench-element',
    size: 40,
  });
