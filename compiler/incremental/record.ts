/** Build record: inputs and outputs of each guide in the last build, and the ids that were ever published. */
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { VFile } from 'vfile';
import type { ChangedSection, GuideEntry, ImageUses } from '../../schema/manifest.ts';
import { STORAGE_FORMAT } from '../../schema/storage-format.ts';
import type { Withdrawal } from '../../schema/withdrawal.ts';
import { writeFileAtomic } from '../atomic-write.ts';
import { type Diagnostic, report, TOP } from '../diagnostics.ts';
import type { Image } from '../render/images.ts';
import type { ExternalLink, GuideLink } from '../render/links.ts';

/** Path of the record in the site's folder. It is not published, and not for version control. */
export const RECORD_PATH = '.edge-faq/build.json';

/** A revision of a guide in one locale in the output folder. */
export interface StoredRevision {
  revision: string;
  /** SHA-256 of its first file. */
  digest: string;
  /** Number of its files. */
  files: number;
}

/** Version of `GuideRecord`. Increment with any change of its shape: a record with this version isn't validated. */
const VERSION = 5;

export interface GuideRecord {
  /** Hash of everything that the guide was compiled from, except its images. */
  inputs: string;
  /** Stamp of the same; empty where there is none. */
  stamp: string;
  entry: GuideEntry;
  /** By locale: the current revision, and the earlier ones that are served beside it. Empty until they are written. */
  revisions: Record<string, StoredRevision[]>;
  /** The ids of its sections, in their order. */
  sections: string[];
  /** By locale: the sections that have changed between those revisions. Without an earlier revision all are new, and none is listed. */
  changes: Record<string, Pick<ChangedSection, 'section' | 'updated'>[]>;
  images: Image[];
  /** Where they are shown. */
  imageUses: ImageUses[];
  externalLinks: ExternalLink[];
  guideLinks: GuideLink[];
  /** Ids that links may point to: those of chapters and sections, and aliases. */
  ids: string[];
  /** Ids that were published by this build or an earlier one. */
  published: string[];
  warnings: Diagnostic[];
  /** What its front matter withdraws. */
  withdrawals: Withdrawal[];
}

/** The record of each guide, by guide id. */
export type Records = ReadonlyMap<string, GuideRecord>;

/** What was read of the record's file. */
export interface RecordFile {
  records: Map<string, GuideRecord>;
  /** When the recorded build ended (ms since the epoch); 0 if that is unknown. */
  builtAt: number;
  /** The file with its diagnostic, if it is damaged. */
  files: VFile[];
}

export function byGuide(records: readonly GuideRecord[]): Map<string, GuideRecord> {
  return new Map(records.map((record) => [record.entry.guide, record]));
}

/**
 * The records of the last build; none if there was none. Of a file that is damaged, of another version, or of a build whose editions the
 * worker would refuse, the published ids are kept, as far as they can be read, and the guides are compiled again.
 */
export async function readRecords(): Promise<RecordFile> {
  const text = await readFile(RECORD_PATH, 'utf8').catch(() => undefined);
  if (text === undefined) return { records: new Map(), builtAt: 0, files: [] };
  const [first = '', ...lines] = text.split('\n');
  const { version, format, digest, builtAt = 0, guides } = v.parse(HeaderSchema, parseJson(first));
  const isWhole = digest === hash('sha256', text.slice(first.length + 1));
  if (isWhole && version === VERSION && format === STORAGE_FORMAT)
    return { records: byGuide(lines.slice(0, -1).map((line) => JSON.parse(line))), builtAt, files: [] };
  const former = guides ?? lines.map(parseJson);
  return {
    records: byGuide(former.flatMap(toFormerRecord)),
    builtAt: 0,
    files: isWhole || guides ? [] : [reportDamage()],
  };
}

/** Replaces the file at the end of a build: a header, and each guide in a line of its own, so that damage to one line leaves the others readable. */
export function writeRecords(guides: readonly GuideRecord[]): void {
  const body = guides.map((guide) => `${JSON.stringify(guide)}\n`).join('');
  const header = {
    version: VERSION,
    format: STORAGE_FORMAT,
    digest: hash('sha256', body),
    builtAt: Date.now(),
  };
  writeFileAtomic(RECORD_PATH, `${JSON.stringify(header)}\n${body}`);
}

/** The digest is that of everything after the first line. In version 1 the guides were in the only line. */
const HeaderSchema = v.fallback(
  v.object({
    version: v.optional(v.number()),
    format: v.optional(v.number()),
    digest: v.optional(v.string()),
    builtAt: v.optional(v.number()),
    guides: v.optional(v.array(v.unknown())),
  }),
  {},
);

const FormerSchema = v.object({
  entry: v.object({ guide: v.string() }),
  published: v.array(v.string()),
});

/** The record of a guide that is compiled again, but whose published ids are known. */
function toFormerRecord(value: unknown): GuideRecord[] {
  const { success, output } = v.safeParse(FormerSchema, value);
  if (!success) return [];
  const entry = { guide: output.entry.guide, defaultLocale: 'und', locales: [] };
  const links = { images: [], imageUses: [], externalLinks: [], guideLinks: [] };
  const empty = {
    revisions: {},
    sections: [],
    changes: {},
    ...links,
    ids: [],
    warnings: [],
    withdrawals: [],
  };
  return [{ inputs: '', stamp: '', entry, ...empty, published: output.published }];
}

function reportDamage(): VFile {
  const file = new VFile({ path: RECORD_PATH });
  const reason = 'the record of earlier builds is damaged: some published ids may be missing in it';
  const hint =
    'restore the folder .edge-faq from a backup; the next build replaces the record, and ids that are missing in it are not reported once they are lost';
  report(file, TOP, 'damaged-record', reason, hint);
  return file;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
