/** Registration of the service worker with the mock APIs. */
import { worker } from './shared/worker.js';

/** Required where Trusted Types are enforced; the only script URL is this site's own. */
const policy = globalThis.trustedTypes?.createPolicy('gallery-apis', {
  createScriptURL: (url) => url,
});

/** Resolves once the service worker controls this page, so that it handles the page's requests. */
export async function registerMockApis() {
  const url = `/gallery/mock-apis.js?${new URLSearchParams({ worker })}`;
  await navigator.serviceWorker.register(policy?.createScriptURL(url) ?? url, { scope: '/gallery/' });
  if (navigator.serviceWorker.controller) return;
  await new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
  });
}
