/** Servers and browsers that the test files of a process share: their start takes longer than most tests. */

export interface Shared<Resource> {
  /** Starts the resource, unless it is started. */
  get(): Promise<Resource>;
  /** Stops the resource if it is started. */
  stop(): Promise<void>;
}

/** Vitest starts a fixture of the process once for each extension of `test`, so fixtures of several extensions refer to one of these. */
export function shared<Resource>(
  start: () => Promise<Resource>,
  stop: (resource: Resource) => Promise<unknown>,
): Shared<Resource> {
  let started: Promise<Resource> | undefined;
  return {
    get() {
      started ??= start();
      return started;
    },
    async stop() {
      const resource = started;
      started = undefined;
      if (resource) await stop(await resource);
    },
  };
}
