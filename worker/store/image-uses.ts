/** Uses of images: where the current editions show each. */
import type { ImageUse, ImageUses } from '../../schema/manifest.ts';
import { imageUsesPath } from '../../schema/paths.ts';
import type { Assets } from './assets.ts';
import { readCatalog } from './catalog.ts';
import { findLine, findPage, readPage } from './pages.ts';

/**
 * Where the image `name` is shown; empty for an image of an earlier build, or of the publisher's own. `name` is the hash and extension that
 * the compiler gives: other text could match the middle of a line.
 *
 * @throws {ContentUnavailableError}
 */
export async function findImageUses(assets: Assets, name: string): Promise<ImageUse[]> {
  const { images = [] } = await readCatalog(assets);
  const page = await readPage(assets, images, findPage(images, name), imageUsesPath);
  const line = findLine(page, name, 'image');
  if (line === undefined) return [];
  const { uses }: ImageUses = JSON.parse(line);
  return uses;
}
