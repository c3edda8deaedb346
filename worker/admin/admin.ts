/** `/admin/*`: the publisher's routes. All of them, and paths that don't exist, require credentials of the publisher. */
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../env.ts';
import { requirePublisher } from './access.ts';
import { auditLog } from './audit-log.ts';
import { purge } from './purge.ts';
import { adminReports } from './reports.ts';
import { searches } from './searches.ts';
import { stats } from './stats.ts';
import { votes } from './votes.ts';
import { withdrawals } from './withdrawals.ts';

/** Of all paths below `/admin/`; the router matches `/admin` as well, which is no route. */
const guard = createMiddleware<AppEnv>((c, next) =>
  c.req.path === '/admin' ? next() : requirePublisher(c, next),
);

export const admin = new Hono<AppEnv>()
  .use('/*', guard)
  .route('/purge', purge)
  .route('/withdrawals', withdrawals)
  .route('/reports', adminReports)
  .route('/votes', votes)
  .route('/searches', searches)
  .route('/stats', stats)
  .route('/audit', auditLog);
