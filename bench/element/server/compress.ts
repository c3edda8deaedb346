/** Brotli compression at the levels that sites use: the highest for static files, a fast one for dynamic responses. */
import { brotliCompressSync, constants } from 'node:zlib';
import type { StoredResponse } from './server.ts';

/** Level 4 is what Cloudflare uses on the fly: https://blog.cloudflare.com/results-experimenting-brotli/ */
const QUALITY = { static: 11, dynamic: 4 };

export function compress(
  { status, headers, body }: StoredResponse,
  kind: keyof typeof QUALITY,
): StoredResponse {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY[kind],
    [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
  };
  const vary = [headers['vary'], 'Accept-Encoding'].filter(Boolean).join(', ');
  return {
    status,
    headers: { ...headers, 'content-encoding': 'br', vary },
    body: brotliCompressSync(body, { params }),
  };
}
