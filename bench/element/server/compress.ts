/** Brotli as it is used on the web: at its best for what lies there before anybody asks, quickly for what is made when asked. */
import { brotliCompressSync, constants } from 'node:zlib';
import type { Answer } from './serve.ts';

/** 4 is what Cloudflare uses on the fly: https://blog.cloudflare.com/results-experimenting-brotli/ */
const QUALITY = { ahead: 11, onTheFly: 4 };

export function compress({ status, headers, body }: Answer, when: keyof typeof QUALITY): Answer {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY[when],
    [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
  };
  const vary = [headers['vary'], 'Accept-Encoding'].filter(Boolean).join(', ');
  return {
    status,
    headers: { ...headers, 'content-encoding': 'br', vary },
    body: brotliCompressSync(body, { params }),
  };
}
