/** Shape of the manifest and of the sitemap's data: which guides, locales and revisions exist. */
import * as v from 'valibot';
import { DateSchema, GuideSchema, IdSchema, LocaleSchema, RevisionSchema } from './guide.ts';

/** Every guide with its locales and their current revisions. */
export const ManifestSchema = v.object({
  guides: v.array(
    v.object({
      guide: IdSchema,
      defaultLocale: LocaleSchema,
      locales: v.array(
        v.object({
          ...v.pick(GuideSchema, ['locale', 'revision', 'title', 'description', 'updated']).entries,
          /** Numbers of chapters and sections. */
          chapters: v.number(),
          sections: v.number(),
        }),
      ),
    }),
  ),
});

/** The manifest's file: it also has the revision of the search index of all guides, by locale. */
export const ManifestFileSchema = v.object({
  ...ManifestSchema.entries,
  searchIndexes: v.record(LocaleSchema, RevisionSchema),
});

/** Data of the sitemap (sitemaps.org): when each locale was last changed, and the URL of its page where the site has pages. */
export const SitemapSchema = v.array(
  v.object({
    guide: IdSchema,
    locales: v.array(v.object({ locale: LocaleSchema, lastmod: DateSchema, loc: v.optional(v.string()) })),
  }),
);

export type Manifest = v.InferOutput<typeof ManifestSchema>;
export type ManifestFile = v.InferOutput<typeof ManifestFileSchema>;
export type GuideEntry = Manifest['guides'][number];
export type LocaleEntry = GuideEntry['locales'][number];
export type Sitemap = v.InferOutput<typeof SitemapSchema>;
