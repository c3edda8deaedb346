/** Uses of images: which guides, locales and sections show each. The worker refuses an image if all of them are withdrawn. */
import type { Guide } from '../../schema/guide.ts';
import type { ImageUse, ImageUses } from '../../schema/manifest.ts';
import type { GuideRecord } from '../incremental/record.ts';

/** An image in compiled HTML, where text has no `<` and `src` comes first. */
const IMAGE = /<img src="\/images\/([^"]+)"/g;

/** The images that the documents of a guide show. */
export function guideImageUses(documents: readonly Guide[]): ImageUses[] {
  return groupByImage(documents.flatMap(listUses));
}

/** The images that all guides show, sorted by name. */
export function siteImageUses(records: readonly Pick<GuideRecord, 'imageUses'>[]): ImageUses[] {
  const all = records.flatMap(({ imageUses }) => imageUses);
  return groupByImage(all.flatMap(({ image, uses }) => uses.map((use) => ({ image, use }))));
}

function listUses({ guide, locale, intro, chapters, summary }: Guide): { image: string; use: ImageUse }[] {
  const sections = chapters.flatMap((chapter) => chapter.sections);
  const parts: [html: string, use: ImageUse][] = [
    [intro.html + (summary?.html ?? ''), [guide, locale]],
    ...sections.map(({ id, html }): [string, ImageUse] => [html, [guide, locale, id]]),
  ];
  return parts.flatMap(([html, use]) => imagesIn(html).map((image) => ({ image, use })));
}

/** The file names of the images in `html`, each once. */
function imagesIn(html: string): string[] {
  return [...new Set([...html.matchAll(IMAGE)].map(([, name = '']) => name))];
}

function groupByImage(entries: readonly { image: string; use: ImageUse }[]): ImageUses[] {
  const groups = [...Map.groupBy(entries, ({ image }) => image)];
  return groups
    .map(([image, ofImage]) => ({ image, uses: ofImage.map(({ use }) => use) }))
    .toSorted((a, b) => (a.image < b.image ? -1 : 1));
}
