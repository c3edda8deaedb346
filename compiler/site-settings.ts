/** Settings of `content/site.yaml`: where the site is, and how its pages look. */
import { lstatSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { imageSize } from 'image-size';
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { IdSchema } from '../schema/guide.ts';
import { OWN_PAGES } from '../schema/page-url.ts';
import { type Colours, DEFAULT_COLOURS } from '../schema/site.ts';
import { contrast } from './check/contrast.ts';
import { report } from './diagnostics.ts';
import { findAccessProblem } from './read/access.ts';
import { pointOfSetting, readSettingsFile } from './read/settings-file.ts';
import { findDefect, hasSvgText, IMAGE_TYPES } from './render/image-format.ts';
import { imagePathOf } from './render/image-path.ts';
import type { Image } from './render/images.ts';
import {
  ContactSchema,
  isMapping,
  LocalizedLinkSchema,
  LocalizedTextSchema,
  mapping,
  OriginSchema,
  PagesSchema,
  PastDateSchema,
} from './site-values.ts';

/** The backgrounds of light and dark pages, on which the accent has to be readable. */
export const BACKGROUNDS = { accent: '#ffffff', accentDark: '#14171c' };

/** Contrast of text (WCAG 2.2, success criterion 1.4.3). */
const MIN_CONTRAST = 4.5;

const COLOUR_HINT = 'write six hexadecimal digits in quotes, like "#0b57d0"';

const LOGO_HINT = 'write the path of an image in the content folder, like logo.svg';

const MOVED_HINT = 'write former and current ids of guides, like {late-loan: overdue-loan}';

const ColourSchema = v.pipe(v.string(COLOUR_HINT), v.regex(/^#[0-9a-f]{6}$/i, COLOUR_HINT), v.toLowerCase());

const colourOn = (name: keyof Colours, page: string) =>
  v.optional(
    v.pipe(
      ColourSchema,
      v.check(
        (colour) => contrast(colour, BACKGROUNDS[name]) >= MIN_CONTRAST,
        ({ input }) =>
          `use a colour with a contrast of ${MIN_CONTRAST} or more on ${page} pages: ${input} has ${contrast(input, BACKGROUNDS[name]).toFixed(1)}`,
      ),
    ),
    DEFAULT_COLOURS[name],
  );

export const SiteSettingsSchema = v.strictObject({
  /** Name of the site; by default the host of `origin`. */
  name: v.optional(LocalizedTextSchema),
  /** Where the worker is deployed: scheme and host of absolute URLs. */
  origin: v.optional(OriginSchema),
  /** URL template of a guide's page, with `{guide}` and `{locale}`, where another site shows the guides: it wins as canonical URL. */
  pages: v.optional(PagesSchema),
  /** Path of an image in the content folder. */
  logo: v.optional(v.pipe(v.string(LOGO_HINT), v.regex(/^(?![a-z\d+.-]+:)[^\\\p{Cc}]+$/iu, LOGO_HINT))),
  colours: v.optional(
    mapping(
      { accent: colourOn('accent', 'light'), accentDark: colourOn('accentDark', 'dark') },
      'write accent: and accentDark:',
    ),
  ),
  contact: v.optional(ContactSchema),
  /** Links in the footer. */
  links: v.optional(
    v.array(
      mapping({ text: LocalizedTextSchema, url: LocalizedLinkSchema }, 'write text: and url:'),
      'write a list of links, each with text: and url:',
    ),
  ),
  /** Who publishes the site. */
  imprint: v.optional(LocalizedTextSchema),
  /** When the accessibility of the site was last checked. */
  accessibilityChecked: v.optional(PastDateSchema),
  /** Former ids of guides, and their current ones. */
  moved: v.optional(
    v.pipe(v.custom<Record<string, string>>(isMapping, MOVED_HINT), v.record(IdSchema, IdSchema, MOVED_HINT)),
  ),
});

type SiteSettingsFile = v.InferOutput<typeof SiteSettingsSchema>;

/** The settings, with the image file of the logo. */
export interface SiteSettings extends Omit<SiteSettingsFile, 'logo'> {
  logo?: Image & { width: number; height: number };
}

/** The valid settings in `site.yaml`, as `readSettingsFile` reads them; errors are reported. */
export function readSiteSettings(file: VFile): SiteSettings | undefined {
  const settings = readSettingsFile(file, {
    schema: SiteSettingsSchema,
    rule: 'invalid-site',
    syntaxHint: 'write "name: value" lines, and quotes around a value with a colon or a bracket in it',
    settingHint: `write "name: value" lines; the settings are ${Object.keys(SiteSettingsSchema.entries).join(', ')}`,
  });
  if (!settings) return undefined;
  const { logo: path, ...others } = settings;
  const logo = path === undefined ? undefined : readLogo(path, file);
  return { ...others, ...(logo && { logo }) };
}

/** The URL template of the canonical pages: those that `pages` names, or else the worker's own, where it has an origin. */
export function pagesOf({ pages, origin }: SiteSettings): string | undefined {
  return pages ?? (origin && origin + OWN_PAGES);
}

function readLogo(path: string, file: VFile): SiteSettings['logo'] {
  const folder = dirname(file.path);
  const source = join(folder, path);
  const refuse = (reason: string, hint: string) => {
    report(file, pointOfSetting(file, 'logo'), 'invalid-site', `logo "${path}" ${reason}`, hint);
    return undefined;
  };
  const type = extname(path).toLowerCase();
  if (!IMAGE_TYPES.includes(type))
    return refuse('is of an unknown type', `use one of ${IMAGE_TYPES.join(', ')}`);
  if (!lstatSync(source, { throwIfNoEntry: false })) return refuse('does not exist', `put it at ${source}`);
  const problem = findAccessProblem(source, folder, 'file');
  if (problem) return refuse(problem.reason, problem.hint);
  const bytes = readFileSync(source);
  const defect = findDefect(type, bytes);
  if (defect !== undefined)
    return refuse(defect, 'save it again as an image, with the extension of its format');
  if (type === '.svg' && hasSvgText(bytes)) reportText(path, file);
  try {
    const { width, height } = imageSize(bytes);
    return { source, path: imagePathOf(source, bytes), width, height };
  } catch {
    return refuse(
      'has no readable dimensions',
      'save it again as an image; an SVG needs width and height, or a viewBox',
    );
  }
}

/** The renderer of share images has no fonts, and browsers set the text in whichever the reader has. */
function reportText(path: string, file: VFile): void {
  const hint = 'convert the text to outlines (paths) in a drawing program, and save it again';
  report(
    file,
    pointOfSetting(file, 'logo'),
    'logo-text',
    `logo "${path}" has text, which share images lack`,
    hint,
  );
}
