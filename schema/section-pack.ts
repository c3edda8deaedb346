/** Shape of a section pack: the sections of an edition as JSON Lines, so that one is returned without parsing the others. */
import * as v from 'valibot';
import { GuideSchema, IdSchema } from './guide.ts';

/** The first line of a section pack: the edition and the byte length of each section that follows, one JSON object per line. */
export const PackHeaderSchema = v.object({
  ...v.pick(GuideSchema, ['guide', 'locale', 'revision', 'aliases']).entries,
  sections: v.array(
    v.object({
      id: IdSchema,
      chapter: IdSchema,
      /** Length of the line, without the line break (bytes of UTF-8). */
      bytes: v.number(),
      /** Start and end of the section in the guide's Markdown (bytes of UTF-8). */
      markdown: v.tuple([v.number(), v.number()]),
    }),
  ),
});

export type PackHeader = v.InferOutput<typeof PackHeaderSchema>;
