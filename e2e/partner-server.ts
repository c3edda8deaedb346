/** Pages of a partner that a test writes itself, served on an origin of their own with the headers that the partner chose. */
import getPort from 'get-port';
import { listen, type RunningServer } from '../cli/serve/listen.ts';

export interface Partner extends RunningServer {
  /** Serves `body` from now on; the address of the page. `head` may hold anything, `headers` as well. */
  write(page: PartnerPage): string;
}

export interface PartnerPage {
  body: string;
  head?: string;
  lang?: string;
  headers?: Record<string, string>;
}

export async function startPartner(): Promise<Partner> {
  const pages = new Map<string, PartnerPage>();
  const server = await listen(await getPort(), ({ url }) => {
    const page = pages.get(new URL(url).pathname);
    if (!page) return new Response(null, { status: 404 });
    const { body, head = '', lang = 'en', headers } = page;
    return new Response(
      `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A partner’s page</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`,
      { headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } },
    );
  });
  return {
    ...server,
    write(page) {
      const path = `/${pages.size}.html`;
      pages.set(path, page);
      return server.origin + path;
    },
  };
}
