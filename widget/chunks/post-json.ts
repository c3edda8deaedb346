/** POST of JSON to the API. */

/** The response; undefined where the API can't be reached. Sends no credentials. */
export function postJson(url: URL, body: object): Promise<Response | undefined> {
  return fetch(url, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
}
