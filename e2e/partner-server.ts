/** HTTP server for partner pages that a test defines, with their own response headers and origin. */
import getPort from 'get-port';
import { listen, type RunningServer } from '../cli/serve/listen.ts';

export interface PartnerServer extends RunningServer {
  /** Serves `page` until the server stops; returns its URL. */
  addPage(page: PartnerPage): string;
}

export interface PartnerPage {
  /** HTML of the body. */
  body: string;
  /** HTML that is added to the head. */
  head?: string;
  /** `lang` of the page, `en` by default; none for null. */
  lang?: string | null;
  /** `<!doctype html>` by default. */
  doctype?: string;
  /** Additional response headers. */
  headers?: Record<string, string>;
}

export async function startPartnerServer(): Promise<PartnerServer> {
  const pages = new Map<string, PartnerPage>();
  const server = await listen(await getPort(), ({ url }) => {
    const page = pages.get(new URL(url).pathname);
    if (!page) return new Response(null, { status: 404 });
    const { body, head = '', lang = 'en', doctype = '<!doctype html>', headers } = page;
    const html = lang === null ? '<html>' : `<html lang="${lang}">`;
    return new Response(
      `${doctype}${html}<head><meta charset="utf-8"><title>A partner’s page</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`,
      { headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } },
    );
  });
  return {
    ...server,
    addPage(page) {
      const path = `/${pages.size}.html`;
      pages.set(path, page);
      return server.origin + path;
    },
  };
}
