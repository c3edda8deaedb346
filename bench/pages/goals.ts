/** Goals of the pages, and which of them a page meets. */

import { CATEGORIES, type Category } from './lighthouse.ts';
import type { Measurement } from './measure.ts';

/** Of a first visit, with headers. */
export const MAX_BYTES = 30_000;

export interface Goal {
  name: string;
  /** What speaks for a page that doesn't meet it: its value; undefined where it does, or where the goal isn't one of the page. */
  miss(measurement: Measurement): string | undefined;
}

export const GOALS: readonly Goal[] = [
  {
    name: `first visit at most ${MAX_BYTES / 1_000} kB`,
    miss: ({ visit }) => {
      const bytes = visit.sent.reduce((sum, response) => sum + response.bytes, 0);
      return bytes > MAX_BYTES ? `${(bytes / 1_000).toFixed(1)} kB` : undefined;
    },
  },
  {
    name: 'LCP element in the first response',
    miss: ({ visit }) => (visit.isLargestInDocument ? undefined : 'a later one is larger'),
  },
  { name: 'CLS 0', miss: ({ audit }) => nonZero(audit.metrics.cls) },
  { name: 'no render-blocking request', miss: ({ visit }) => nonZero(visit.blocking.length) },
  { name: '0 requests for the first answer', miss: ({ visit }) => nonZero(visit.beforeAnswer ?? 0) },
  ...CATEGORIES.map((category) => ({
    name: `Lighthouse ${category} 100`,
    miss: (measurement: Measurement) => missedScore(measurement, category),
  })),
];

function nonZero(value: number): string | undefined {
  return value === 0 ? undefined : String(value);
}

/** Search engines should not list what isn't indexable: its SEO is none. */
function missedScore({ subject, audit }: Measurement, category: Category): string | undefined {
  if (category === 'seo' && !subject.isIndexable) return undefined;
  const score = audit.scores[category];
  return score === 100 ? undefined : String(score);
}
