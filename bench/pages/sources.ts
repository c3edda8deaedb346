/** Sources of a site's responses: the worker, and the files that a peer has built. All are compressed alike. */
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { compress } from '../element/server/compress.ts';
import type { StoredResponse } from '../element/server/server.ts';
import { fetchResponse } from '../element/server/sources.ts';
import type { SiteSource } from './server.ts';

const CONTENT_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** Types that are compressed already. */
const COMPRESSED = /^(?:font\/|image\/(?!svg))/;

/** Proxies the worker at `origin`. */
export function fromWorker(origin: string): SiteSource {
  return async ({ path, accept, acceptLanguage }) =>
    encode(await fetchResponse(origin + path, { Accept: accept, 'Accept-Language': acceptLanguage }));
}

/** Serves the files below `folder` as static hosts do: `index.html` for a folder, `404.html` for what doesn't exist. */
export function fromFolder(folder: string): SiteSource {
  return async ({ path }) => {
    const { pathname } = new URL(path, 'http://localhost');
    const file = await findFile(join(folder, decodeURIComponent(pathname)));
    return encode(await toResponse(file ?? join(folder, '404.html'), file ? 200 : 404));
  };
}

async function findFile(path: string): Promise<string | undefined> {
  for (const candidate of [path, join(path, 'index.html')]) {
    const found = await stat(candidate).catch(() => undefined);
    if (found?.isFile()) return candidate;
  }
  return undefined;
}

async function toResponse(file: string, status: number): Promise<StoredResponse> {
  const headers = {
    'content-type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': 'public, max-age=300',
  };
  return { status, headers, body: await readFile(file) };
}

function encode(response: StoredResponse): StoredResponse {
  return COMPRESSED.test(response.headers['content-type'] ?? '') || response.body.byteLength === 0
    ? response
    : compress(response, 'dynamic');
}
