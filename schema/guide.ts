/** Shape of a guide: the JSON document that the compiler writes, the worker returns and the element shows. */
import * as v from 'valibot';
import { canonicalLocale } from './locale.ts';

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

export type Section = v.InferOutput<typeof SectionSchema>;
export type PlacedSection = v.InferOutput<typeof PlacedSectionSchema>;
export type SectionField = v.InferOutput<typeof SectionFieldSchema>;
export type Chapter = v.InferOutput<typeof ChapterSchema>;
export type Guide = v.InferOutput<typeof GuideSchema>;

function isCalendarDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.valueOf()) && parsed.toISOString().startsWith(date);
}
