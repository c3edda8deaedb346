/** Shape of a document: one guide in one locale as the compiler writes it, the API returns it and the element renders it. */
import * as v from 'valibot';
import { canonicalLocale, hasRegistrableLanguage, suggestLocale } from './locale.ts';

const ID_HINT = 'use lower-case words joined by hyphens, like "money-pressure"';

const LOCALE_HINT = 'use a BCP 47 tag in its usual spelling, like "en" or "zh-Hant"';

const DATE_HINT = 'use a date written YYYY-MM-DD';

/** Id of a guide, chapter or section: lower-case words joined by single hyphens, usable in a URL and as an HTML id. */
export const IdSchema = v.pipe(
  v.string(ID_HINT),
  v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, ID_HINT),
  v.maxLength(64, 'use at most 64 characters'),
);

/** BCP 47 tag in canonical form, e.g. `zh-Hant`. */
export const LocaleSchema = v.pipe(
  v.string(LOCALE_HINT),
  v.check(
    (tag) => canonicalLocale(tag) === tag && hasRegistrableLanguage(tag),
    ({ input }) => localeHint(input),
  ),
);

/** Calendar date, `YYYY-MM-DD`. */
export const DateSchema = v.pipe(
  v.string(DATE_HINT),
  v.isoDate(DATE_HINT),
  v.check(
    isCalendarDate,
    ({ input }) => `use a day that exists: ${input.slice(0, 7)} has ${lastDayOf(input)} days`,
  ),
);

/** Content hash of a guide in one locale (32 hexadecimal digits); its ETag. */
export const RevisionSchema = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{32}$/, 'use the 32 hexadecimal digits of a revision'),
);

/** SHA-256 of a compiled file (64 hexadecimal digits). */
export const DigestSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Rendered Markdown: sanitised `html`, and the same as plain `text`. */
const PartSchema = v.object({ html: v.string(), text: v.string() });

/** One question and its answer: the accordion's item. */
export const SectionSchema = v.object({
  id: IdSchema,
  heading: v.string(),
  ...PartSchema.entries,
  updated: DateSchema,
  /** Present if the publisher has withdrawn the section: the other members are a notice that says so. */
  withdrawn: v.optional(
    v.object({
      status: v.pipe(v.picklist([410, 451]), v.description('451 for legal reasons (RFC 7725).')),
      since: v.pipe(v.string(), v.description('ISO 8601, UTC.')),
      by: v.pipe(v.string(), v.description('Who required it, in general terms.')),
    }),
  ),
});

/** A section with the id of its chapter, as the API returns it outside its guide. */
export const PlacedSectionSchema = v.object({ ...SectionSchema.entries, chapter: IdSchema });

/** Names of a section's members: the values of `?fields=`. */
export const SectionFieldSchema = v.keyof(PlacedSectionSchema);

/** A group of sections. */
export const ChapterSchema = v.object({
  id: IdSchema,
  heading: v.string(),
  sections: v.array(SectionSchema),
});

/** One guide in one locale. `revision` is the hash of the other members, of the guide's Markdown and of its search terms. */
export const GuideSchema = v.object({
  guide: IdSchema,
  locale: LocaleSchema,
  revision: RevisionSchema,
  title: v.string(),
  description: v.string(),
  updated: DateSchema,
  /** All locales of the guide, the source's first. */
  locales: v.array(LocaleSchema),
  /** Former ids of sections and chapters, and their current ids. */
  aliases: v.optional(v.record(IdSchema, IdSchema)),
  intro: PartSchema,
  chapters: v.array(ChapterSchema),
  summary: v.optional(v.object({ heading: v.string(), ...PartSchema.entries })),
});

/** Rendered Markdown of which `text` may have been left out. */
const PickedPartSchema = v.object({ html: v.string(), text: v.optional(v.string()) });

/** A guide as `?fields=` and `?large=` pick the members of its sections. `withdrawn` is in what is withdrawn, whatever the fields. */
export const PickedGuideSchema = v.object({
  ...GuideSchema.entries,
  intro: PickedPartSchema,
  chapters: v.array(v.object({ ...ChapterSchema.entries, sections: v.array(v.partial(SectionSchema)) })),
  summary: v.optional(v.object({ heading: v.string(), ...PickedPartSchema.entries })),
});

export type Section = v.InferOutput<typeof SectionSchema>;
export type PlacedSection = v.InferOutput<typeof PlacedSectionSchema>;
export type SectionField = v.InferOutput<typeof SectionFieldSchema>;
export type Chapter = v.InferOutput<typeof ChapterSchema>;
export type Guide = v.InferOutput<typeof GuideSchema>;
export type PickedGuide = v.InferOutput<typeof PickedGuideSchema>;

function localeHint(tag: string): string {
  const suggestion = suggestLocale(tag);
  return suggestion !== undefined && hasRegistrableLanguage(suggestion) ? `use ${suggestion}` : LOCALE_HINT;
}

function isCalendarDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.valueOf()) && parsed.toISOString().startsWith(date);
}

/** The number of days in the month of `date`. */
function lastDayOf(date: string): number {
  const [year = 0, month = 0] = date.split('-').map(Number);
  const lastDay = new Date(0);
  lastDay.setUTCFullYear(year, month, 0);
  return lastDay.getUTCDate();
}
