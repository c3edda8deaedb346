/** Readings of Han characters, for queries that are typed in pinyin. */
import { readingsPath } from '../../schema/paths.ts';
import { openReadings, type Readings } from '../../search/pinyin/readings.ts';
import type { Assets } from './assets.ts';
import { readCatalog } from './catalog.ts';
import { track } from './failing-files.ts';
import { readByDigest } from './verified-files.ts';

/** Read once per isolate: a deploy starts new ones. */
let readings: Readings | undefined;

/** Those of no character. */
const NO_READINGS: Readings = {
  syllablesOf: () => [],
  isSyllable: () => false,
  isPrefix: () => false,
};

/**
 * The readings; none where no guide is in Chinese.
 *
 * @throws {ContentUnavailableError}
 */
export async function readReadings(assets: Assets): Promise<Readings> {
  readings ??= await read(assets);
  return readings;
}

async function read(assets: Assets): Promise<Readings> {
  const { readings: digest } = await readCatalog(assets);
  if (digest === undefined) return NO_READINGS;
  const path = readingsPath(digest);
  const bytes = await readByDigest(assets, path, digest);
  return track(path, async () => openReadings(bytes));
}
