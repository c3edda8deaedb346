/** Drawn images, kept between builds under the hash of what they were drawn from: drawing one takes longer than compiling its guide. */
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../atomic-write.ts';

/** Folder of the images in the site's folder. It is not published, and not for version control. */
const FOLDER = '.edge-faq/share';

/** Digits of the hashes in a name: `<inputs>-<image>.png`. What can't be drawn is an empty file, `<inputs>-.png`. */
const NAME = /^([0-9a-f]{32})-((?:[0-9a-f]{32})?)\.png$/;

/** The hash that names a share image. */
export function hashImage(png: Uint8Array): string {
  return hash('sha256', png).slice(0, 32);
}

/** The hashes of the kept images by those of their inputs; empty for what can't be drawn. */
export function listKept(): Map<string, string> {
  const names = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  return new Map(
    names.flatMap((name) => {
      const [, inputs = '', image = ''] = NAME.exec(name) ?? [];
      return inputs === '' ? [] : [[inputs, image]];
    }),
  );
}

/** The kept image; undefined if it is missing or damaged. */
export function readKept(inputs: string, image: string): Buffer | undefined {
  try {
    const png = readFileSync(pathOf(inputs, image));
    return hashImage(png) === image ? png : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what was drawn from `inputs`, if anything was, and returns its hash; empty if nothing was. */
export function keep(inputs: string, png: Uint8Array | undefined): string {
  const image = png ? hashImage(png) : '';
  writeFileAtomic(pathOf(inputs, image), png ?? '');
  return image;
}

/** Removes everything else from the folder. */
export function keepOnly(images: ReadonlyMap<string, string>): void {
  const names = new Set(Array.from(images, ([inputs, image]) => nameOf(inputs, image)));
  for (const name of existsSync(FOLDER) ? readdirSync(FOLDER) : [])
    if (!names.has(name)) rmSync(join(FOLDER, name), { force: true });
}

function pathOf(inputs: string, image: string): string {
  return join(FOLDER, nameOf(inputs, image));
}

function nameOf(inputs: string, image: string): string {
  return `${inputs}-${image}.png`;
}
