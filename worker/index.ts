/** The edge API: guides and sections as JSON. Scripts and documents by revision are static assets; the worker never sees them asked for. */
import { Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { revalidation } from './http/caching.ts';
import { crossOrigin } from './http/cross-origin.ts';
import { answerError, methodProblem, problem } from './http/problems.ts';
import { guides } from './routes/guides.ts';
import { health } from './routes/health.ts';
import { problems } from './routes/problems.ts';
import { sections } from './routes/sections.ts';

/** What `wrangler.toml` binds. */
export interface Env {
  /** The static assets: compiled content and the element's script. */
  ASSETS: Fetcher;
}

const app = new Hono<{ Bindings: Env }>();

app.use(crossOrigin);
app.use(methodNotAllowed({ app, onMethodNotAllowed: methodProblem }));
app.use('/v1/*', revalidation);

app.route('/v1/guides', guides);
app.route('/v1/guides/:guide/sections', sections);
app.route('/healthz', health);
app.route('/problems', problems);

app.notFound((c) => {
  const available = ['/v1/guides', '/healthz', '/embed/edge-faq.js'];
  return problem(c, 'unknown-path', { detail: `Nothing is at ${c.req.path}.`, available }).getResponse();
});
app.onError(answerError);

export default app;
