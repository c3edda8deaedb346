/** Chunks of the element: loaded on demand, each with strings, styles and a byte budget of its own. */
import type { Chunks } from './chunk-host.ts';
import { lazy } from './lazy.ts';

export const { load, get } = lazy<Chunks>({
  actions: () => import('./actions/actions.ts'),
  deepLink: () => import('./deep-link/deep-link.ts'),
  reports: () => import('./reports/reports.ts'),
  search: () => import('./search/search.ts'),
  toolbar: () => import('./toolbar/toolbar.ts'),
  votes: () => import('./votes/votes.ts'),
});
