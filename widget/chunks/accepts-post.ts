/** Detection of what the API accepts, which depends on the publisher. */
import { requestOptions } from '../request-options.ts';
import { lazy } from './lazy.ts';

/** By URL: whether the resource there accepts POST, by the `Allow` header of its response to OPTIONS (RFC 9110, section 9.3.7). */
export const { get: acceptsPost, load: loadAcceptsPost } = lazy<Record<string, boolean>>(async (url) => {
  const response = await fetch(url, { ...requestOptions, method: 'OPTIONS' }).catch(() => undefined);
  return !!response?.ok && /\bPOST\b/.test(response.headers.get('Allow') ?? '');
});
