/**
 * The shapes of everything that is compiled from Markdown and served at the edge: the one source of the types that
 * the compiler writes, the worker answers with and the element shows.
 */
import * as v from 'valibot';

/** Id of a guide, chapter or section: lower-case words joined by single hyphens, usable in a URL and as an HTML id. */
export const IdSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens, like "money-pressure"'),
  v.maxLength(64, 'use at most 64 characters'),
);

/** BCP 47 tag in its canonical spelling, e.g. `zh-Hant`. */
export const LocaleSchema = v.pipe(
  v.string(),
  v.check((tag) => canonicalLocale(tag) === tag, 'use a BCP 47 tag in its usual spelling, like "zh-Hant"'),
);

/** Calendar date, `YYYY-MM-DD`. */
export const DateSchema = v.pipe(
  v.string(),
  v.isoDate('use a date written YYYY-MM-DD'),
  v.check(isCalendarDate, 'no such day'),
);

/** Hash of a guide in one locale: 32 hexadecimal digits. */
export const RevisionSchema = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{32}$/, 'use the 32 hexadecimal digits of a revision'),
);

/** A piece of an answer: sanitised `html`, and `text`, the same words without markup. */
const PartSchema = v.object({ html: v.string(), text: v.string() });

/** One question and its answer: the accordion's item. */
export const SectionSchema = v.object({
  id: IdSchema,
  heading: v.string(),
  ...PartSchema.entries,
  updated: DateSchema,
});

/** One section and the chapter it stands in: what is answered where sections come without their guide. */
export const PlacedSectionSchema = v.object({ ...SectionSchema.entries, chapter: IdSchema });

/** The name of a member of a section. */
export const SectionFieldSchema = v.keyof(PlacedSectionSchema);

/** A group of sections. */
export const ChapterSchema = v.object({
  id: IdSchema,
  heading: v.string(),
  sections: v.array(SectionSchema),
});

/** One guide in one locale: what a content document holds. `revision` is the hash of all the rest. */
export const GuideSchema = v.object({
  guide: IdSchema,
  locale: LocaleSchema,
  revision: RevisionSchema,
  title: v.string(),
  description: v.string(),
  updated: DateSchema,
  /** All locales that the guide is written in, the source's first. */
  locales: v.array(LocaleSchema),
  /** Ids that sections and chapters once had, and those they have now. */
  aliases: v.optional(v.record(IdSchema, IdSchema)),
  intro: PartSchema,
  chapters: v.array(ChapterSchema),
  summary: v.optional(v.object({ heading: v.string(), ...PartSchema.entries })),
});

/** The first line of a section pack: whose sections follow, one JSON object a line, and how long each is. */
export const PackHeaderSchema = v.object({
  ...v.pick(GuideSchema, ['guide', 'locale', 'revision', 'aliases']).entries,
  sections: v.array(
    v.object({
      id: IdSchema,
      chapter: IdSchema,
      /** Length of its line (bytes of UTF-8), without the line break. */
      bytes: v.number(),
      /** Where it begins and ends in the guide's Markdown (bytes of UTF-8). */
      markdown: v.tuple([v.number(), v.number()]),
    }),
  ),
});

/**
 * A search index: of one guide in one locale, or of all guides in it. Words are folded, so that spellings of one word are the
 * same. Long lists are packed into strings (search/packing.ts), which are read at once and take little memory.
 */
export const SearchIndexSchema = v.object({
  locale: LocaleSchema,
  /** Hash of all that it was made from. */
  revision: RevisionSchema,
  /** The sections, by guide: what a list of sections counts through. */
  guides: v.array(v.object({ guide: IdSchema, sections: v.array(IdSchema) })),
  /** How many different words stand in the heading and in the text of each section, packed. */
  lengths: v.string(),
  /** Every word, one a line, in the order of their UTF-16 code units. */
  words: v.string(),
  /** For each word, in the same order, one a line: the sections that hold it, packed. */
  postings: v.string(),
  /** Groups of Han characters that are one: how the content writes it, how it is folded, and what else is folded to the same. */
  characters: v.string(),
  /** Words that the content writes otherwise than they are folded, but for Han characters: with accents. */
  written: v.record(v.string(), v.string()),
  /** Words that tell little, folded. */
  stopWords: v.array(v.string()),
  /** Groups of phrases that mean the same, folded. */
  synonyms: v.array(v.array(v.string())),
});

/** What a sitemap says of each guide (sitemaps.org): when each locale was last changed, and its page where it has one. */
export const SitemapSchema = v.array(
  v.object({
    guide: IdSchema,
    locales: v.array(v.object({ locale: LocaleSchema, lastmod: DateSchema, loc: v.optional(v.string()) })),
  }),
);

/** What exists now: every guide, its locales and their current revisions. */
export const ManifestSchema = v.object({
  guides: v.array(
    v.object({
      guide: IdSchema,
      defaultLocale: LocaleSchema,
      locales: v.array(
        v.object({
          ...v.pick(GuideSchema, ['locale', 'revision', 'title', 'description', 'updated']).entries,
          chapters: v.number(),
          sections: v.number(),
        }),
      ),
    }),
  ),
});

export type Section = v.InferOutput<typeof SectionSchema>;
export type PlacedSection = v.InferOutput<typeof PlacedSectionSchema>;
export type SectionField = v.InferOutput<typeof SectionFieldSchema>;
export type Chapter = v.InferOutput<typeof ChapterSchema>;
export type Guide = v.InferOutput<typeof GuideSchema>;
export type PackHeader = v.InferOutput<typeof PackHeaderSchema>;
export type SearchIndexData = v.InferOutput<typeof SearchIndexSchema>;
export type Sitemap = v.InferOutput<typeof SitemapSchema>;
export type Manifest = v.InferOutput<typeof ManifestSchema>;
export type GuideEntry = Manifest['guides'][number];
export type LocaleEntry = GuideEntry['locales'][number];

/** A guide in one locale at one revision, as its files are named. */
type Edition = Pick<LocaleEntry, 'locale' | 'revision'>;

/** Where a document lies under the folder of static assets, and so its address at the edge. */
export function documentPath(guide: string, { locale, revision }: Edition): string {
  return `content/${guide}/${locale}/${revision}.json`;
}

/** Where the same sections lie one a line, for whoever wants one without parsing all. */
export function packPath(guide: string, { locale, revision }: Edition): string {
  return `content/${guide}/${locale}/${revision}.sections.jsonl`;
}

/** Where the guide lies as Markdown. */
export function markdownPath(guide: string, { locale, revision }: Edition): string {
  return `content/${guide}/${locale}/${revision}.md`;
}

/** Where the search index of the guide lies. */
export function searchPath(guide: string, { locale, revision }: Edition): string {
  return `content/${guide}/${locale}/${revision}.search.json`;
}

/** Where the search index of all guides in one locale lies. */
export function siteSearchPath(locale: string): string {
  return `content/search/${locale}.json`;
}

/** Where an image lies under the folder of static assets: named by its hash; `type` is `.png` or the like. */
export function imagePath(hash: string, type: string): string {
  return `images/${hash}${type}`;
}

/** Where the manifest lies under the folder of static assets. */
export const MANIFEST_PATH = 'content/manifest.json';

/** Where the facts for a sitemap lie. */
export const SITEMAP_PATH = 'content/sitemap.json';

/** The tag in its canonical spelling (RFC 5646, section 4.5), or undefined where it is not a language tag. */
export function canonicalLocale(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function isCalendarDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.valueOf()) && parsed.toISOString().startsWith(date);
}
