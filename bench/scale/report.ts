/** The table of the scale benchmark: a row per measure, a column per size of site, and the goals. */
import type { BuildCost } from './build.ts';
import type { Column, SearchCosts, WorkerCosts } from './measure.ts';
import type { Throughput } from './throughput.ts';

interface Measure {
  name: string;
  format: (column: Column) => string;
  /** At 10,000 guides in three locales, unless it says otherwise. */
  goal: string;
}

const MEASURES: Measure[] = [
  {
    name: 'first section in a fresh isolate, CPU (ms)',
    format: ({ worker }) => worker.firstSection.toFixed(1),
    goal: '5',
  },
  {
    name: 'first search of all guides, CPU (ms) by locale',
    format: ({ worker }) => formatSearches(worker, ({ firstWord }) => firstWord),
    goal: '20',
  },
  {
    name: 'first search of all guides for four words, CPU (ms) by locale',
    format: ({ worker }) => formatSearches(worker, ({ firstFourWords }) => firstFourWords),
    goal: '20',
  },
  {
    name: 'the same, warm, not in the response cache, CPU (ms) by locale',
    format: ({ worker }) => formatSearches(worker, ({ warmFourWords }) => warmFourWords),
    goal: '5',
  },
  {
    name: 'warm 404 of an unknown guide, CPU (ms)',
    format: ({ worker }) => worker.unknownGuide.toFixed(2),
    goal: '0.2',
  },
  {
    name: 'every section in turn, req/s (and CPU) beside a constant',
    format: ({ worker }) => formatThroughput(worker.sections),
    goal: '0.5',
  },
  {
    name: 'a section, Accept-Language differs, req/s (and CPU) beside a constant',
    format: ({ worker }) => formatThroughput(worker.languages),
    goal: '0.8',
  },
  {
    name: 'first page of /v1/guides (kB)',
    format: ({ worker }) => (worker.listSize / 1_000).toFixed(1),
    goal: 'a page',
  },
  {
    name: 'the same, not in the response cache, CPU (ms)',
    format: ({ worker }) => worker.list.toFixed(2),
    goal: '',
  },
  {
    name: 'live heap after 2,000 mixed requests (MB)',
    format: ({ worker }) =>
      megabytes(worker.heap) + (worker.failures > 0 ? `, ${worker.failures} failed` : ''),
    goal: '40',
  },
  {
    name: 'build, cold',
    format: ({ builds }) => formatBuild(builds.cold),
    goal: 'half the time a guide on two cores; 1 GB',
  },
  {
    name: 'build, cold, per guide and locale (ms)',
    format: ({ builds: { cold }, site }) => {
      const perEdition = (time: number) => ((time / site.guides / site.locales) * 1_000).toFixed(0);
      return `${perEdition(cold.wallTime)} (${perEdition(cold.cpuTime)} CPU)`;
    },
    goal: '',
  },
  {
    name: 'build, one file changed',
    format: ({ builds }) => formatBuild(builds.changed),
    goal: '2 s at 1,000 x 3',
  },
  {
    name: 'build, unchanged',
    format: ({ builds }) => formatBuild(builds.unchanged),
    goal: '2 s at 1,000 x 3',
  },
  {
    name: 'files per guide and locale after two edits',
    format: ({ filesPerEdition }) => filesPerEdition.toFixed(1),
    goal: '3',
  },
  {
    name: 'largest file (MiB), all files (MB)',
    format: ({ output }) => `${(output.largest / 2 ** 20).toFixed(1)}, ${megabytes(output.bytes)}`,
    goal: '',
  },
];

/** Rows by the name of their measure. */
export function toRows(columns: readonly Column[]): Record<string, Record<string, string>> {
  return Object.fromEntries(
    MEASURES.map(({ name, format, goal }) => [
      name,
      {
        ...Object.fromEntries(columns.map((column) => [column.site.name, format(column)])),
        'goal at 10,000 x 3': goal,
      },
    ]),
  );
}

function formatThroughput({ ratio, cpuRatio, throughput }: Throughput): string {
  return `${ratio.toFixed(2)} (${cpuRatio.toFixed(2)}), ${throughput.toFixed(0)}/s`;
}

function formatBuild({ wallTime, cpuTime, peakMemory }: BuildCost): string {
  return `${wallTime.toFixed(1)} s (${cpuTime.toFixed(1)} s CPU); ${(peakMemory / 1e9).toFixed(2)} GB`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0);
}

function formatSearches({ searches }: WorkerCosts, timeOf: (costs: SearchCosts) => number): string {
  return Array.from(searches.values(), (costs) => timeOf(costs).toFixed(1)).join(', ');
}
