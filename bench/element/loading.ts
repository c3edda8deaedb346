/** Loading performance: `<edge-faq>`, embedded in several ways, and well-known accordions, on a slow phone. */
import { cpus, loadavg } from 'node:os';
import { launchChromium } from '../../e2e/engines/chromium.ts';
import { measureAll, type Results } from './measure.ts';
import { NOTES } from './notes.ts';
import { comparisonRows, metricRows } from './report.ts';
import { servePages } from './server/pages.ts';
import { CPU_SLOWDOWN, DOWNLOAD_KBPS, LATENCY_MS, UPLOAD_KBPS } from './throttle.ts';
import { variantFactories } from './variants/index.ts';
import type { Variant, VariantContext } from './variants/variant.ts';

/** Prints the medians of `rounds` loads of each variant, and the comparison with the peers. */
export async function benchLoading(rounds: number, context: VariantContext): Promise<void> {
  const [loadBefore = 0] = loadavg();
  const { variants, failures } = await createVariants(context);
  const pages = await servePages(variants);
  const browser = await launchChromium();
  try {
    const results = await measureAll(browser, pages.urls, context.guide, rounds);
    print(results, { rounds, loadBefore, chromium: browser.version() });
    for (const [name, reason] of failures) console.error(`\nNOT MEASURED: ${name}: ${reason}`);
    if (failures.size > 0) process.exitCode = 1;
  } finally {
    await browser.close();
    await pages.stop();
  }
}

/** Variants that fail to build, as a package or a route is missing, are skipped and reported. */
async function createVariants(
  context: VariantContext,
): Promise<{ variants: Variant[]; failures: Map<string, string> }> {
  const failures = new Map<string, string>();
  const variants: Variant[] = [];
  for (const create of variantFactories) {
    try {
      variants.push(await create(context));
    } catch (error) {
      failures.set(create.name, error instanceof Error ? error.message : String(error));
    }
  }
  return { variants, failures };
}

function print(
  results: Results,
  { rounds, loadBefore, chromium }: { rounds: number; loadBefore: number; chromium: string },
): void {
  console.log(`
Chromium ${chromium}; ${cpus().length} CPUs (${cpus()[0]?.model}), load average ${loadBefore.toFixed(1)} before the start; medians of ${rounds} alternating rounds, each with an empty cache
Lighthouse's slow 4G: ${LATENCY_MS} ms latency, ${(DOWNLOAD_KBPS / 1000).toFixed(2)} Mbit/s down, ${UPLOAD_KBPS} kbit/s up; CPU ${CPU_SLOWDOWN} times slower; viewport 412 x 915
`);
  console.table(metricRows(results));
  console.log(NOTES);
  const closed = [...results].filter(([, all]) => all.some(({ click }) => !click.isOpen));
  if (closed.length > 0)
    console.log(`Answer closed again during the load: ${closed.map(([{ name }]) => name).join(', ')}`);
  console.log(
    '\nedge-faq against its peers. A difference of less than a frame, or with overlapping interquartile ranges, is a tie',
  );
  console.table(comparisonRows(results));
}
