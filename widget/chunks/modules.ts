/** Modules of the chunks. The embed build replaces this file: there, a chunk is a script of its name, in one folder for all. */
import type { Chunks } from './chunk-host.ts';
import type { Lit } from './lit.ts';

/** A module whose default export is the chunk; one with templates takes the host's Lit. */
interface ChunkModule<T> {
  default: T;
  setLit?(lit: Lit): void;
}

const modules: { [N in keyof Chunks]: () => Promise<ChunkModule<Chunks[N]>> } = {
  actions: () => import('./actions/actions.ts'),
  answers: () => import('./answers/answers.ts'),
  'deep-link': () => import('./deep-link/deep-link.ts'),
  freshness: () => import('./freshness/freshness.ts'),
  keep: () => import('./keep/keep.ts'),
  'other-status-strings': () => import('../locales/other-status-strings.ts'),
  hints: () => import('./hints/hints.ts'),
  prerendered: () => import('./prerendered/prerendered.ts'),
  remember: () => import('./remember/remember.ts'),
  reports: () => import('./reports/reports.ts'),
  search: () => import('./search/search.ts'),
  suggestions: () => import('./suggestions/suggestions.ts'),
  swallowed: () => import('./swallowed/swallowed.ts'),
  toolbar: () => import('./toolbar/toolbar.ts'),
  unanswered: () => import('./unanswered/unanswered.ts'),
  votes: () => import('./votes/votes.ts'),
};

/**
 * Imports the chunk `name`; rejects where that fails. A bundler's chunks have one URL, so that `attempt`, the number of earlier
 * requests, changes nothing.
 */
export function importChunk<N extends keyof Chunks>(
  name: N,
  _attempt: number,
): Promise<ChunkModule<Chunks[N]>> {
  return modules[name]();
}
