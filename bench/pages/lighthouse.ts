/** Lighthouse's audits of a page, with its default throttling: a slow phone on slow 4G. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { findExecutable } from '../../e2e/engines/find.ts';
import { median } from '../statistics.ts';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

export type Category = (typeof CATEGORIES)[number];

const METRICS = {
  fcp: 'first-contentful-paint',
  lcp: 'largest-contentful-paint',
  cls: 'cumulative-layout-shift',
  tbt: 'total-blocking-time',
} as const;

const ScoreSchema = v.nullable(v.number());

const ReportSchema = v.object({
  runtimeError: v.optional(v.object({ message: v.string() })),
  categories: v.record(
    v.string(),
    v.object({
      score: ScoreSchema,
      auditRefs: v.array(v.object({ id: v.string(), weight: v.number() })),
    }),
  ),
  audits: v.record(v.string(), v.object({ score: ScoreSchema, numericValue: v.optional(v.number()) })),
});

type Report = v.InferOutput<typeof ReportSchema>;

export interface Audit {
  /** Medians: ms, and the score of layout shifts. */
  metrics: Record<keyof typeof METRICS, number>;
  /** Medians, 0 to 100. */
  scores: Record<Category, number>;
  /** Audits that cost points in any run, like `accessibility: color-contrast`. */
  failed: string[];
}

interface Chrome {
  port: number;
  kill(): void;
}

interface Modules {
  lighthouse(url: string, flags: object): Promise<{ lhr: unknown } | undefined>;
  launch(options: object): Promise<Chrome>;
}

/** Loads Lighthouse from `installation`. */
async function load(installation: string): Promise<Modules> {
  const importFrom = (path: string) => import(pathToFileURL(join(installation, 'node_modules', path)).href);
  const { default: lighthouse } = await importFrom('lighthouse/core/index.js');
  const { launch } = await importFrom('chrome-launcher/dist/index.js');
  return { lighthouse, launch };
}

/**
 * Audits the page at `url` `runs` times, each in a new Chromium.
 *
 * @throws if Chromium isn't installed, or Lighthouse can't load the page.
 */
export async function audit(installation: string, url: string, runs: number): Promise<Audit> {
  const modules = await load(installation);
  const reports: Report[] = [];
  for (let run = 0; run < runs; run += 1) reports.push(await auditOnce(modules, url));
  const medianOf = (value: (report: Report) => number) => median(reports.map(value));
  const metrics = Object.entries(METRICS).map(([name, id]) => [
    name,
    medianOf(({ audits }) => audits[id]?.numericValue ?? Number.NaN),
  ]);
  const scores = CATEGORIES.map((name) => [
    name,
    medianOf(({ categories }) => Math.round((categories[name]?.score ?? Number.NaN) * 100)),
  ]);
  return {
    metrics: Object.fromEntries(metrics),
    scores: Object.fromEntries(scores),
    failed: [...new Set(reports.flatMap(failedAudits))],
  };
}

async function auditOnce({ lighthouse, launch }: Modules, url: string): Promise<Report> {
  const chrome = await launch({
    chromePath: await findExecutable('chromium'),
    // Chromium refuses to start with its sandbox as root.
    chromeFlags: ['--headless=new', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    // A page may say that something doesn't exist, and is a page all the same.
    const flags = {
      port: chrome.port,
      logLevel: 'error',
      ignoreStatusCode: true,
      disableFullPageScreenshot: true,
    };
    const result = await lighthouse(url, flags);
    const report = v.parse(ReportSchema, result?.lhr);
    if (report.runtimeError) throw new Error(`Lighthouse on ${url}: ${report.runtimeError.message}`);
    return report;
  } finally {
    chrome.kill();
  }
}

function failedAudits({ categories, audits }: Report): string[] {
  return CATEGORIES.flatMap((category) =>
    (categories[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${category}: ${id}`),
  );
}
