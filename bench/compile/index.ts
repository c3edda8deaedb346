/**
 * `npm run bench:compile`: wall time, CPU time and peak memory of `edge-faq build` for 1,000 guides of 20 sections, relative to a
 * baseline: remark-rehype over the same files, with the syntax of guides (GFM and front matter) and no other plugins. CommonMark
 * alone has a row of its own, as it can't parse the guides' tables. Each pass runs in its own process; passes alternate, and the
 * median counts.
 *
 *     npm run bench:compile [guides] [rounds]
 *
 * @example
 *     npm run bench:compile 100 1
 */
import { execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { median } from '../statistics.ts';
import { writeCorpus } from './corpus.ts';

const MeasurementSchema = v.object({ wallTime: v.number(), cpuTime: v.number(), peakMemory: v.number() });
type Measurement = v.InferOutput<typeof MeasurementSchema>;

const BASELINE = 'remark-rehype (baseline)';
const SEED = 20_261_124;
const [guides = 1_000, rounds = 3] = process.argv.slice(2).map(Number);

const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));
const passes: Record<string, () => Promise<Measurement>> = {
  [BASELINE]: async () => run('remark-rehype'),
  'remark-rehype, CommonMark only': async () => run('commonmark'),
  'edge-faq build, cold': async () => {
    await rm(join(folder, 'dist'), { recursive: true, force: true });
    await rm(join(folder, '.edge-faq'), { recursive: true, force: true });
    return run('edge-faq');
  },
  'edge-faq build, one file changed': async () => {
    await appendFile(join(folder, 'content/guides/guide-0/en.md'), '\nOne more line.\n');
    return run('edge-faq');
  },
  'edge-faq build, nothing changed': async () => run('edge-faq'),
};

try {
  await writeCorpus(folder, guides, SEED);
  const measurements = new Map<string, Measurement[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, pass] of Object.entries(passes))
      measurements.set(name, [...(measurements.get(name) ?? []), await pass()]);
  }
  console.log(`${guides} guides of 20 sections, seed ${SEED}, median of ${rounds}`);
  console.table(toRows(measurements));
} finally {
  await rm(folder, { recursive: true });
}

function run(pass: string): Measurement {
  const script = resolve('bench/compile/pass.ts');
  const stdout = execFileSync(process.execPath, [script, pass], { cwd: folder, encoding: 'utf8' });
  return v.parse(MeasurementSchema, JSON.parse(stdout));
}

/** A row per pass; the ratio is that of wall time to the baseline's. */
function toRows(measurements: ReadonlyMap<string, Measurement[]>): Record<string, Record<string, string>> {
  const medians = new Map([...measurements].map(([name, all]) => [name, medianOf(all)]));
  const baseline = medians.get(BASELINE)?.wallTime ?? Number.NaN;
  return Object.fromEntries(
    [...medians].map(([name, { wallTime, cpuTime, peakMemory }]) => [
      name,
      {
        'wall time (s)': (wallTime / 1_000).toFixed(2),
        'CPU time (s)': (cpuTime / 1_000).toFixed(2),
        'peak memory (MB)': (peakMemory / 1_000_000).toFixed(0),
        ratio: (wallTime / baseline).toFixed(2),
      },
    ]),
  );
}

function medianOf(measurements: readonly Measurement[]): Measurement {
  return {
    wallTime: median(measurements.map(({ wallTime }) => wallTime)),
    cpuTime: median(measurements.map(({ cpuTime }) => cpuTime)),
    peakMemory: median(measurements.map(({ peakMemory }) => peakMemory)),
  };
}
