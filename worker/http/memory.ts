/**
 * The answers that an isolate has given: asked for again, they cost a look-up. What an isolate answers depends on nothing but the
 * request and the content it was deployed with, so what is remembered is never out of date; `purge` forgets it all the same.
 */
import { LRUCache } from 'lru-cache';
import { withoutContent } from './conditional.ts';

/** An answer that can be given again. */
export interface KnownAnswer {
  body: ArrayBuffer;
  etag: string;
  headers: Headers;
  /** Those of a 304 in its place. */
  unchanged: Headers;
  tags: readonly string[];
}

/** An isolate has 128 MB for everything (bytes). */
const CAPACITY = 8 * 1024 * 1024;

/** Headers and keys count, too: about so many bytes an answer. */
const OVERHEAD = 2_048;

const known = new LRUCache<string, KnownAnswer>({
  maxSize: CAPACITY,
  sizeCalculation: ({ body }) => body.byteLength + OVERHEAD,
});

/** By address: the request headers that its answers vary on. */
const varying = new LRUCache<string, readonly string[]>({ max: 10_000 });

/** The answer to a GET or HEAD of `url` with `headers`, if it was given before. */
export function recall(url: string, headers: Headers): KnownAnswer | undefined {
  return known.get(keyOf(url, headers, varying.get(url)));
}

/** Whether caches may keep `answer`: we are one. */
export function isKeepable({ status, headers }: Response): boolean {
  return status === 200 && (headers.get('Cache-Control')?.startsWith('public') ?? false);
}

/** Remembers `answer`, which `isKeepable`, as the one to `request`. One without a validator gets the hash of its body. */
export async function remember(request: Request, answer: Response): Promise<KnownAnswer> {
  const body = await answer.arrayBuffer();
  const headers = new Headers(answer.headers);
  const etag = headers.get('ETag') ?? `"${await hash(body)}"`;
  headers.set('ETag', etag);
  const tags = headers.get('Cache-Tag')?.split(',') ?? [];
  const given = { body, etag, headers, unchanged: withoutContent(headers), tags };

  const vary = headers.get('Vary')?.split(/, */);
  if (vary) varying.set(request.url, vary);
  known.set(keyOf(request.url, request.headers, vary), recalled(given));
  return given;
}

/** Forgets the answers with any of `tags`. */
export function forget(tags: readonly string[]): void {
  const gone = new Set(tags);
  for (const [key, answer] of known.entries())
    if (answer.tags.some((tag) => gone.has(tag))) known.delete(key);
}

/** How many answers are remembered, and how large they are (bytes). */
export function measureMemory(): { answers: number; bytes: number } {
  return { answers: known.size, bytes: known.calculatedSize };
}

/** The same answer as it is given from memory: its `Server-Timing` says so. */
function recalled(answer: KnownAnswer): KnownAnswer {
  const headers = new Headers(answer.headers);
  headers.set('Server-Timing', 'memory');
  return { ...answer, headers, unchanged: withoutContent(headers) };
}

function keyOf(url: string, headers: Headers, vary: readonly string[] = []): string {
  let key = url;
  for (const name of vary) key += `\n${headers.get(name) ?? ''}`;
  return key;
}

async function hash(body: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
