/** `Referer` of the element's requests, on pages whose policy sends their whole URL. */
import getPort from 'get-port';
import { expect, onTestFinished } from 'vitest';
import { listen } from '../cli/serve/listen.ts';
import { fetchGuide } from './api.ts';
import { edgeFaq, expectAllFeaturesWork } from './element.ts';
import { scriptTag, test } from './fixtures.ts';
import { proxy } from './proxy.ts';
import { waitFor } from './wait-for.ts';

/** Starts a proxy of the worker that accepts feedback, serves a guide with an image, and records the `Referer` of each path. */
async function startRecorder(worker: string) {
  const guide = await fetchGuide(worker, 'en');
  const intro = { ...guide.intro, html: `${guide.intro.html}<p><img src="/images/a.png" alt=""></p>` };
  const referrers: [path: string, referrer: string | null][] = [];
  const { origin, stop } = await listen(await getPort(), async (request) => {
    const { pathname, search } = new URL(request.url);
    referrers.push([pathname, request.headers.get('Referer')]);
    const allowed = {
      Allow: 'OPTIONS, POST',
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'OPTIONS, POST',
      'Access-Control-Allow-Headers': 'Content-Type',
      'Access-Control-Expose-Headers': 'Allow',
    };
    if (/^\/v1\/.*(?:votes|reports)$/.test(pathname))
      return new Response(null, { status: 204, headers: allowed });
    if (pathname === '/v1/guides/overdue-loan' && search.includes('en'))
      return Response.json({ ...guide, intro }, { headers: { 'Access-Control-Allow-Origin': '*' } });
    return proxy(worker + pathname + search);
  });
  onTestFinished(stop);
  return { origin, referrers };
}

test.for([
  ['Referrer-Policy: unsafe-url', { headers: { 'Referrer-Policy': 'unsafe-url' } }],
  ['<meta name="referrer" content="unsafe-url">', { meta: '<meta name="referrer" content="unsafe-url">' }],
] as const)(
  'sends at most the origin of a page with %s',
  async ([, page], { openPartnerPage, partner, worker }) => {
    const { origin, referrers } = await startRecorder(worker.origin);
    const opened = await openPartnerPage(
      {
        head: `${'meta' in page ? page.meta : ''}${scriptTag(origin)}`,
        body: edgeFaq('search language-switch toggle-all votes reports'),
        headers: 'headers' in page ? page.headers : {},
      },
      { hash: '#process' },
    );
    await expectAllFeaturesWork(opened.page);
    await opened.page.locator('edge-faq #process [part=vote]').first().click();
    await opened.page.locator('edge-faq #process [part=report]').first().click();
    await opened.page.locator('edge-faq [part=report-form] textarea').fill('Wrong.');
    await opened.page.locator('edge-faq [part=report-form] button').first().click();
    await opened.page.locator('edge-faq').evaluate((element) => element.setAttribute('locale', 'ja'));
    const paths = () => referrers.map(([path]) => path).join(' ');
    for (const part of [
      '/search',
      '/votes',
      '/v1/reports',
      '/images/',
      'deep-link.js',
      'other-status-strings.js',
    ])
      await waitFor(() => expect(paths()).toContain(part));

    // The browser requests the script tag's URL by the page's own policy.
    const own = referrers.filter(([path]) => path !== '/embed/edge-faq.js');
    const sent = new Set(own.map(([, referrer]) => referrer));
    expect([...sent].filter((each) => each?.startsWith(partner.origin))).toEqual([`${partner.origin}/`]);
    const images = own.filter(([path]) => path.startsWith('/images/'));
    expect(images.map(([, referrer]) => referrer)).toEqual([null]);
    // A chunk's referrer is the script that imports it.
    const chunks = own.filter(([path]) => /^\/embed\/[0-9a-f]{12}\//.test(path));
    for (const [, referrer] of chunks)
      expect([null, `${origin}/`, `${origin}/embed/edge-faq.js`]).toContain(referrer);
  },
);

test('sends at most the origin with the script tag, too, when that has `referrerpolicy`', async ({
  openPartnerPage,
  partner,
  worker,
}) => {
  const { origin, referrers } = await startRecorder(worker.origin);
  const { page } = await openPartnerPage({
    head: `<script type="module" src="${origin}/embed/edge-faq.js" referrerpolicy="strict-origin"></script>`,
    body: edgeFaq('search'),
    headers: { 'Referrer-Policy': 'unsafe-url' },
  });
  await page.locator('edge-faq [part=search-box]').waitFor();
  const sent = new Set(referrers.map(([, referrer]) => referrer));
  expect([...sent].filter((each) => each?.startsWith(partner.origin))).toEqual([`${partner.origin}/`]);
});
