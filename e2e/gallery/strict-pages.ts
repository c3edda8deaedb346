/** The demo's pages under a strict Content Security Policy, on a separate origin. */
import getPort from 'get-port';
import { listen, type RunningServer } from '../../cli/serve/listen.ts';

/** Proxies `demo` with a policy that allows its own and the worker's resources, and requires Trusted Types. */
export async function serveWithStrictPolicy(demo: string, worker: string): Promise<RunningServer> {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${worker}`,
    `connect-src 'self' ${worker}`,
    "style-src 'self'",
    "font-src 'self'",
    'img-src data:',
    "require-trusted-types-for 'script'",
  ].join('; ');
  return listen(await getPort(), async ({ url }) => {
    const { pathname, search } = new URL(url);
    const response = await fetch(demo + pathname + search);
    return new Response(await response.arrayBuffer(), {
      status: response.status,
      headers: {
        'Content-Type': response.headers.get('Content-Type') ?? '',
        'Content-Security-Policy': policy,
      },
    });
  });
}
