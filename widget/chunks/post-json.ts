/** POST of JSON to the API. */
import { requestOptions } from '../request-options.ts';

/** Time after which the API counts as failing (ms): until then nothing else can be sent. */
const TIMEOUT_MS = 20_000;

/** The response; undefined where the API can't be reached or doesn't respond in time. Sends no credentials, and is completed where the reader leaves the page. */
export function postJson(url: URL, body: object): Promise<Response | undefined> {
  return fetch(url, {
    ...requestOptions,
    method: 'POST',
    keepalive: true,
    // Browsers without it use a timeout of their own.
    signal: AbortSignal.timeout?.(TIMEOUT_MS),
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
}
