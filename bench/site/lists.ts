/** Pages of the list of guides, as a client finds them. */

const MAX_PAGES = 30;

/** Paths of the first page of the list of guides, and of those that `Link` leads to from it. */
export async function followLists(origin: string): Promise<string[]> {
  const urls = [new URL('/v1/guides', origin)];
  for (let last = urls.at(-1); last && urls.length < MAX_PAGES; ) {
    last = await findNext(last);
    if (last) urls.push(last);
  }
  return urls.map(({ pathname, search }) => pathname + search);
}

async function findNext(url: URL): Promise<URL | undefined> {
  const { headers } = await fetch(url);
  const [, next] = /<([^>]*)>;\s*rel="?next/.exec(headers.get('Link') ?? '') ?? [];
  return next === undefined ? undefined : new URL(next, url);
}
