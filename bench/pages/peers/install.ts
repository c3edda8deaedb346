/** Installation of the peers and of Lighthouse. */
import { installPinned } from '../../../scripts/install-pinned.ts';

/**
 * The folder whose `node_modules` has what `package.json` beside this file pins.
 *
 * @throws if npm can't install it.
 */
export const installPeers = (): Promise<string> =>
  installPinned({
    name: 'Starlight, VitePress and Lighthouse',
    source: new URL('.', import.meta.url),
    cache: 'edge-faq-bench-pages',
    size: 390,
  });
