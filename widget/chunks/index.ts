/** Chunks of the element: loaded on demand, each with strings, styles and a byte budget of its own. Where one fails, the guide is shown without it. */
import { html, render } from 'lit/html.js';
import type { Chunks } from './chunk-host.ts';
import { lazy } from './lazy.ts';
import type { Lit } from './lit.ts';

/** A module whose default export is the chunk; one with templates takes the host's Lit. */
interface ChunkModule<T> {
  default: T;
  setLit?(lit: Lit): void;
}

const modules: { [N in keyof Chunks]: () => Promise<ChunkModule<Chunks[N]>> } = {
  actions: () => import('./actions/actions.ts'),
  deepLink: () => import('./deep-link/deep-link.ts'),
  otherStrings: () => import('../locales/other-status-strings.ts'),
  reports: () => import('./reports/reports.ts'),
  search: () => import('./search/search.ts'),
  toolbar: () => import('./toolbar/toolbar.ts'),
  votes: () => import('./votes/votes.ts'),
};

export const { load, get } = lazy<Chunks>(async (name) => {
  const chunk = await modules[name]();
  chunk.setLit?.({ html, render });
  return chunk.default;
});
