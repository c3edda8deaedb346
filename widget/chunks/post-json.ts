/** Sends something to the API. */

/** The answer; undefined where the API can't be reached. No cookie goes along. */
export function postJson(address: URL, body: object): Promise<Response | undefined> {
  return fetch(address, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
}
