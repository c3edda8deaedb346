/** API and scripts behind faults: which request fails, hangs, comes late or is garbage follows from a seed and the request alone. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { pick, seededRandom } from '../../bench/random.ts';
import { startTestServer } from '../test-server.ts';

/** A source of correct responses. */
export type Upstream = (path: string) => Promise<Response>;

export interface FaultyApi {
  origin: string;
  /** Requests that had a fault so far, by fault. */
  faults: Record<string, number>;
  /** Ends the faults, and the requests that hang. */
  recover(): void;
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': 'OPTIONS, POST',
  'access-control-expose-headers': 'Allow',
  allow: 'OPTIONS, POST',
  // A fault isn't to be hidden by the browser's HTTP cache.
  'cache-control': 'no-store',
};

const GARBAGE = [
  '<!doctype html><p>Please log in.</p>',
  '',
  'null',
  '{}',
  '{"chapters":[null]}',
  '{"guide":"ov',
];
const BROKEN_SCRIPTS = [
  'export default function (',
  'throw new Error("broken")',
  '',
  'export default 5',
  'export default () => { throw new Error("broken") }',
];

/** Three requests of ten have a fault, as many are late. */
const KINDS = [
  ...['none', 'none', 'none', 'none', 'late', 'late', 'late'],
  ...(['hang', 'abort', 'unavailable', 'garbage', 'garbage'] as const),
] as const;
type Kind = (typeof KINDS)[number];

/** The most requests that hang at a time: browsers have six connections to an origin. */
const MAX_HANGING = 2;
const HANG_MS = 5_000;
const MAX_LATE_MS = 400;

/** What readers send, by the end of the path. */
const POSTED: [RegExp, number, unknown][] = [
  [/\/votes$/, 200, { status: 'counted' }],
  [/\/reports$/, 201, { receipt: 'c2FtcGxlLXJlY2VpcHQtMQ', state: 'received' }],
  [/\/searches$/, 204, undefined],
];

export async function startFaultyApi(seed: number, upstream: Upstream): Promise<FaultyApi> {
  const respond = rememberResponses(upstream);
  const occurrences = new Map<string, number>();
  const faults: Record<string, number> = {};
  const hanging = new Set<ServerResponse>();
  let isFaulty = true;

  const chooseKind = (request: IncomingMessage, random: () => number): Kind => {
    // Without its entry script, there is no element.
    if (!isFaulty || /edge-faq\.js$/.test(request.url ?? '')) return 'none';
    const kind = pick(KINDS, random);
    return kind === 'hang' && hanging.size >= MAX_HANGING ? 'late' : kind;
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const key = `${request.method} ${request.url?.replace(/^\/embed\/\w+\//, '')}`;
    const occurrence = occurrences.get(key) ?? 0;
    occurrences.set(key, occurrence + 1);
    const random = seededRandom(seed ^ hash(`${key} ${occurrence}`));
    const kind = chooseKind(request, random);
    faults[kind] = (faults[kind] ?? 0) + 1;
    if (kind === 'hang') {
      hanging.add(response);
      await delay(HANG_MS, undefined, { ref: false });
      hanging.delete(response);
    }
    if (kind === 'late') await delay(random() * MAX_LATE_MS);
    if (kind === 'hang' || kind === 'abort') response.destroy();
    else if (kind === 'unavailable') send(response, 503, 'application/json', '{"status":503}');
    else if (kind === 'garbage') sendGarbage(request, response, random);
    else await respond(request, response);
  };
  const origin = await startTestServer((request, response) => void handle(request, response));
  return {
    origin,
    faults,
    recover() {
      isFaulty = false;
      for (const response of hanging) response.destroy();
    },
  };
}

/** Correct responses, each fetched once. */
function rememberResponses(upstream: Upstream) {
  const bodies = new Map<string, Promise<[number, string, Buffer]>>();
  const load = async (path: string): Promise<[number, string, Buffer]> => {
    const response = await upstream(path);
    const type = response.headers.get('Content-Type') ?? '';
    return [response.status, type, Buffer.from(await response.arrayBuffer())];
  };
  return async ({ method, url = '/' }: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Prefixes of the API's path, `/1` and so on, are other URLs of the same.
    const path = url.replace(/^\/\d+\//, '/');
    if (method === 'OPTIONS') return send(response, 204, '', '');
    const posted = method === 'POST' && POSTED.find(([pattern]) => pattern.test(path));
    if (posted) return send(response, posted[1], 'application/json', JSON.stringify(posted[2]) ?? '');
    const body = bodies.get(path) ?? load(path);
    bodies.set(path, body);
    send(response, ...(await body));
  };
}

function sendGarbage({ url = '' }: IncomingMessage, response: ServerResponse, random: () => number): void {
  const isScript = /^\/embed\//.test(url);
  send(
    response,
    200,
    isScript ? 'text/javascript' : 'application/json',
    pick(isScript ? BROKEN_SCRIPTS : GARBAGE, random),
  );
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { ...CORS, 'content-type': type });
  response.end(body);
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
