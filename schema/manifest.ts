/** Shapes of the manifest and its pages: which guides, locales and revisions exist, and what has changed. */
import * as v from 'valibot';
import { DateSchema, DigestSchema, GuideSchema, IdSchema, LocaleSchema, RevisionSchema } from './guide.ts';
import { ShareImageHashSchema } from './share-image.ts';
import { STORAGE_FORMAT } from './storage-format.ts';

/** A guide in one locale, as lists of guides have it. */
export const LocaleEntrySchema = v.object({
  ...v.pick(GuideSchema, ['locale', 'revision', 'title', 'description', 'updated']).entries,
  /** Numbers of chapters and sections. */
  chapters: v.number(),
  sections: v.number(),
});

/** A guide as lists of guides have it. */
export const GuideEntrySchema = v.object({
  guide: IdSchema,
  defaultLocale: LocaleSchema,
  locales: v.array(LocaleEntrySchema),
});

/** A revision of a guide in one locale, and the SHA-256 of its file. */
const StoredRevisionSchema = v.tuple([RevisionSchema, DigestSchema]);

/** A guide as the worker finds it: where its editions are. One line of an index page. */
export const StoredGuideSchema = v.object({
  guide: IdSchema,
  defaultLocale: LocaleSchema,
  /** The source's first. */
  locales: v.array(
    v.object({
      locale: LocaleSchema,
      updated: DateSchema,
      /** The current revision, and the earlier ones that are served beside it. */
      revisions: v.array(StoredRevisionSchema),
      /** Its share image; absent where it has none of its own. */
      image: v.optional(ShareImageHashSchema),
    }),
  ),
});

/** File name of an image: its hash (32 hexadecimal digits) and the extension of its type. */
const ImageNameSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}\.[a-z]+$/));

/** Where an image is shown: guide, locale and section; without a section in the intro or the summary. */
const ImageUseSchema = v.pipe(v.tupleWithRest([IdSchema, LocaleSchema], IdSchema), v.maxLength(3));

/** An image and the current editions that show it. One line of a page of image uses. */
export const ImageUsesSchema = v.object({ image: ImageNameSchema, uses: v.array(ImageUseSchema) });

/** Pages of lines that are sorted by guide id: the first id on each page, and the SHA-256 that the page is named by. */
const PagesSchema = v.array(v.tuple([IdSchema, DigestSchema]));

/** Guides on a page of a list; the last page may have fewer. */
export const LIST_PAGE_SIZE = 100;

/**
 * The manifest, sealed (schema/integrity.ts). Everything that grows with the number of guides is in pages, so that reading one guide's
 * entry takes the same time in a site of any size.
 */
export const ManifestSchema = v.object({
  format: v.literal(STORAGE_FORMAT),
  /** Number of guides, and of guides in one locale. */
  guides: v.number(),
  documents: v.number(),
  /** Every locale of any guide. */
  locales: v.array(LocaleSchema),
  /** The original locale of most guides. */
  defaultLocale: LocaleSchema,
  /** The revision of the search index of all guides, by locale. */
  searchIndexes: v.record(LocaleSchema, RevisionSchema),
  /** SHA-256 of the file with the readings of Han characters; absent if no guide is in Chinese. */
  readings: v.optional(DigestSchema),
  /** The index: pages of `StoredGuide`. */
  index: PagesSchema,
  /** The list of all guides: pages of `GuideEntry`. */
  list: PagesSchema,
  /** The list of the guides in each locale, with that locale only. */
  lists: v.record(LocaleSchema, v.object({ guides: v.number(), pages: PagesSchema })),
  /** The pages of the site for search engines: pages of `SitemapGuide`. Empty if the site has no origin, like `feeds`. */
  sitemap: PagesSchema,
  /** SHA-256 of the file with the feed in each locale. */
  feeds: v.record(LocaleSchema, DigestSchema),
  /** SHA-256 of the file with what the pages of the site share. */
  site: DigestSchema,
  /** Former ids of guides, and their current ones; absent if none has moved. */
  moved: v.optional(v.record(IdSchema, IdSchema)),
  /** SHA-256 of the file with the withdrawals that front matter declares; absent if it declares none. */
  withdrawals: v.optional(DigestSchema),
  /** Where images are shown: pages of `ImageUses`, sorted by name, with the first name on each; absent if there are no images. */
  images: v.optional(v.array(v.tuple([ImageNameSchema, DigestSchema]))),
});

/** A guide as the sitemap has it (sitemaps.org): its pages, and when they were last changed. One line of a sitemap page. */
export const SitemapGuideSchema = v.object({
  guide: IdSchema,
  defaultLocale: LocaleSchema,
  locales: v.array(v.object({ locale: LocaleSchema, updated: DateSchema })),
  /** In the order of the guide; they are the same in every locale. */
  sections: v.array(IdSchema),
});

/** A section that has changed, and when: an entry of a feed. */
const ChangedSectionSchema = v.object({ guide: IdSchema, section: IdSchema, updated: DateSchema });

/** The sections that have changed last in one locale, the latest first. */
export const FeedSchema = v.array(ChangedSectionSchema);

export type Manifest = v.InferOutput<typeof ManifestSchema>;
export type Pages = v.InferOutput<typeof PagesSchema>;
export type StoredGuide = v.InferOutput<typeof StoredGuideSchema>;
export type GuideEntry = v.InferOutput<typeof GuideEntrySchema>;
export type LocaleEntry = v.InferOutput<typeof LocaleEntrySchema>;
export type ImageUse = v.InferOutput<typeof ImageUseSchema>;
export type ImageUses = v.InferOutput<typeof ImageUsesSchema>;
export type SitemapGuide = v.InferOutput<typeof SitemapGuideSchema>;
export type ChangedSection = v.InferOutput<typeof ChangedSectionSchema>;
