/** Our worker at several sizes and bare handlers of the same bytes, taking turns in the same workerd process. */
import { isDeepStrictEqual } from 'node:util';
import { type Answer, ask, writeBare } from './bare.ts';
import { inTurn, type Load, measureLoad, type Requests } from './load.ts';
import { cachedRoutes, type Route, variedRoutes } from './routes.ts';
import type { Site } from './sites.ts';
import { type Service, startWorkerd, type Workerd } from './workerd.ts';

/** One turn: the one was measured right after the other. */
export interface Turn {
  ours: Load;
  bare: Load;
}

export interface Comparison {
  route: string;
  cached: boolean;
  sections: number;
  /** What one answer weighs (bytes, without its headers). */
  bytes: number;
  turns: readonly Turn[];
}

/** A route at one size, and the handlers to ask. */
interface Pair {
  route: Route;
  site: Site;
  ours: Opponent;
  bare: Opponent;
  bytes: number;
}

/** Each is asked all questions in turn, however many the other was asked. */
interface Opponent {
  service: Service;
  requests: Requests;
}

/** How often each process measures a route, and how long each time (s). */
export interface Pace {
  turns: number;
  seconds: number;
}

/** The same code runs some percent faster in one process than in the next, as its memory happens to lie. */
export const PROCESSES = 10;

/**
 * A miss takes so long that a short turn holds too few of them, and memory answers so fast that what the machine does otherwise
 * is evened out only by many turns: misses get as much time, in fewer and longer turns by this factor.
 */
const LONGER = 5;

/** Measures each route at each size, at `pace`. */
export async function compare(
  folder: string,
  workers: ReadonlyMap<Site, Service>,
  pace: Pace,
): Promise<Comparison[]> {
  const pairs = (await Promise.all([...workers].map(([site, ours]) => pairUp(folder, site, ours)))).flat();
  const comparisons: Comparison[] = [];
  for (const [name, sizes] of Map.groupBy(pairs, ({ route }) => route.name)) {
    process.stderr.write(`${name}\n`);
    comparisons.push(...(await compareRoute(folder, sizes, pace)));
  }
  return comparisons;
}

/** In processes of its own, without the garbage that earlier routes left. */
async function compareRoute(folder: string, sizes: readonly Pair[], pace: Pace): Promise<Comparison[]> {
  const measured = new Map(sizes.map((pair): [Pair, Turn[]] => [pair, []]));
  for (let started = 0; started < PROCESSES; started += 1) await takeTurns(folder, measured, pace);
  return [...measured].map(([{ route, site, bytes }, turns]) => ({
    route: route.name,
    cached: route.cached,
    sections: site.sections,
    bytes,
    turns,
  }));
}

/** One process; its first turn is to warm up. */
async function takeTurns(folder: string, measured: ReadonlyMap<Pair, Turn[]>, pace: Pace): Promise<void> {
  const pairs = [...measured.keys()];
  const workerd = await startWorkerd(
    folder,
    pairs.flatMap(({ ours, bare }) => [ours.service, bare.service]),
  );
  for (const pair of pairs) await expectSame(workerd, pair);
  const { turns, seconds } = pairs.every(({ route }) => route.cached) ? pace : slower(pace);
  for (let turn = 0; turn <= turns; turn += 1)
    for (const [pair, all] of measured) {
      const taken = await takeTurn(workerd, pair, seconds, turn);
      if (turn > 0) all.push(taken);
    }
  await workerd.stop();
}

/** For routes that are not answered from memory. */
export function slower({ turns, seconds }: Pace): Pace {
  return { turns: Math.ceil(turns / LONGER), seconds: seconds * LONGER };
}

/** Records what `ours` answers, and makes a bare handler of each answer. */
async function pairUp(folder: string, site: Site, ours: Service): Promise<Pair[]> {
  const workerd = await startWorkerd(folder, [ours]);
  const pairs: Pair[] = [];
  for (const [index, route] of [...cachedRoutes(site), ...variedRoutes(site)].entries()) {
    const answer = await recordAnswer(workerd, ours, route);
    const bare = await writeBare(folder, `${ours.name}-bare-${index}`, answer);
    const opponent = (service: Service) => ({ service, requests: inTurn(route.questions) });
    pairs.push({
      route,
      site,
      ours: opponent(ours),
      bare: opponent(bare),
      bytes: answer.body.byteLength,
    });
  }
  await workerd.stop();
  return pairs;
}

/** The answer to the first question of `route`, as it is given from memory. */
async function recordAnswer(workerd: Workerd, { name }: Service, { questions }: Route): Promise<Answer> {
  const [question] = questions;
  if (!question) throw new RangeError('a route without questions');
  await ask(workerd.origin(name), question);
  return ask(workerd.origin(name), question);
}

/** @throws where the two differ in anything but the name of the request. */
async function expectSame(workerd: Workerd, { route, ours, bare }: Pair): Promise<void> {
  const [left, right] = [
    await recordAnswer(workerd, ours.service, route),
    await recordAnswer(workerd, bare.service, route),
  ];
  if (!isDeepStrictEqual(nameless(left), nameless(right)))
    throw new Error(`${ours.service.name}, ${route.name}: the bare handler answers otherwise`);
}

function nameless({ headers, ...rest }: Answer): Answer {
  return { ...rest, headers: headers.filter(([name]) => name.toLowerCase() !== 'x-request-id') };
}

/** Who goes second has the warmer machine: they change places every turn. */
async function takeTurn(
  workerd: Workerd,
  { ours, bare }: Pair,
  seconds: number,
  turn: number,
): Promise<Turn> {
  const measure = ({ service, requests }: Opponent) => measureLoad(workerd, service.name, requests, seconds);
  if (turn % 2 === 0) return { ours: await measure(ours), bare: await measure(bare) };
  const first = await measure(bare);
  return { ours: await measure(ours), bare: first };
}
