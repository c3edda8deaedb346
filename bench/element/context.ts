/** What all variants are made of, and the servers that they need. */
import getPort from 'get-port';
import { startTemporaryWorker } from '../../test/fixtures/temporary-worker.ts';
import { readGuide } from './guide.ts';
import { type Pace, startServer } from './server/server.ts';
import { fromWorker } from './server/sources.ts';
import type { VariantContext } from './variants/variant.ts';

/** Calls `run` while the worker and its API run; the API's responses come at `pace`, if given. */
export async function withContext(
  run: (context: VariantContext) => Promise<void>,
  pace?: Pace,
): Promise<void> {
  const guide = await readGuide();
  const worker = await startTemporaryWorker(await getPort());
  try {
    const api = await startServer('127.0.0.1', fromWorker(worker.origin), pace);
    try {
      await run({ guide, apiOrigin: api.origin });
    } finally {
      await api.stop();
    }
  } finally {
    await worker.stop();
  }
}
