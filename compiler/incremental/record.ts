/** Build record: inputs and outputs of each guide in the last build, and the ids that were ever published. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { DigestSchema, IdSchema, LocaleSchema, RevisionSchema } from '../../schema/guide.ts';
import { GuideEntrySchema } from '../../schema/manifest.ts';
import { writeFileAtomic } from '../atomic-write.ts';
import { DiagnosticSchema } from '../diagnostics.ts';

/** Path of the record in the site's folder. It is not published, and not for version control. */
export const RECORD_PATH = '.edge-faq/build.json';

const PlaceSchema = v.object({ path: v.string(), line: v.number(), column: v.number() });

/** A revision of a guide in one locale in the output folder. */
const StoredRevisionSchema = v.object({
  revision: RevisionSchema,
  /** SHA-256 of its first file. */
  digest: DigestSchema,
  /** Number of its files. */
  files: v.number(),
});

const GuideRecordSchema = v.object({
  /** Hash of everything that the guide was compiled from, except its images. */
  inputs: v.string(),
  entry: GuideEntrySchema,
  /**
   * By locale: the current revision, and the earlier ones that are served beside it. Empty until they are written, and where an
   * earlier compiler wrote other files: the guide is then compiled again.
   */
  revisions: v.fallback(v.record(LocaleSchema, v.array(StoredRevisionSchema)), {}),
  images: v.array(v.object({ source: v.string(), path: v.string() })),
  externalLinks: v.array(v.object({ address: v.string(), ...PlaceSchema.entries })),
  guideLinks: v.array(
    v.object({
      ...{ guide: v.string(), locale: v.string(), fragment: v.string(), derived: v.optional(v.boolean()) },
      ...PlaceSchema.entries,
    }),
  ),
  /** Ids that links may point to: those of chapters and sections, and aliases. */
  ids: v.array(IdSchema),
  /** Ids that were published by this build or an earlier one. */
  published: v.array(IdSchema),
  /** Empty where an earlier compiler wrote another format: the guide is then compiled again anyway. */
  warnings: v.fallback(v.array(DiagnosticSchema), []),
});

const RecordSchema = v.object({ version: v.literal(1), guides: v.array(GuideRecordSchema) });

export type StoredRevision = v.InferOutput<typeof StoredRevisionSchema>;
export type GuideRecord = v.InferOutput<typeof GuideRecordSchema>;

/** The record of each guide, by guide id. */
export type Records = ReadonlyMap<string, GuideRecord>;

export function byGuide(records: readonly GuideRecord[]): Map<string, GuideRecord> {
  return new Map(records.map((record) => [record.entry.guide, record]));
}

/** The records of the last build; empty if the file is missing, invalid or of another version. */
export async function readRecords(): Promise<Map<string, GuideRecord>> {
  const text = await readFile(RECORD_PATH, 'utf8').catch(() => '{}');
  const parsed = v.safeParse(RecordSchema, parseJson(text));
  return byGuide(parsed.success ? parsed.output.guides : []);
}

/** Replaces the file. */
export function writeRecords(guides: readonly GuideRecord[]): void {
  writeFileAtomic(RECORD_PATH, JSON.stringify({ version: 1, guides }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
