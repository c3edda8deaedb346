/** Order statistics of benchmark results. */

/** The middle value (the upper of two); NaN of none. */
export function median(values: readonly number[]): number {
  return quantile(toAscending(values), 0.5);
}

/** The value at `share` (0 to 1) of `sorted`, which ascends; NaN of none. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}

export function toAscending(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b);
}
