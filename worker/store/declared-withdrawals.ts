/** Withdrawals that front matter declares: compiled into one file of the site. */

import { withdrawalsPath } from '../../schema/paths.ts';
import type { Withdrawal } from '../../schema/withdrawal.ts';
import type { Assets } from './assets.ts';
import { readCatalog } from './catalog.ts';
import { track } from './failing-files.ts';
import { readByDigest } from './verified-files.ts';

/** Read once per isolate: a deploy starts new ones. */
let declared: { digest: string; withdrawals: Withdrawal[] } | undefined;

/**
 * The declared withdrawals, and the digest of their file, which is empty if there are none. The fields aren't validated: the file matches its
 * digest.
 *
 * @throws {ContentUnavailableError}
 */
export async function readDeclared(assets: Assets): Promise<{ digest: string; withdrawals: Withdrawal[] }> {
  declared ??= await read(assets);
  return declared;
}

async function read(assets: Assets): Promise<{ digest: string; withdrawals: Withdrawal[] }> {
  const { withdrawals: digest } = await readCatalog(assets);
  if (digest === undefined) return { digest: '', withdrawals: [] };
  const path = withdrawalsPath(digest);
  const bytes = await readByDigest(assets, path, digest);
  return { digest, withdrawals: await track(path, async () => JSON.parse(new TextDecoder().decode(bytes))) };
}
