/** Responses that are pages: HTML with the policy that its inline style sheets need. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { concat } from '../../schema/concat.ts';
import type { Site } from '../../schema/site.ts';
import type { AppEnv } from '../env.ts';
import { respondBytes } from '../http/respond.ts';
import { endPage, startPage } from './page.ts';
import type { Html, PageProps } from './page-props.ts';
import { pagePolicy } from './policy.ts';
import { pageStyles } from './styles.ts';

/** What browsers may load in advance: the page that a reader is about to open (WICG Speculation Rules). */
const SPECULATION_RULES = '"/speculation-rules.json"';

/** Origin of the script and the frame of Cloudflare Turnstile. */
const TURNSTILE = 'https://challenges.cloudflare.com';

const policies = new WeakMap<Site, Promise<string>>();

/** The page with `content` in its main element. The caching headers are those that the route has set. */
export async function respondPage(
  c: Context<AppEnv>,
  props: PageProps,
  content: readonly (Html | string | Uint8Array<ArrayBuffer>)[],
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const { site, locale } = props;
  const styles = [pageStyles(site.colours), site.elementStyles];
  const policy = props.hasTurnstile
    ? pagePolicy(styles, TURNSTILE)
    : (policies.get(site) ?? pagePolicy(styles));
  if (!props.hasTurnstile) policies.set(site, policy);
  const parts = await Promise.all([startPage(props), ...content, endPage(props)]);
  c.header('Content-Language', locale);
  c.header('Content-Security-Policy', await policy);
  // A page that has opened this one in a window could replace it while the reader writes a report (WHATWG HTML, 7.1.3).
  c.header('Cross-Origin-Opener-Policy', 'same-origin');
  if (props.hasElement) c.header('Speculation-Rules', SPECULATION_RULES);
  const body = concat(parts.map((part) => (part instanceof Uint8Array ? part : String(part))));
  return respondBytes(c, 'text/html; charset=utf-8', body, status);
}
