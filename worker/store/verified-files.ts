/** Verified files: nothing is cached or sent unless it matches its digest, so a failing storage never passes for content. */
import * as v from 'valibot';
import {
  type EditionFile,
  type EditionIntegrity,
  EditionIntegritySchema,
} from '../../schema/edition-integrity.ts';
import { sha256, unseal } from '../../schema/integrity.ts';
import type { LocaleEntry } from '../../schema/manifest.ts';
import { editionPaths, integrityPath } from '../../schema/paths.ts';
import { SieveCache } from '../cache/sieve-cache.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import { type Assets, findAsset, readAsset } from './assets.ts';

/** What names the files of an edition, beside its guide. */
export type EditionName = Pick<LocaleEntry, 'locale' | 'revision'>;

/** Bytes. */
const CAPACITY = 1024 * 1024;

/** Bytes in memory of the digests of one edition, with their key, about. */
const ENTRY_BYTES = 1_024;

const integrities = new SieveCache<EditionIntegrity>(CAPACITY);

/**
 * Whether an edition exists.
 *
 * @throws {ContentUnavailableError}
 */
export async function editionExists(assets: Assets, guide: string, edition: EditionName): Promise<boolean> {
  return (await findIntegrity(assets, guide, edition)) !== undefined;
}

/**
 * The bytes of a file of an edition.
 *
 * @throws {ContentUnavailableError} if it can't be read, or isn't what the compiler wrote.
 */
export async function readEditionFile(
  assets: Assets,
  guide: string,
  edition: EditionName,
  file: EditionFile,
): Promise<Uint8Array<ArrayBuffer>> {
  const path = editionPaths[file](guide, edition);
  const integrity = await findIntegrity(assets, guide, edition);
  if (!integrity) throw new ContentUnavailableError(`${integrityPath(guide, edition)} does not exist`);
  const bytes = await readAsset(assets, path);
  if ((await sha256(bytes)) !== integrity.digests[file])
    throw new ContentUnavailableError(`${path} is damaged: it differs from its digest`);
  return bytes;
}

/**
 * What `parse` makes of a file of an edition.
 *
 * @throws {ContentUnavailableError} also if `parse` throws: the file is what a compiler wrote, but of another version.
 */
export async function parseEditionFile<T>(
  assets: Assets,
  guide: string,
  edition: EditionName,
  file: EditionFile,
  parse: (bytes: Uint8Array<ArrayBuffer>) => T,
): Promise<T> {
  const bytes = await readEditionFile(assets, guide, edition, file);
  return interpret(editionPaths[file](guide, edition), () => parse(bytes));
}

/**
 * The value of the sealed file at `path`, of the shape of `schema`.
 *
 * @throws {ContentUnavailableError} if it can't be read, or isn't what the compiler wrote.
 */
export async function readSealed<S extends v.GenericSchema>(
  assets: Assets,
  path: string,
  schema: S,
): Promise<v.InferOutput<S>> {
  return parseSealed(path, await readAsset(assets, path), schema);
}

async function findIntegrity(
  assets: Assets,
  guide: string,
  edition: EditionName,
): Promise<EditionIntegrity | undefined> {
  const path = integrityPath(guide, edition);
  const cached = integrities.get(path);
  if (cached) return cached;
  const bytes = await findAsset(assets, path);
  if (!bytes) return undefined;
  const integrity = await parseSealed(path, bytes, EditionIntegritySchema);
  // A whole file, but of another edition.
  if (integrityPath(integrity.guide, integrity) !== path)
    throw new ContentUnavailableError(`${path} is of another edition`);
  integrities.set(path, integrity, ENTRY_BYTES);
  return integrity;
}

async function parseSealed<S extends v.GenericSchema>(
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  schema: S,
): Promise<v.InferOutput<S>> {
  // Otherwise a byte order mark, which the compiler doesn't write, would be removed before the digest is checked.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return interpret(path, async () => v.parse(schema, await unseal(decoder.decode(bytes))));
}

/**
 * The result of `parse` for the file at `path`.
 *
 * @throws {ContentUnavailableError} if `parse` throws.
 */
export async function interpret<T>(path: string, parse: () => T | Promise<T>): Promise<T> {
  try {
    return await parse();
  } catch (cause) {
    throw new ContentUnavailableError(`${path} is damaged, or of another version of the compiler`, { cause });
  }
}
