/** `/admin/*`: the publisher's routes. All of them, and paths that don't exist, require the publisher's token. */
import { Hono } from 'hono';
import type { AppEnv } from '../env.ts';
import { requirePublisher } from './access.ts';
import { purge } from './purge.ts';

/** Any path. Neither `*` nor `.+` matches line breaks, which a parameter of a later route does: `/admin/%0A`. */
const ANY = '/:route{[\\s\\S]+}';

export const admin = new Hono<AppEnv>().use(ANY, requirePublisher).route('/purge', purge);
