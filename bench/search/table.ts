/** Tables of figures. */
import type { Latency } from './measure.ts';

export type Row = Record<string, string>;

export function printTable(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  console.table(rows);
}

/** A share of 1 in percent, as `58 %`; `-` of nothing. */
export function formatShare(share: number): string {
  return Number.isNaN(share) ? '-' : `${(share * 100).toFixed(0)} %`;
}

export function formatLatency({ median, p99 }: Latency): string {
  return `${median.toFixed(2)} / ${p99.toFixed(2)}`;
}

export function formatBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
