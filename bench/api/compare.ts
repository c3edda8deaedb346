/** Throughput of the subject (this worker, at several site sizes) and of its baselines, in alternating rounds of one workerd process. */
import { isDeepStrictEqual } from 'node:util';
import { type Service, startWorkerd, type Workerd } from '../../test/fixtures/workerd.ts';
import { fetchRaw, type RecordedResponse, writeBaseline } from './baseline.ts';
import { cycle, type LoadMeasurement, measureLoad, type NextRequest } from './load.ts';
import { cachedRoutes, type Route, uncachedRoutes } from './routes.ts';
import type { Site } from './sites.ts';

/** Subject and baseline, measured one right after the other. */
export interface Round {
  subject: LoadMeasurement;
  baseline: LoadMeasurement;
}

export interface Comparison {
  route: string;
  cached: boolean;
  /** Name of the site. */
  site: string;
  /** Size of one response body (bytes). */
  bodySize: number;
  rounds: readonly Round[];
}

/** A route of one site. */
interface Matchup {
  route: Route;
  site: Site;
  subject: Target;
  baseline: Target;
  bodySize: number;
}

/** A service and its own cycle through the route's requests. */
interface Target {
  service: Service;
  nextRequest: NextRequest;
}

/** Rounds per process, and seconds per measurement. */
export interface Schedule {
  rounds: number;
  seconds: number;
}

/** Processes per route. Memory layout alone makes one process some percent faster than another, so the median is over several. */
export const PROCESSES = 10;

/**
 * Cache misses get the same time as hits, in fewer and longer rounds by this factor: a miss takes so long that a short round holds
 * too few of them, while hits are so fast that only many rounds even out other load on the machine.
 */
const MISS_ROUND_FACTOR = 5;

/** Measures each route of each site. */
export async function compareAll(
  folder: string,
  subjects: ReadonlyMap<Site, Service>,
  schedule: Schedule,
): Promise<Comparison[]> {
  const matchups = (
    await Promise.all([...subjects].map(([site, subject]) => createMatchups(folder, site, subject)))
  ).flat();
  const comparisons: Comparison[] = [];
  for (const [name, sizes] of Map.groupBy(matchups, ({ route }) => route.name)) {
    process.stderr.write(`${name}\n`);
    comparisons.push(...(await compareRoute(folder, sizes, schedule)));
  }
  return comparisons;
}

/** The schedule of routes that miss the response cache. */
export function missSchedule({ rounds, seconds }: Schedule): Schedule {
  return { rounds: Math.ceil(rounds / MISS_ROUND_FACTOR), seconds: seconds * MISS_ROUND_FACTOR };
}

/** Starts new processes for each route, free of garbage from earlier routes. */
async function compareRoute(
  folder: string,
  sizes: readonly Matchup[],
  schedule: Schedule,
): Promise<Comparison[]> {
  const rounds = new Map(sizes.map((matchup): [Matchup, Round[]] => [matchup, []]));
  for (let started = 0; started < PROCESSES; started += 1) await runProcess(folder, rounds, schedule);
  return [...rounds].map(([{ route, site, bodySize }, measured]) => ({
    route: route.name,
    cached: route.cached,
    site: site.name,
    bodySize,
    rounds: measured,
  }));
}

/** Appends the rounds of one workerd process to `results`; its first round is the warm-up and is dropped. */
async function runProcess(
  folder: string,
  results: ReadonlyMap<Matchup, Round[]>,
  schedule: Schedule,
): Promise<void> {
  const matchups = [...results.keys()];
  const workerd = await startWorkerd(
    folder,
    matchups.flatMap(({ subject, baseline }) => [subject.service, baseline.service]),
  );
  for (const matchup of matchups) await assertSameResponse(workerd, matchup);
  const allCached = matchups.every(({ route }) => route.cached);
  const { rounds, seconds } = allCached ? schedule : missSchedule(schedule);
  for (let round = 0; round <= rounds; round += 1)
    for (const [matchup, measured] of results) {
      const measurement = await measureRound(workerd, matchup, seconds, round);
      if (round > 0) measured.push(measurement);
    }
  await workerd.stop();
}

/** Records a response of `subject` for each route, and writes a baseline that returns it. */
async function createMatchups(folder: string, site: Site, subject: Service): Promise<Matchup[]> {
  const workerd = await startWorkerd(folder, [subject]);
  const matchups: Matchup[] = [];
  for (const [index, route] of [...cachedRoutes(site), ...uncachedRoutes(site)].entries()) {
    const response = await recordResponse(workerd, subject, route);
    const baseline = await writeBaseline(folder, `${subject.name}-baseline-${index}`, response);
    const target = (service: Service) => ({ service, nextRequest: cycle(route.requests) });
    matchups.push({
      route,
      site,
      subject: target(subject),
      baseline: target(baseline),
      bodySize: response.body.byteLength,
    });
  }
  await workerd.stop();
  return matchups;
}

/** The response to the first request of `route`, from the response cache: the first of two requests fills it. */
async function recordResponse(
  workerd: Workerd,
  { name }: Service,
  { requests }: Route,
): Promise<RecordedResponse> {
  const [request] = requests;
  if (!request) throw new RangeError('a route needs at least one request');
  await fetchRaw(workerd.origin(name), request);
  return fetchRaw(workerd.origin(name), request);
}

/** @throws if the responses of subject and baseline differ in more than the request id. */
async function assertSameResponse(workerd: Workerd, { route, subject, baseline }: Matchup): Promise<void> {
  const expected = await recordResponse(workerd, subject.service, route);
  const actual = await recordResponse(workerd, baseline.service, route);
  if (!isDeepStrictEqual(withoutRequestId(expected), withoutRequestId(actual)))
    throw new Error(`${subject.service.name}, ${route.name}: the baseline returns a different response`);
}

function withoutRequestId({ headers, ...rest }: RecordedResponse): RecordedResponse {
  return { ...rest, headers: headers.filter(([name]) => name.toLowerCase() !== 'x-request-id') };
}

/** The second of a round finds the machine warmer, so the order alternates. */
async function measureRound(
  workerd: Workerd,
  { subject, baseline }: Matchup,
  seconds: number,
  round: number,
): Promise<Round> {
  const measure = ({ service, nextRequest }: Target) =>
    measureLoad(workerd, service.name, nextRequest, seconds);
  if (round % 2 === 0) return { subject: await measure(subject), baseline: await measure(baseline) };
  const first = await measure(baseline);
  return { subject: await measure(subject), baseline: first };
}
