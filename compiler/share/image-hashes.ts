/** Share images of a site by their hashes, which name their files. */
import { shareImagePath } from '../../schema/paths.ts';

/** Guides up to which each has images of its own: those of more would be most of the files of a deployment. */
export const MAX_DRAWN_GUIDES = 1_000;

/** Hashes by locale. */
type ByLocale = Readonly<Record<string, string>>;

export interface ShareImages {
  site: ByLocale;
  /** By guide id; without guides and locales that have no image of their own. */
  guides: ReadonlyMap<string, ByLocale>;
}

/** The paths of the images, those of single guides apart. */
export function shareImagePaths(images: ShareImages | undefined): { site: string[]; guides: string[] } {
  const pathsOf = (byLocale: ByLocale) => Object.values(byLocale).map(shareImagePath);
  return images
    ? { site: pathsOf(images.site), guides: [...images.guides.values()].flatMap(pathsOf) }
    : { site: [], guides: [] };
}
