/** POST of JSON to the API. */
import { requestOptions } from '../request-options.ts';

/** The response; undefined where the API can't be reached. Sends no credentials, and is completed where the reader leaves the page. */
export function postJson(url: URL, body: object): Promise<Response | undefined> {
  return fetch(url, {
    ...requestOptions,
    method: 'POST',
    keepalive: true,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
}
