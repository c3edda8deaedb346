/** `Cache-Control: no-store` on responses that were made without knowing all withdrawals. */
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../env.ts';
import { isUncertain } from '../store/withdrawals.ts';

/** Otherwise a cache would keep what another isolate knows to be withdrawn. */
export const refuseStorage = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (isUncertain(c.req.raw)) c.res.headers.set('Cache-Control', 'no-store');
});
