/** Shape of a section pack: the sections of an edition as JSON Lines, so that one is returned without parsing the others. */
import * as v from 'valibot';
import { GuideSchema, IdSchema } from './guide.ts';

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

export type PackHeader = v.InferOutput<typeof PackHeaderSchema>;
