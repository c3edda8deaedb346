/** Memoised functions of strings, within a number of bytes. */
import { SieveCache } from './sieve-cache.ts';

/** Characters of an argument that is memoised. Longer ones are rare, and one of them would evict many others. */
const MAX_LENGTH = 64;

/** Bytes in memory of an entry, without the text of its key and value. */
const ENTRY_BYTES = 192;

/**
 * `compute` with its results in memory, as far as they fit into `capacity` bytes.
 *
 * @example
 * const canonicalLocale = memoize((tag) => Intl.getCanonicalLocales(tag)[0], 32 * 1024);
 */
export function memoize<Result extends string | undefined>(
  compute: (argument: string) => Result,
  capacity: number,
): (argument: string) => Result {
  const results = new SieveCache<{ result: Result }>(capacity);
  return (argument) => {
    const memoised = results.get(argument);
    if (memoised) return memoised.result;
    const result = compute(argument);
    if (argument.length <= MAX_LENGTH)
      results.set(argument, { result }, argument.length + (result?.length ?? 0) + ENTRY_BYTES);
    return result;
  };
}
