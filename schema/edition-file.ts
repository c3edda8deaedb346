/** Shape of an edition's file: a header of one line, then the parts of the edition, which are sliced without being parsed. */
import * as v from 'valibot';
import { DigestSchema, GuideSchema, IdSchema } from './guide.ts';
import { STORAGE_FORMAT } from './storage-format.ts';

/** Start and end of a part (bytes of UTF-8), counted from the first byte after the header's line. */
const RangeSchema = v.tuple([v.number(), v.number()]);

const StoredSectionSchema = v.object({
  id: IdSchema,
  chapter: IdSchema,
  /** Its JSON within the document. */
  json: RangeSchema,
  /** Its text within the Markdown. */
  markdown: RangeSchema,
  /** Within the page: its `<details>`, which ` open` after the first `<details` opens, and what is in its heading and in its answer. */
  page: v.object({ item: RangeSchema, heading: RangeSchema, answer: RangeSchema }),
});

/**
 * The first line of an edition's file, sealed (schema/integrity.ts) together with the rest of the file. Parts of a guide over 1 MiB go
 * on in further files, whose bytes follow each other.
 */
export const EditionHeaderSchema = v.object({
  format: v.literal(STORAGE_FORMAT),
  ...v.pick(GuideSchema, ['guide', 'locale', 'revision', 'aliases']).entries,
  /** The JSON of the document. */
  document: RangeSchema,
  /** The guide as Markdown. */
  markdown: RangeSchema,
  /** The JSON of the guide's search index. */
  search: RangeSchema,
  /** The content of the element's shadow root as HTML, without its style sheet: the guide as a page shows it, all sections closed. */
  page: RangeSchema,
  /**
   * Present if the guide is large on the wire: its headings can be requested first. Readers of files of an earlier version, which lacks it,
   * get the answers with them.
   */
  large: v.optional(v.literal(true)),
  /** In the order of the guide. */
  sections: v.array(StoredSectionSchema),
  /** Length (bytes) and SHA-256 of each further file. */
  files: v.array(v.tuple([v.number(), DigestSchema])),
});

export type ByteRange = v.InferOutput<typeof RangeSchema>;
export type EditionHeader = v.InferOutput<typeof EditionHeaderSchema>;
