/** Sources of responses: the files of a site, and the worker. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from '../guide.ts';
import { compress } from './compress.ts';
import type { ResponseSource, StoredResponse } from './server.ts';

const CONTENT_TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** Headers of the worker's own connection and content coding, which this server replaces. */
const CONNECTION_HEADERS = [
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
];

/** Serves `files`, which maps paths to contents. */
export function fromFiles(files: ReadonlyMap<string, string | Uint8Array>): ResponseSource {
  return async (path) => {
    // Some ask for a file with a query, past caches.
    const contents = files.get(path.replace(/\?.*/, ''));
    if (contents === undefined) return { status: 404, headers: {}, body: new Uint8Array() };
    const type = CONTENT_TYPES[path.replace(/.*\./, '')] ?? 'application/octet-stream';
    const headers = { 'content-type': type, 'cache-control': 'public, max-age=300' };
    return compress(
      { status: 200, headers, body: typeof contents === 'string' ? Buffer.from(contents) : contents },
      'static',
    );
  };
}

/** Proxies the worker at `origin`; its static assets are compressed as files. */
export function fromWorker(origin: string): ResponseSource {
  return async (path) => {
    const { pathname } = new URL(path, origin);
    const response = await fetchResponse(origin + path);
    return compress(response, existsSync(join(DIST, pathname)) ? 'static' : 'dynamic');
  };
}

/** Fetches `url`, as the server will send it. */
export async function fetchResponse(
  url: string,
  requestHeaders: Record<string, string> = {},
): Promise<StoredResponse> {
  const response = await fetch(url, { headers: requestHeaders });
  const headers = [...response.headers].filter(([name]) => !CONNECTION_HEADERS.includes(name));
  return {
    status: response.status,
    headers: Object.fromEntries(headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}
