/** A service worker: APIs as the real one can't be asked to be, each below a path of this folder. */

const worker = new URL(location.href).searchParams.get('worker');

/** Pages that the API `stuck` has answered. */
const answered = new Set();

const unavailable = () =>
  Response.json(
    { title: 'Service Unavailable', status: 503, detail: 'This API is always busy.' },
    { status: 503, headers: { 'Content-Type': 'application/problem+json' } },
  );

const silence = () => new Promise(() => {});

const apis = {
  silent: silence,
  busy: unavailable,
  /** Busy once, then silent. */
  stuck({ clientId }) {
    if (answered.has(clientId)) return silence();
    answered.add(clientId);
    return unavailable();
  },
  /** The real one, if its guides were written in English only. */
  english(_, path) {
    const address = new URL(path, worker);
    address.searchParams.set('locale', 'en');
    return fetch(address, { credentials: 'omit' });
  },
  /** The real one, if it took votes and reports. */
  feedback({ request: { method } }, path) {
    if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { Allow: 'OPTIONS, POST' } });
    if (method === 'POST') return Response.json({ receipt: 'R-1024' }, { status: 201 });
    return fetch(new URL(path, worker), { credentials: 'omit' });
  },
};

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

addEventListener('fetch', (event) => {
  const [, name, path] = /^\/gallery\/([a-z]+)\/(v1\/.*)/.exec(pathOf(event.request.url)) ?? [];
  if (name in apis) event.respondWith(apis[name](event, path));
});

function pathOf(address) {
  const { origin, pathname, search } = new URL(address);
  return origin === location.origin ? pathname + search : '';
}
