/** Hono app: all routes of the worker. Scripts are static assets and never reach it; whatever has content does. */
import { Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { timing } from 'hono/timing';
import { admin } from './admin/admin.ts';
import { content } from './api/content.ts';
import { guides } from './api/guides.ts';
import { images } from './api/images.ts';
import { guideSearch, siteSearch } from './api/search.ts';
import { sections } from './api/sections.ts';
import { shareImages } from './api/share-images.ts';
import { suggestions } from './api/suggest.ts';
import { embed } from './embed/embed.ts';
import { feedbackFrame } from './embed/feedback-frame.ts';
import type { AppEnv } from './env.ts';
import { reports } from './feedback/reports.ts';
import { searches } from './feedback/searches.ts';
import { votes } from './feedback/votes.ts';
import { allowAnyOrigin } from './http/cross-origin.ts';
import { limitBody, limitUrl } from './http/limits.ts';
import { logRequests } from './http/log.ts';
import { handleError, handleMethodNotAllowed, respondProblem } from './http/problems.ts';
import { requestId } from './http/request-id.ts';
import { setSecurityHeaders } from './http/security-headers.ts';
import { mcp } from './mcp/mcp.ts';
import { health, readiness } from './meta/health.ts';
import { problems } from './meta/problems.ts';
import { securityTxt } from './meta/security-txt.ts';
import { redirectToCanonicalPath } from './pages/canonical-path.ts';
import { pages } from './pages/pages.ts';
import { renderProblems } from './pages/problem-page.ts';
import { feed } from './programs/feed.ts';
import { llms } from './programs/llms.ts';
import { oembed } from './programs/oembed.ts';
import { robots } from './programs/robots.ts';
import { sitemap } from './programs/sitemap.ts';
import { twins } from './programs/twins.ts';
import { limitStorage } from './withdrawals/limit-storage.ts';

const base = new Hono<AppEnv>();
base.use(requestId);
base.use(logRequests);
base.use(setSecurityHeaders);
base.use(allowAnyOrigin);
base.use(renderProblems);
base.use(methodNotAllowed({ app: base, onMethodNotAllowed: handleMethodNotAllowed }));
base.use(timing({ total: false, enabled: (c) => (c.get('metric')?.headers.length ?? 0) > 0 }));
base.use(limitStorage);
base.use(limitUrl);
base.use(limitBody);

export const app = base
  .route('/v1/guides', guides)
  .route('/v1/guides/:guide/sections', sections)
  .route('/v1/guides/:guide/sections/:section/votes', votes)
  .route('/v1/guides/:guide/search', guideSearch)
  .route('/v1/search', siteSearch)
  .route('/v1/suggest', suggestions)
  .route('/v1/searches', searches)
  .route('/v1/reports', reports)
  .route('/healthz', health)
  .route('/readyz', readiness)
  .route('/.well-known/security.txt', securityTxt)
  .route('/admin', admin);

/** Types of the routes, for the client. */
export type Api = typeof app;

app.route('/g', twins);
app.route('/robots.txt', robots);
app.route('/', sitemap);
app.route('/feed.xml', feed);
app.route('/', llms);
app.route('/oembed', oembed);
app.route('/embed/frame/feedback', feedbackFrame);
app.route('/embed', embed);
app.route('/problems', problems);
app.route('/images', images);
app.route('/share', shareImages);
app.route('/content', content);
app.route(
  '/mcp',
  mcp((c, path, accept) => {
    const headers = { Accept: accept, 'CF-Ray': c.get('requestId') };
    return app.fetch(new Request(new URL(path, c.req.url), { headers }), c.env, c.executionCtx);
  }),
);
app.route('/', pages);

app.notFound((c) => {
  const redirect = redirectToCanonicalPath(c);
  if (redirect) return redirect;
  const available = [
    '/',
    '/v1/guides',
    '/v1/search',
    '/docs',
    '/openapi.json',
    '/healthz',
    '/embed/edge-faq.js',
  ];
  return respondProblem(c, 'unknown-path', { detail: `No route matches ${c.req.path}.`, available });
});
app.onError(handleError);
