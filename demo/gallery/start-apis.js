/** Starts the APIs that specimens ask which wait or fail. */
import { worker } from './shared/worker.js';

/** A page may require that the address of a script is vouched for (Trusted Types); this one is our own. */
const policy = globalThis.trustedTypes?.createPolicy('gallery-apis', {
  createScriptURL: (address) => address,
});

/** Resolves once this page's requests go through them. */
export async function startApis() {
  const address = `/gallery/apis.js?${new URLSearchParams({ worker })}`;
  await navigator.serviceWorker.register(policy?.createScriptURL(address) ?? address, { scope: '/gallery/' });
  if (navigator.serviceWorker.controller) return;
  await new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
  });
}
