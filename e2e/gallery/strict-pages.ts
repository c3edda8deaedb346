/** The demo's pages under a content security policy, on an origin of their own. */
import getPort from 'get-port';
import { listen, type RunningServer } from '../../cli/serve/listen.ts';

/** Serves what `demo` does; scripts and data come from it and from `worker`, and nothing is made of text. */
export async function serveStrictly(demo: string, worker: string): Promise<RunningServer> {
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
    const answer = await fetch(demo + pathname + search);
    return new Response(await answer.arrayBuffer(), {
      status: answer.status,
      headers: {
        'Content-Type': answer.headers.get('Content-Type') ?? '',
        'Content-Security-Policy': policy,
      },
    });
  });
}
