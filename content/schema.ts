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

/** A piece of an answer: sanitised `html`, and `text`, the same words without markup. */
const PartSchema = v.object({ html: v.string(), text: v.string() });

/** One question and its answer: the accordion's item. */
export const SectionSchema = v.object({
  id: IdSchema,
  heading: v.string(),
  ...PartSchema.entries,
  updated: DateSchema,
});

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
  revision: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  title: v.string(),
  description: v.string(),
  updated: DateSchema,
  intro: PartSchema,
  chapters: v.array(ChapterSchema),
  summary: v.optional(v.object({ heading: v.string(), ...PartSchema.entries })),
});

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
export type Chapter = v.InferOutput<typeof ChapterSchema>;
export type Guide = v.InferOutput<typeof GuideSchema>;
export type Manifest = v.InferOutput<typeof ManifestSchema>;
export type GuideEntry = Manifest['guides'][number];
export type LocaleEntry = GuideEntry['locales'][number];

/** Where a document lies under the folder of static assets, and so its address at the edge. */
export function documentPath(
  guide: string,
  { locale, revision }: Pick<LocaleEntry, 'locale' | 'revision'>,
): string {
  return `content/${guide}/${locale}/${revision}.json`;
}

/** Where the manifest lies under the folder of static assets. */
export const MANIFEST_PATH = 'content/manifest.json';

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
