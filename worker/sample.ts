/** The worker with the sample site of `dev/sample-site.ts` in place of the repository's own guide. */
import { createExecutionContext, env } from 'cloudflare:test';
import { inject } from 'vitest';
import { MANIFEST_PATH, type Manifest } from '../content/schema.ts';
import { app } from './app.ts';
import type { Env } from './env.ts';
import worker from './index.ts';

const { files, earlier } = inject('sample');

/** The revision that the English `parcels` had before the present one. */
export const EARLIER = earlier;

export const ORIGIN = 'https://faq.example';

const SAMPLE: Env = {
  ...env,
  ASSETS: {
    async fetch(address) {
      const text = files[new URL(address).pathname.slice(1)];
      return text === undefined ? new Response(null, { status: 404 }) : new Response(text);
    },
  },
};

/** What the worker answers for `path`. */
export async function ask(path: string, init: RequestInit = {}, more?: Partial<Env>): Promise<Response> {
  const request = new Request(ORIGIN + path, init);
  return worker.fetch(
    request as Request<unknown, IncomingRequestCfProperties>,
    { ...SAMPLE, ...more },
    createExecutionContext(),
  );
}

/** The same without the memory of answers. */
export async function askAnew(path: string, init: RequestInit = {}): Promise<Response> {
  return app.fetch(new Request(ORIGIN + path, init), SAMPLE, createExecutionContext());
}

/** The present revision of a guide. */
export function revisionOf(guide: string, locale: string): string {
  const { guides }: Manifest = JSON.parse(files[MANIFEST_PATH] ?? '');
  const entry = guides.find((candidate) => candidate.guide === guide);
  return entry?.locales.find((candidate) => candidate.locale === locale)?.revision ?? '';
}
