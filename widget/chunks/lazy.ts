/** Values loaded on demand, and the one update of each element that waits for them. */

/** Time after which `load` doesn't wait any longer (ms). */
const LOAD_TIMEOUT_MS = 4_000;

/** Whoever waits for a value: updated once when it is loaded. */
export interface Waiter {
  requestUpdate(): void;
}

export interface Lazy<T> {
  /** Resolves once the value is loaded or has failed to, or after a few seconds: readers don't wait for a chunk that hangs. */
  load(name: keyof T): Promise<void>;
  /**
   * The value; undefined while it is loading, and after a failure, where the next call tries again. `waiter` is updated once the value
   * is loaded, once however often it has called, and doesn't stay in memory for it; not for `false`, which shows the same as undefined.
   */
  get<N extends keyof T>(name: N, waiter: Waiter): T[N] | undefined;
}

interface Entry<Value> {
  value?: Value;
  /** Resolves when the request is over, whatever its result. */
  settled: Promise<void>;
  waiters: WeakSet<Waiter>;
}

/**
 * Loads values by name with `request`, each once.
 *
 * @example
 * ```ts
 * const { get } = lazy<{ toolbar: Toolbar }>(async () => (await import('./toolbar/toolbar.ts')).default);
 * get('toolbar', element)?.(context);
 * ```
 */
export function lazy<T>(request: <N extends keyof T>(name: N) => Promise<T[N]>): Lazy<T> {
  const entries: { [N in keyof T]?: Entry<T[N]> } = {};
  const enter = <N extends keyof T>(name: N): Entry<T[N]> => {
    const entry: Entry<T[N]> = entries[name] ?? {
      settled: request(name).then(
        (value) => {
          entry.value = value;
        },
        () => {
          delete entries[name];
        },
      ),
      waiters: new WeakSet(),
    };
    entries[name] = entry;
    return entry;
  };
  return {
    load: (name) =>
      Promise.race([
        enter(name).settled,
        new Promise<void>((resolve) => setTimeout(resolve, LOAD_TIMEOUT_MS)),
      ]),
    get(name, waiter) {
      const entry = enter(name);
      if (entry.value === undefined && !entry.waiters.has(waiter)) {
        entry.waiters.add(waiter);
        // An element that is removed meanwhile can be collected, however long the request takes.
        const ref = new WeakRef(waiter);
        void entry.settled.then(() => entry.value && ref.deref()?.requestUpdate());
      }
      return entry.value;
    },
  };
}
