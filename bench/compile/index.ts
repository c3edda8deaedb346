/**
 * `npm run bench:compile`: how long `edge-faq build` takes for 1,000 guides of 20 sections, and how much memory, beside a bare
 * remark-rehype pass over the same files: remark with the syntax that guides are written in (GFM and front matter), to
 * HTML, and nothing else. What CommonMark alone would take is a row of its own: it can't read the tables of the guides.
 * Every pass is a process of its own; the passes take turns, and the median of each counts.
 *
 *     npm run bench:compile [guides] [turns]
 */
import { execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { writeCorpus } from './corpus.ts';

const MeasureSchema = v.object({ milliseconds: v.number(), processor: v.number(), peak: v.number() });
type Measure = v.InferOutput<typeof MeasureSchema>;

const SEED = 20_261_124;
const [guides = 1_000, turns = 3] = process.argv.slice(2).map(Number);

const folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));
const passes: Record<string, () => Promise<Measure>> = {
  'bare remark-rehype': async () => run('bare'),
  'the same, CommonMark alone': async () => run('commonmark'),
  'edge-faq build, cold': async () => {
    await rm(join(folder, 'dist'), { recursive: true, force: true });
    await rm(join(folder, '.edge-faq'), { recursive: true, force: true });
    return run('ours');
  },
  'one file changed': async () => {
    await appendFile(join(folder, 'content/guides/guide-0/en.md'), '\nOne more line.\n');
    return run('ours');
  },
  'nothing changed': async () => run('ours'),
};

try {
  await writeCorpus(folder, guides, SEED);
  const measures = new Map<string, Measure[]>();
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [name, pass] of Object.entries(passes))
      measures.set(name, [...(measures.get(name) ?? []), await pass()]);
  }
  console.log(`${guides} guides of 20 sections, seed ${SEED}, median of ${turns}`);
  console.table(toTable(measures));
} finally {
  await rm(folder, { recursive: true });
}

function run(pass: string): Measure {
  const script = resolve('bench/compile/pass.ts');
  const printed = execFileSync(process.execPath, [script, pass], { cwd: folder, encoding: 'utf8' });
  return v.parse(MeasureSchema, JSON.parse(printed));
}

/** Times in seconds, memory in MB, and the ratio of the time to that of the first row. */
function toTable(measures: ReadonlyMap<string, Measure[]>): Record<string, Record<string, string>> {
  const medians = [...measures].map(([name, all]) => ({
    name,
    time: median(all.map(({ milliseconds }) => milliseconds)),
    processor: median(all.map(({ processor }) => processor)),
    peak: median(all.map(({ peak }) => peak)),
  }));
  const bare = medians[0]?.time ?? Number.NaN;
  return Object.fromEntries(
    medians.map(({ name, time, processor, peak }) => [
      name,
      {
        'time (s)': (time / 1_000).toFixed(2),
        'processor time (s)': (processor / 1_000).toFixed(2),
        'peak memory (MB)': (peak / 1_000_000).toFixed(0),
        ratio: (time / bare).toFixed(2),
      },
    ]),
  );
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
