/** Links of the pages of a whole site, followed by linkinator on a server of this machine. */
import { serve } from '@hono/node-server';
import getPort from 'get-port';
import { check, LinkState } from 'linkinator';
import { expect, onTestFinished, test } from 'vitest';
import type { Files } from './fixtures/author-site.ts';
import { LANGUAGES_PAGES, LANGUAGES_SITE } from './fixtures/languages-site.ts';
import { BROWSER_ACCEPT } from './fixtures/page-view.ts';
import { startSiteWorker } from './fixtures/site-worker.ts';

/** Other hosts, what isn't HTTP, and the element's script, which is a static asset. */
const ELSEWHERE = ['^https://(?!faq\\.example/)', '^(?:mailto|tel):', '/embed/'];

/** What linkinator takes for the id of an element. */
const TEXT_FRAGMENT = /#:~:text=/;

async function openServer(files: Files): Promise<string> {
  const worker = await startSiteWorker(files);
  const port = await getPort();
  const server = serve({
    port,
    hostname: '127.0.0.1',
    fetch: (request: Request) => {
      const { pathname, search } = new URL(request.url);
      return worker.fetch(pathname + search, { method: request.method, headers: { Accept: BROWSER_ACCEPT } });
    },
  });
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${port}`;
}

/** What a crawl of all links from these pages finds. */
async function crawl(files: Files, paths: readonly string[]) {
  const origin = await openServer(files);
  const { links } = await check({
    path: paths.map((path) => origin + path),
    recurse: true,
    redirects: 'error',
    checkFragments: true,
    linksToSkip: ELSEWHERE,
    urlRewriteExpressions: [{ pattern: /^https:\/\/faq\.example/, replacement: origin }],
  });
  const pathOf = (url = '') => url.replace(origin, '');
  const statesOf = (state: LinkState) => links.filter((link) => link.state === state);
  return {
    ok: statesOf(LinkState.OK).map(({ url }) => pathOf(url)),
    broken: statesOf(LinkState.BROKEN)
      .filter(({ url = '', status }) => status !== 200 || !TEXT_FRAGMENT.test(url))
      .map(({ url, status, parent }) => `${pathOf(url)} ${status} in ${pathOf(parent)}`),
  };
}

test('no link of any page is broken or a redirect', async () => {
  const { ok, broken } = await crawl(LANGUAGES_SITE, [
    '/',
    ...LANGUAGES_PAGES.filter((path) => !/none|zz_/.test(path)),
  ]);
  expect(broken).toEqual([]);
  for (const guide of ['hostile/en', 'german/de', 'arabic/ar', 'hebrew/he'])
    expect(ok).toEqual(expect.arrayContaining([`/g/${guide}`, `/g/${guide}.md`]));
}, 120_000);
