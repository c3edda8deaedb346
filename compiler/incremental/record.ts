/** What the last build made of each guide: what is unchanged isn't compiled again, and published ids aren't forgotten. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { IdSchema } from '../../schema/guide.ts';
import { ManifestSchema } from '../../schema/manifest.ts';
import { DiagnosticSchema } from '../diagnostics.ts';
import { replaceFile } from '../publish/replace-file.ts';

/** Where the record is kept, in the site's folder: not published, and not for version control. */
export const RECORD_PATH = '.edge-faq/build.json';

const PlaceSchema = v.object({ path: v.string(), line: v.number(), column: v.number() });

const GuideRecordSchema = v.object({
  /** Hash of all that the guide was compiled from, but for its images. */
  inputs: v.string(),
  entry: ManifestSchema.entries.guides.item,
  /** Its files under the folder of static assets. */
  outputs: v.array(v.string()),
  images: v.array(v.object({ source: v.string(), path: v.string() })),
  externalLinks: v.array(v.object({ address: v.string(), ...PlaceSchema.entries })),
  guideLinks: v.array(
    v.object({
      ...{ guide: v.string(), locale: v.string(), fragment: v.string(), derived: v.optional(v.boolean()) },
      ...PlaceSchema.entries,
    }),
  ),
  /** Ids that links may lead to: those of chapters and sections, and aliases. */
  ids: v.array(IdSchema),
  /** Ids that were in a build at some time. */
  published: v.array(IdSchema),
  warnings: v.array(DiagnosticSchema),
});

const RecordSchema = v.object({ version: v.literal(1), guides: v.array(GuideRecordSchema) });

export type GuideRecord = v.InferOutput<typeof GuideRecordSchema>;

/** What is recorded, by guide. */
export type Records = ReadonlyMap<string, GuideRecord>;

export function byGuide(records: readonly GuideRecord[]): Map<string, GuideRecord> {
  return new Map(records.map((record) => [record.entry.guide, record]));
}

/** What the build before recorded, by guide; nothing where there was none, or one of another version. */
export async function readRecords(): Promise<Map<string, GuideRecord>> {
  const text = await readFile(RECORD_PATH, 'utf8').catch(() => '{}');
  const parsed = v.safeParse(RecordSchema, parseJson(text));
  return byGuide(parsed.success ? parsed.output.guides : []);
}

/** Replaces the record. */
export function writeRecords(guides: readonly GuideRecord[]): void {
  replaceFile(RECORD_PATH, JSON.stringify({ version: 1, guides }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
