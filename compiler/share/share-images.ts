/** Share images of a site: one for each guide in each locale, and one for the site in each locale. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { shareImagePath } from '../../schema/paths.ts';
import { type CompiledSite, guideEntries } from '../compiled-site.ts';
import { type EarlierOutput, isUntouched } from '../publish/intact-files.ts';
import { toSite } from '../publish/shared-site.ts';
import { writeIfChanged } from '../publish/write-if-changed.ts';
import type { SiteSettings } from '../site-settings.ts';
import type { DrawTask } from './draw-image.ts';
import { drawImages } from './draw-images.ts';
import { toDrawnText } from './drawn-text.ts';
import { MAX_DRAWN_GUIDES, type ShareImages } from './image-hashes.ts';
import type { ImageContent, ImageLogo } from './image-layout.ts';
import { keep, keepOnly, listKept, readKept } from './kept-images.ts';
import { textIn } from './localized.ts';

/**
 * Version of the drawing. Increment when the same texts give another image: with any change of the layout, and with other versions of
 * Satori, resvg or the fonts.
 */
const DRAWING = 1;

/** An image that a site should have. */
interface Wanted extends DrawTask {
  /** Absent for an image of the site. */
  guide?: string;
}

/**
 * The site with its share images, which are written into the folder of `output`; only those are drawn whose text, logo or colour has
 * changed. A site without an `origin` has none, since only absolute URLs can name them.
 *
 * @param maxGuides - guides up to which each has images of its own, for tests
 */
export async function addShareImages(
  site: CompiledSite,
  output: EarlierOutput,
  maxGuides = MAX_DRAWN_GUIDES,
): Promise<CompiledSite> {
  if (site.siteSettings.origin === undefined) return site;
  const wanted = listWanted(site, maxGuides);
  const kept = listKept();
  const missing = wanted.filter((each) => !isWritten(each, kept, output));
  for await (const { inputs, png } of drawImages(missing)) {
    const image = keep(inputs, png);
    if (png) writeIfChanged(join(output.folder, shareImagePath(image)), png);
    kept.set(inputs, image);
  }
  keepOnly(new Map(wanted.map(({ inputs }) => [inputs, kept.get(inputs) ?? ''])));
  return { ...site, shareImages: toShareImages(wanted, kept) };
}

/** Whether the output has the image, undamaged, if need be from those that are kept. */
function isWritten({ inputs }: Wanted, kept: ReadonlyMap<string, string>, output: EarlierOutput): boolean {
  const image = kept.get(inputs);
  if (image === undefined) return false;
  if (image === '' || isUntouched(shareImagePath(image), output)) return true;
  const png = readKept(inputs, image);
  if (png) writeIfChanged(join(output.folder, shareImagePath(image)), png);
  return png !== undefined;
}

function listWanted(site: CompiledSite, maxGuides: number): Wanted[] {
  const entries = guideEntries(site);
  const draw = contentsOf(site.siteSettings);
  const locales = new Set(entries.flatMap((entry) => entry.locales.map(({ locale }) => locale)));
  const ofGuides = entries.length > maxGuides ? [] : entries;
  return [
    ...[...locales].map((locale) => draw(locale)),
    ...ofGuides.flatMap(({ guide, locales }) =>
      locales.flatMap(({ locale, title }) => {
        const drawn = toDrawnText(title);
        return drawn === '' ? [] : [{ guide, ...draw(locale, drawn) }];
      }),
    ),
  ];
}

/** What the images of a site have in common, completed by a locale and the title of a guide. */
function contentsOf(settings: SiteSettings): (locale: string, title?: string) => Wanted {
  const { name, colours } = toSite(settings);
  const logo = readLogo(settings);
  return (locale, title) => {
    const content: ImageContent = {
      locale,
      name: toDrawnText(textIn(name, locale)),
      accent: colours.accent,
      ...(title !== undefined && { title }),
      ...(logo && { logo }),
    };
    const inputs = hash('sha256', JSON.stringify([DRAWING, { ...content, logo: settings.logo?.path }]));
    return { content, inputs: inputs.slice(0, 32) };
  };
}

/** Types of images that the renderer reads; a logo of another one isn't drawn. */
const MEDIA_TYPES: Partial<Record<string, string>> = {
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

function readLogo({ logo }: SiteSettings): ImageLogo | undefined {
  if (!logo) return undefined;
  const type = MEDIA_TYPES[extname(logo.path)];
  if (type === undefined) return undefined;
  const { source, width, height } = logo;
  return { url: `data:${type};base64,${readFileSync(source, 'base64')}`, width, height };
}

function toShareImages(wanted: readonly Wanted[], images: ReadonlyMap<string, string>): ShareImages {
  const site: Record<string, string> = {};
  const guides = new Map<string, Record<string, string>>();
  for (const { guide, content, inputs } of wanted) {
    const image = images.get(inputs) ?? '';
    if (image === '') continue;
    const byLocale = guide === undefined ? site : (guides.get(guide) ?? {});
    byLocale[content.locale] = image;
    if (guide !== undefined) guides.set(guide, byLocale);
  }
  return { site, guides };
}
