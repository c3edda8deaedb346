/** Whether the API takes something, which depends on the publisher. */

const known = new Map<string, boolean | undefined>();

/**
 * Whether the resource at `address` takes a POST: its `Allow` says so when it is asked what it has (RFC 9110, OPTIONS). Undefined
 * while that isn't known; `answered` is called then. Each is asked for once a page.
 */
export function takesPosts({ href }: URL, answered: () => void): boolean | undefined {
  if (!known.has(href)) {
    known.set(href, undefined);
    void ask(href).then((takes) => {
      known.set(href, takes);
      answered();
    });
  }
  return known.get(href);
}

async function ask(address: string): Promise<boolean> {
  const answer = await fetch(address, { method: 'OPTIONS', credentials: 'omit' }).catch(() => undefined);
  return !!answer?.ok && /\bPOST\b/.test(answer.headers.get('Allow') ?? '');
}
