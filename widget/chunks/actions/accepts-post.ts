/** Detection of what the API accepts, which depends on the publisher. */

const accepted = new Map<string, boolean | undefined>();

/**
 * Whether the resource at `url` accepts POST, by the `Allow` header of its response to OPTIONS (RFC 9110, section 9.3.7). Undefined
 * while the request is pending; `onResponse` is called then. Each URL is requested once a page.
 */
export function acceptsPost({ href }: URL, onResponse: () => void): boolean | undefined {
  if (!accepted.has(href)) {
    accepted.set(href, undefined);
    void requestAllow(href).then((allow) => {
      accepted.set(href, /\bPOST\b/.test(allow));
      onResponse();
    });
  }
  return accepted.get(href);
}

async function requestAllow(url: string): Promise<string> {
  const response = await fetch(url, { method: 'OPTIONS', credentials: 'omit' }).catch(() => undefined);
  return (response?.ok && response.headers.get('Allow')) || '';
}
