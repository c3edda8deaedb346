/** Shape of what the pages of a site share: the settings of `content/site.yaml`, as the build hands them to the worker. */
import * as v from 'valibot';
import { DateSchema, LocaleSchema } from './guide.ts';
import { ShareImageHashSchema } from './share-image.ts';

/** A text in one language for all readers, or in several by locale. */
export const LocalizedSchema = v.union([v.string(), v.record(LocaleSchema, v.string())]);

/** Colours of links and buttons on light and on dark pages: `#rrggbb`. */
export const ColoursSchema = v.object({ accent: v.string(), accentDark: v.string() });

/** An image that the build has copied. `path` begins with a slash. */
const LogoSchema = v.object({ path: v.string(), width: v.number(), height: v.number() });

export const SiteSchema = v.object({
  name: LocalizedSchema,
  /** Scheme and host of absolute URLs, without a slash at the end. Without it, nothing that needs an absolute URL is published. */
  origin: v.optional(v.string()),
  /** URL template of a guide's canonical page, with `{guide}` and `{locale}`; by default the worker's own page. */
  pages: v.optional(v.string()),
  logo: v.optional(LogoSchema),
  colours: ColoursSchema,
  /** Where readers reach the publisher. */
  contact: v.optional(
    v.object({ email: v.optional(v.string()), url: v.optional(v.string()), phone: v.optional(v.string()) }),
  ),
  /** Links in the footer. */
  links: v.array(v.object({ text: LocalizedSchema, url: LocalizedSchema })),
  /** Who publishes the site: plain text with line breaks. */
  imprint: v.optional(LocalizedSchema),
  /** When the accessibility of the site was last checked. */
  accessibilityChecked: v.optional(DateSchema),
  /** Share images of the site by locale, for what has none of its own; absent without an origin. */
  shareImages: v.optional(v.record(LocaleSchema, ShareImageHashSchema)),
  /** The style sheet of the element's shadow root. */
  elementStyles: v.string(),
});

/** The name of a site that has neither a name nor an origin. */
export const DEFAULT_NAME: Site['name'] = { en: 'Help', 'zh-Hant': '說明', 'zh-Hans': '帮助' };

/** The colours of links and buttons where the site sets none. */
export const DEFAULT_COLOURS: Site['colours'] = { accent: '#0b57d0', accentDark: '#a8c7fa' };

export type Localized = v.InferOutput<typeof LocalizedSchema>;
export type Colours = v.InferOutput<typeof ColoursSchema>;
export type Site = v.InferOutput<typeof SiteSchema>;
