/** Rows of the tables that the benchmark prints. */
import { GOALS } from './goals.ts';
import type { Measurement } from './measure.ts';
import type { SentResponse } from './server.ts';

type Row = Record<string, string>;

/** Kinds of responses by media type; anything else is data. */
const KINDS: readonly (readonly [name: string, type: RegExp])[] = [
  ['document', /^text\/html$/],
  ['script', /javascript$/],
  ['style', /^text\/css$/],
  ['font', /^font\//],
  ['image', /^image\//],
  ['data', /./],
];

/** What a first visit transfers (kB), and what of it is waited for. */
export function transferRows(measurements: readonly Measurement[]): Record<string, Row> {
  return toRows(measurements, ({ visit: { sent, blocking, beforeAnswer } }) => ({
    'kB in all': kilobytes(sent),
    ...Object.fromEntries(
      KINDS.map(([name]) => [name, kilobytes(sent.filter((one) => kindOf(one) === name))]),
    ),
    requests: String(sent.length),
    'before the answer': String(beforeAnswer ?? ''),
    'render-blocking': String(blocking.length),
  }));
}

/** Lighthouse's metrics and scores. */
export function auditRows(measurements: readonly Measurement[]): Record<string, Row> {
  return toRows(measurements, ({ subject, audit: { metrics, scores } }) => ({
    'FCP s': (metrics.fcp / 1_000).toFixed(2),
    'LCP s': (metrics.lcp / 1_000).toFixed(2),
    CLS: metrics.cls.toFixed(3),
    'TBT ms': metrics.tbt.toFixed(0),
    performance: String(scores.performance),
    accessibility: String(scores.accessibility),
    'best practices': String(scores['best-practices']),
    SEO: subject.isIndexable ? String(scores.seo) : '',
  }));
}

/** Each goal, and the pages of ours that miss it; those of the peers beside. */
export function goalRows(measurements: readonly Measurement[]): Row[] {
  return GOALS.map((goal) => {
    const missesOf = (isPeer: boolean) =>
      measurements
        .filter(({ subject }) => subject.isPeer === isPeer)
        .flatMap((one) => {
          const value = goal.miss(one);
          return value === undefined ? [] : [`${one.subject.name}: ${value}`];
        })
        .join('; ');
    const missed = missesOf(false);
    return {
      goal: goal.name,
      met: missed === '' ? 'yes' : `no: ${missed}`,
      'peers that miss it': missesOf(true),
    };
  });
}

/** Lines that name each page's audits that cost points. */
export function failedAudits(measurements: readonly Measurement[]): string[] {
  return measurements.flatMap(({ subject, audit }) => {
    const failed = audit.failed.filter((name) => subject.isIndexable || !name.startsWith('seo'));
    return failed.length > 0 ? [`  ${subject.name}: ${failed.join(', ')}`] : [];
  });
}

/** Lines with each response of a visit. */
export function breakdown({ visit: { sent } }: Measurement): string[] {
  return sent.map(({ path, type, bytes }) => `  ${String(bytes).padStart(6)} B  ${type.padEnd(24)} ${path}`);
}

function toRows(measurements: readonly Measurement[], row: (one: Measurement) => Row): Record<string, Row> {
  return Object.fromEntries(measurements.map((one) => [one.subject.name, row(one)]));
}

function kindOf({ type }: SentResponse): string {
  return KINDS.find(([, pattern]) => pattern.test(type))?.[0] ?? 'data';
}

function kilobytes(sent: readonly SentResponse[]): string {
  return (sent.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000).toFixed(1);
}
