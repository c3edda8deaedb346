/** Retrying assertions with a timeout that suits a slow machine. */
import { vi } from 'vitest';

/** Retries `assertion` until it passes, for at most 20 s. */
export const waitFor = (assertion: () => void | Promise<void>) =>
  vi.waitFor(assertion, { timeout: 20_000, interval: 100 });
