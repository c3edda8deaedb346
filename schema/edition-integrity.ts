/** Shape of an edition's integrity file: the digests of its other files, by which the worker detects damaged ones. */
import * as v from 'valibot';
import { GuideSchema } from './guide.ts';

/** SHA-256 in hexadecimal. */
const DigestSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Sealed JSON (schema/integrity.ts): the edition, and the digest of each of its files. */
export const EditionIntegritySchema = v.object({
  ...v.pick(GuideSchema, ['guide', 'locale', 'revision']).entries,
  digests: v.object({
    document: DigestSchema,
    sections: DigestSchema,
    markdown: DigestSchema,
    search: DigestSchema,
  }),
});

export type EditionIntegrity = v.InferOutput<typeof EditionIntegritySchema>;

/** Name of a file of an edition. */
export type EditionFile = keyof EditionIntegrity['digests'];
