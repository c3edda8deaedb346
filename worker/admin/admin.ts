/** `/admin/*`: the publisher's routes. All of them, and paths that don't exist, require the publisher's token. */
import { Hono } from 'hono';
import type { AppEnv } from '../env.ts';
import { requirePublisher } from './access.ts';
import { purge } from './purge.ts';

export const admin = new Hono<AppEnv>().use('/:route{.+}', requirePublisher).route('/purge', purge);
