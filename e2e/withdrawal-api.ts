/** API of one guide that can be withdrawn, in whole or in part, with the responses and headers of the worker. */
import { createHash } from 'node:crypto';
import getPort from 'get-port';
import { onTestFinished } from 'vitest';
import { listen } from '../cli/serve/listen.ts';
import type { Guide } from '../schema/guide.ts';
import { proxy } from './proxy.ts';

export const NOTICE = {
  locale: 'en',
  heading: 'This guide has been withdrawn',
  text: 'A court has prohibited it.\nWe have appealed. <b>Not markup.</b>',
  origin: 'Withdrawn on 26 November 2026, as a court required.',
  since: '2026-11-26T08:00:00Z',
  by: 'court',
};

/** The guide with a notice in the place of the section `id`, as the API returns it. */
export function withdrawSection(guide: Guide, id: string): Guide {
  const notice = {
    heading: 'Withdrawn',
    html: '<p>Prohibited by a court.</p>',
    text: 'Prohibited by a court.',
  };
  return {
    ...guide,
    chapters: guide.chapters.map((chapter) => ({
      ...chapter,
      sections: chapter.sections.map((section) => (section.id === id ? { ...section, ...notice } : section)),
    })),
  };
}

/** What the API responds with: a document, or problem details with their status. */
type Answer = Guide | { status: number; notice?: unknown };

/** Starts the API on a port of its own, in front of the worker at `worker`, which serves the element's scripts. */
export async function startApi(worker: string, guide: Guide) {
  let current: Answer = guide;
  const statuses: number[] = [];
  const { origin, stop } = await listen(await getPort(), async ({ url, headers }) => {
    const { pathname, search } = new URL(url);
    if (pathname !== `/v1/guides/${guide.guide}`) return proxy(worker + pathname + search);
    const response = respond(current, headers.get('If-None-Match'));
    statuses.push(response.status);
    return response;
  });
  onTestFinished(stop);
  return {
    origin,
    /** Statuses of the responses to requests of the guide so far. */
    statuses,
    respondWith(next: Answer) {
      current = next;
    },
  };
}

function respond(current: Answer, ifNoneMatch: string | null): Response {
  const headers = new Headers({ 'Access-Control-Allow-Origin': '*', 'Timing-Allow-Origin': '*' });
  if ('status' in current) return Response.json(current, { status: current.status, headers });
  const body = JSON.stringify(current);
  const etag = `"${createHash('sha256').update(body).digest('hex')}"`;
  headers.set('ETag', etag);
  headers.set('Cache-Control', 'public, max-age=60, stale-while-revalidate=86400');
  headers.set('Content-Type', 'application/json');
  return ifNoneMatch === etag
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers });
}
