/** Everything that is measured of a site of one size: a column of the table. */
import { type Service, startWorkerd } from '../../test/fixtures/workerd.ts';
import { fetchRaw } from '../api/baseline.ts';
import { measureHeap } from '../api/heap.ts';
import { toMessage } from '../api/load.ts';
import { Connection } from '../load/connection.ts';
import { followLists } from '../site/lists.ts';
import { SEED, type Site } from '../site/site.ts';
import { createTraffic } from '../site/traffic.ts';
import { type BuildCosts, measureBuilds, measureRevisions, type Output, readOutput } from './build.ts';
import { type ContentCost, measureContent } from './content.ts';
import { measureFirst, measureUncached } from './isolate.ts';
import {
  byOtherHosts,
  everyLanguage,
  everySection,
  FIRST_SECTION,
  FOUR_WORDS,
  FREQUENT_WORD,
  siteSearch,
  unknownGuides,
} from './requests.ts';
import { measureThroughput, type Throughput } from './throughput.ts';

export interface WorkerCosts {
  /** CPU time in a fresh isolate (ms). */
  firstSection: number;
  /** CPU time of searches of all guides, by locale. */
  searches: ReadonlyMap<string, SearchCosts>;
  /** CPU time (ms). */
  unknownGuide: number;
  sections: Throughput;
  languages: Throughput;
  /** Size of the first page of the list of guides (bytes). */
  listSize: number;
  /** CPU time (ms) where it is not in the response cache. */
  list: number;
  /** Live heap after mixed requests (bytes). */
  heap: number;
  /** How many of these had a status of 500 or more. */
  failures: number;
}

/** CPU time (ms). */
export interface SearchCosts {
  /** In a fresh isolate. */
  firstWord: number;
  firstFourWords: number;
  /** Where it is not in the response cache. */
  warmFourWords: number;
}

export interface Column {
  site: Site;
  builds: BuildCosts;
  worker: WorkerCosts;
  content: ContentCost[];
  output: Output;
  /** Files per guide and locale, once each has two earlier revisions. */
  filesPerEdition: number;
}

const MIXED_REQUESTS = 2_000;

/** The first page of the list of guides. */
const LIST = '/v1/guides';

/**
 * Builds the site, runs the worker `module` on it, and edits it.
 *
 * @throws if a build fails: the compiler refuses sites that the platform would refuse.
 */
export async function measureSite(folder: string, module: string, site: Site): Promise<Column> {
  const log = (step: string) => process.stderr.write(`${site.name}: ${step}\n`);
  log('build');
  const builds = await measureBuilds(site);
  const service = { name: `edge-faq-${site.guides}x${site.locales}`, module, assets: site.assets };
  const output = await readOutput(site);
  log('worker');
  const worker = await measureWorker(folder, service, site);
  log('content');
  const content = await measureContent(folder, service, site);
  log('build after edits');
  return { site, builds, worker, content, output, filesPerEdition: await measureRevisions(site) };
}

async function measureWorker(folder: string, service: Service, site: Site): Promise<WorkerCosts> {
  const searches = new Map<string, SearchCosts>();
  for (const { locale } of site.proses)
    searches.set(locale, await measureSearches(folder, service, site, locale));
  return {
    firstSection: await measureFirst(folder, service, FIRST_SECTION),
    searches,
    ...(await measureWarm(folder, service)),
    sections: await measureThroughput(folder, service, () => everySection(site)),
    languages: await measureThroughput(folder, service, everyLanguage),
    ...(await measureMixed(folder, service, site)),
  };
}

async function measureSearches(
  folder: string,
  service: Service,
  site: Site,
  locale: string,
): Promise<SearchCosts> {
  const fourWords = siteSearch(site, locale, FOUR_WORDS);
  const workerd = await startWorkerd(folder, [service]);
  const warmFourWords = await measureUncached(
    workerd,
    service,
    byOtherHosts(() => fourWords.path),
    200,
  );
  await workerd.stop();
  return {
    firstWord: await measureFirst(folder, service, siteSearch(site, locale, FREQUENT_WORD)),
    firstFourWords: await measureFirst(folder, service, fourWords),
    warmFourWords,
  };
}

async function measureWarm(
  folder: string,
  service: Service,
): Promise<Pick<WorkerCosts, 'unknownGuide' | 'list' | 'listSize'>> {
  const workerd = await startWorkerd(folder, [service]);
  const unknownGuide = await measureUncached(workerd, service, unknownGuides(), 404);
  const list = await measureUncached(
    workerd,
    service,
    byOtherHosts(() => LIST),
    200,
  );
  const { body } = await fetchRaw(workerd.origin(service.name), { path: LIST });
  await workerd.stop();
  return { unknownGuide, list, listSize: body.byteLength };
}

/** Mixed requests of all routes, in sequence. */
async function measureMixed(
  folder: string,
  service: Service,
  site: Site,
): Promise<Pick<WorkerCosts, 'heap' | 'failures'>> {
  const workerd = await startWorkerd(folder, [service], true);
  const origin = workerd.origin(service.name);
  const nextRequest = createTraffic(site, await followLists(origin), SEED);
  const connection = new Connection(origin);
  let failures = 0;
  for (let sent = 0; sent < MIXED_REQUESTS; sent += 1) {
    const { status } = await connection.send(toMessage(nextRequest()));
    if (status >= 500) failures += 1;
  }
  connection.close();
  const heap = await measureHeap(workerd.inspectorUrl(service.name));
  await workerd.stop();
  return { heap, failures };
}
