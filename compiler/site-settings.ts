/** Settings of `content/site.yaml`: where the site is, and how its pages look. */
import { lstatSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { imageSize } from 'image-size';
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { DateSchema, IdSchema, LocaleSchema } from '../schema/guide.ts';
import { OWN_PAGES } from '../schema/page-url.ts';
import { type Colours, DEFAULT_COLOURS } from '../schema/site.ts';
import { contrast } from './check/contrast.ts';
import { report, TOP } from './diagnostics.ts';
import { findAccessProblem } from './read/access.ts';
import { readSettingsFile } from './read/settings-file.ts';
import { findDefect, IMAGE_TYPES } from './render/image-format.ts';
import { imagePathOf } from './render/image-path.ts';
import type { Image } from './render/images.ts';

/** The backgrounds of light and dark pages, on which the accent has to be readable. */
export const BACKGROUNDS = { accent: '#ffffff', accentDark: '#14171c' };

/** Contrast of text (WCAG 2.2, success criterion 1.4.3). */
const MIN_CONTRAST = 4.5;

const PAGES_HINT = 'write the URL of a page with {guide} in it, like https://help.example/{guide}/{locale}';

const ORIGIN_HINT = 'write scheme and host without a path, like https://faq.example';

const TEXT_HINT = 'write a text, or one by locale, like {en: Help, zh-Hant: 說明}';

const COLOUR_HINT = 'write six hexadecimal digits in quotes, like "#0b57d0"';

const LINK_HINT = 'write an https:, mailto: or tel: URL, or a path like /about';

const MOVED_HINT = 'write former and current ids of guides, like {late-loan: overdue-loan}';

const TextSchema = v.pipe(
  v.string(TEXT_HINT),
  v.trim(),
  v.minLength(1, TEXT_HINT),
  v.maxLength(2_000, 'use at most 2,000 characters'),
);

const LocalizedSchema = v.union(
  [TextSchema, v.pipe(v.record(LocaleSchema, TextSchema), v.minEntries(1))],
  TEXT_HINT,
);

const LinkSchema = v.pipe(
  v.string(LINK_HINT),
  v.regex(/^(?:https?:\/\/[^\s/\\]\S*|mailto:\S+|tel:\S+|\/(?![/\\])\S*)$/i, LINK_HINT),
  v.check((url) => !hasUserName(url), 'remove everything between // and @: it is a user name'),
);

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
  name: v.optional(LocalizedSchema),
  /** Where the worker is deployed: scheme and host of absolute URLs. */
  origin: v.optional(
    v.pipe(
      v.string(ORIGIN_HINT),
      v.check(isOrigin, ORIGIN_HINT),
      v.transform((url) => new URL(url).origin),
    ),
  ),
  /** URL template of a guide's page, with `{guide}` and `{locale}`, where another site shows the guides: it wins as canonical URL. */
  pages: v.optional(
    v.pipe(
      v.string(PAGES_HINT),
      v.regex(/^https?:\/\/\S*\{guide\}\S*$/, PAGES_HINT),
      v.check((url) => !hasUserName(url), 'remove everything between // and @: it is a user name'),
    ),
  ),
  /** Path of an image in the content folder. */
  logo: v.optional(v.string('write the path of an image in the content folder, like logo.svg')),
  colours: v.optional(
    v.strictObject(
      { accent: colourOn('accent', 'light'), accentDark: colourOn('accentDark', 'dark') },
      'write accent: and accentDark:',
    ),
  ),
  contact: v.optional(
    v.strictObject(
      {
        email: v.optional(v.pipe(v.string(), v.email('write an e-mail address'))),
        url: v.optional(LinkSchema),
        phone: v.optional(
          v.pipe(
            v.string(),
            v.regex(/^\+?[\d ()-]{3,30}$/, 'write a telephone number in quotes, like "+886 2 1234 5678"'),
          ),
        ),
      },
      'write email:, url: or phone:',
    ),
  ),
  /** Links in the footer. */
  links: v.optional(
    v.array(
      v.strictObject(
        {
          text: LocalizedSchema,
          url: v.union([LinkSchema, v.pipe(v.record(LocaleSchema, LinkSchema), v.minEntries(1))], LINK_HINT),
        },
        'write text: and url:',
      ),
      'write a list of links, each with text: and url:',
    ),
  ),
  /** Who publishes the site. */
  imprint: v.optional(LocalizedSchema),
  /** When the accessibility of the site was last checked. */
  accessibilityChecked: v.optional(DateSchema),
  /** Former ids of guides, and their current ones. */
  moved: v.optional(v.record(IdSchema, IdSchema, MOVED_HINT)),
});

type SiteSettingsFile = v.InferOutput<typeof SiteSettingsSchema>;

/** The settings, with the image file of the logo. */
export interface SiteSettings extends Omit<SiteSettingsFile, 'logo'> {
  logo?: Image & { width: number; height: number };
}

/** The settings in `site.yaml`; undefined where it has errors, which are reported. */
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
    report(file, TOP, 'invalid-site', `logo "${path}" ${reason}`, hint);
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

function isOrigin(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, origin, href } = new URL(url);
  return /^https?:$/.test(protocol) && href === `${origin}/`;
}

/** Whether a URL leads to the host after its `@`, not to the one that it seems to begin with. */
function hasUserName(url: string): boolean {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}
