/** What is served: files of a site, and our worker's answers. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT } from '../guide.ts';
import { compress } from './compress.ts';
import type { Answer, Source } from './serve.ts';

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** What the worker's server says of its own connection and coding. */
const FRAMING = [
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
];

/** The contents of `files`, by path. */
export function fromFiles(files: ReadonlyMap<string, string>): Source {
  return async (path) => {
    const contents = files.get(path);
    if (contents === undefined) return { status: 404, headers: {}, body: new Uint8Array() };
    const type = TYPES[path.replace(/.*\./, '')] ?? 'application/octet-stream';
    const headers = { 'content-type': type, 'cache-control': 'public, max-age=300' };
    return compress({ status: 200, headers, body: Buffer.from(contents) }, 'ahead');
  };
}

/** What the worker at `origin` answers; its static assets are files like those of others. */
export function fromWorker(origin: string): Source {
  return async (path) => {
    const { pathname } = new URL(path, origin);
    const answer = await ask(origin + path);
    return compress(answer, existsSync(join(BUILT, pathname)) ? 'ahead' : 'onTheFly');
  };
}

async function ask(address: string): Promise<Answer> {
  const answer = await fetch(address);
  const headers = [...answer.headers].filter(([name]) => !FRAMING.includes(name));
  return {
    status: answer.status,
    headers: Object.fromEntries(headers),
    body: new Uint8Array(await answer.arrayBuffer()),
  };
}
