/** Service worker with mock APIs, each below a path of the gallery, for states that the real API doesn't produce on demand. */

const worker = new URL(location.href).searchParams.get('worker');

/** Ids of the pages that the API `stuck` has already failed once. */
const failedClients = new Set();

const unavailable = () =>
  Response.json(
    { title: 'Service Unavailable', status: 503, detail: 'This API is always busy.' },
    { status: 503, headers: { 'Content-Type': 'application/problem+json' } },
  );

/** A guide that a court has prohibited. */
const withdrawn = () =>
  Response.json(
    {
      title: 'Unavailable for legal reasons',
      status: 451,
      detail: 'The guide is withdrawn.',
      notice: {
        locale: 'en',
        heading: 'This guide has been withdrawn',
        text: 'A court has prohibited this text.\nWe have appealed against its order.',
        origin: 'Withdrawn on 26 November 2026, as a court required.',
        since: '2026-11-26T08:00:00Z',
        by: 'court',
      },
    },
    { status: 451, headers: { 'Content-Type': 'application/problem+json' } },
  );

const neverRespond = () => new Promise(() => {});

const apis = {
  silent: neverRespond,
  busy: unavailable,
  withdrawn,
  /** Fails the first request of a page, and never responds to later ones. */
  stuck({ clientId }) {
    if (failedClients.has(clientId)) return neverRespond();
    failedClients.add(clientId);
    return unavailable();
  },
  /** Fails since 25 November 2026: what it responded until then is kept as the element keeps it. */
  async outage({ request: { url } }, path) {
    const response = await fetch(new URL(path, worker), { credentials: 'omit' });
    const copy = { guide: await response.json(), asOf: Date.UTC(2026, 10, 25, 12) };
    const cache = await caches.open(`edge-faq ${url.split('?')[0]}`);
    await cache.put(`https://edge-faq.invalid/${url}`, Response.json(copy));
    return unavailable();
  },
  /** The real API, as if its guides were only in English. */
  english(_, path) {
    const url = new URL(path, worker);
    url.searchParams.set('locale', 'en');
    return fetch(url, { credentials: 'omit' });
  },
  /** The real API, but votes and reports are accepted and discarded. */
  feedback({ request: { method } }, path) {
    if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { Allow: 'OPTIONS, POST' } });
    if (method === 'POST' && path === 'v1/reports')
      return Response.json({ receipt: 'c2FtcGxlLXJlY2VpcHQtMQ', state: 'received' }, { status: 201 });
    if (method === 'POST') return Response.json({ status: 'counted' });
    return fetch(new URL(path, worker), { credentials: 'omit' });
  },
};

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

addEventListener('fetch', (event) => {
  const [, name, path] = /^\/gallery\/([a-z]+)\/(v1\/.*)/.exec(sameOriginPath(event.request.url)) ?? [];
  if (name in apis) event.respondWith(apis[name](event, path));
});

/** Path and query of `url`; empty if it is of another origin. */
function sameOriginPath(url) {
  const { origin, pathname, search } = new URL(url);
  return origin === location.origin ? pathname + search : '';
}
