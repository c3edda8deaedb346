/** Values loaded on demand, and the one update of each element that waits for them. */

/** Time limit of the first request (ms); that of each further one is twice as long, up to half an hour. Nothing waits longer than the first. */
const TIME_LIMIT_MS = 4_000;
const MAX_DOUBLINGS = 9;

/** Requests that are made again at once after a failure, if a call asks for it; further ones are made once in a time limit. */
const MAX_IMMEDIATE = 2;

/** Whoever waits for a value. */
export interface Waiter {
  requestUpdate(): void;
}

export interface Lazy<T> {
  /** Resolves once the value is loaded or has failed to, or after a few seconds: readers don't wait for a chunk that hangs. */
  load(name: keyof T): Promise<void>;
  /**
   * The value; undefined while it is loading. A call after the first failures, or after the time limit, requests it again. `waiter` is updated once
   * the value is loaded, or when the time limit has passed without it, once however often it has called, and doesn't stay in memory
   * for it; not for `false`, which shows the same as undefined.
   */
  get<N extends keyof T>(name: N, waiter: Waiter): T[N] | undefined;
  /** Lets the next calls request at once what is missing, as after the browser has come online. */
  reset(): void;
}

interface Entry<Value> {
  value?: Value;
  /** Number of requests so far, and of those before the last reset. */
  requests: number;
  resetAt: number;
  /** Whether no other request may be made yet. */
  isPending: boolean;
  /** Resolves when the last request has succeeded or failed; never where it hangs. */
  settled: Promise<void>;
  /** Those in `refs`. */
  waiters: WeakSet<Waiter>;
  /** An element that is removed meanwhile can be collected, however long the request takes. */
  refs: WeakRef<Waiter>[];
}

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/**
 * Loads values by name with `request`, each until it has succeeded once. `attempt` is the number of its earlier requests.
 *
 * @example
 * ```ts
 * const { get } = lazy<{ toolbar: Toolbar }>(async () => (await import('./toolbar/toolbar.ts')).default);
 * get('toolbar', element)?.(context);
 * ```
 */
export function lazy<T>(request: <N extends keyof T>(name: N, attempt: number) => Promise<T[N]>): Lazy<T> {
  const entries: { [N in keyof T]?: Entry<T[N]> } = {};
  const enter = <N extends keyof T>(name: N): Entry<T[N]> => {
    const entry: Entry<T[N]> = entries[name] ?? {
      ...{ requests: 0, resetAt: 0, isPending: false, settled: Promise.resolve() },
      ...{ waiters: new WeakSet(), refs: [] },
    };
    entries[name] = entry;
    if (entry.value === undefined && !entry.isPending) start(entry, (attempt) => request(name, attempt));
    return entry;
  };
  return {
    load: (name) => Promise.race([enter(name).settled, wait(TIME_LIMIT_MS)]),
    get(name, waiter) {
      const entry = enter(name);
      if (entry.value === undefined && !entry.waiters.has(waiter)) {
        entry.waiters.add(waiter);
        entry.refs.push(new WeakRef(waiter));
      }
      return entry.value;
    },
    reset() {
      for (const entry of Object.values<Entry<unknown> | undefined>(entries))
        if (entry) Object.assign(entry, { resetAt: entry.requests, isPending: false });
    },
  };
}

function start<Value>(entry: Entry<Value>, request: (attempt: number) => Promise<Value>): void {
  // Goes on after a reset: browsers keep failed imports of the same URL.
  const attempt = entry.requests++;
  const earlier = attempt - entry.resetAt;
  const end = () => {
    if (entry.requests === attempt + 1) entry.isPending = false;
  };
  entry.isPending = true;
  entry.settled = request(attempt).then(
    (value) => {
      // Where an earlier request has arrived after its time limit, its value is in use.
      entry.value ??= value;
      if (value) update(entry);
    },
    () => {
      if (earlier < MAX_IMMEDIATE) end();
    },
  );
  void wait(TIME_LIMIT_MS * 2 ** Math.min(earlier, MAX_DOUBLINGS)).then(() => {
    end();
    if (entry.value === undefined) update(entry);
  });
}

/** Updates whoever waits; who still lacks the value calls `get` again. */
function update(entry: Entry<unknown>): void {
  const { refs } = entry;
  entry.refs = [];
  entry.waiters = new WeakSet();
  for (const ref of refs) ref.deref()?.requestUpdate();
}
