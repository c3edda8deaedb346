/** Every query parameter that the API knows: one schema validates it, types it and documents it. */
import * as v from 'valibot';
import { IdSchema, RevisionSchema, SectionFieldSchema } from '../../schema/guide.ts';
import { canonicalLocale } from '../../schema/locale.ts';

/** A list as it stands in an address: `a,b,c`. */
const list = <S extends v.GenericSchema<string>>(item: S, message: string) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.split(',')),
    v.array(item, message),
  );

/** How many sections a page may have, and has unless asked otherwise. */
export const PAGE = 100;

/** How many results a search brings at the most (each may lie in another guide), and unless asked otherwise. */
export const RESULTS = { most: 20, usual: 10 };

const LIMIT = `use a number from 1 to ${PAGE}`;

export const parameters = {
  locale: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(64, 'is too long for a language tag'),
      v.check(
        (tag) => canonicalLocale(tag) !== undefined,
        'is not a BCP 47 language tag, like zh-Hant or en',
      ),
      v.description(
        'Language of the answer, a BCP 47 tag; `zh-TW` reads `zh-Hant`. Without it `Accept-Language` decides.',
      ),
      v.examples(['zh-Hant', 'en']),
    ),
  ),
  revision: v.optional(
    v.pipe(
      RevisionSchema,
      v.description(
        'Pins the answer to this revision of the guide: it never changes and is kept for a year.',
      ),
    ),
  ),
  chapter: v.optional(v.pipe(IdSchema, v.description('Only the sections of this chapter.'))),
  ids: v.optional(
    v.pipe(
      list(IdSchema, 'write ids separated by commas'),
      v.maxLength(100, 'ask for at most 100 sections at a time'),
      v.description(
        'Only these sections, in the order of the guide. Old ids are redirected to those of now.',
      ),
    ),
  ),
  fields: v.optional(
    v.pipe(
      list(SectionFieldSchema, 'write names of fields separated by commas'),
      v.description('Only these members of each section.'),
    ),
  ),
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,4}$/, LIMIT),
      v.transform(Number),
      v.number(),
      v.integer(),
      v.minValue(1, LIMIT),
      v.maxValue(PAGE, LIMIT),
      v.description(
        `At most so many sections. Without it a page has ${PAGE}, a search brings ${RESULTS.usual}; a search never brings more than ${RESULTS.most}.`,
      ),
    ),
  ),
  cursor: v.optional(
    v.pipe(
      IdSchema,
      v.description(
        'Where a page begins: behind this section. `next` in the body and the `Link` header have it.',
      ),
    ),
  ),
  q: v.pipe(
    v.string('say what to search for'),
    v.trim(),
    v.minLength(1, 'say what to search for'),
    v.maxLength(200, 'is too long to search for: use at most 200 characters'),
    v.description('What to search for. The last word may be unfinished.'),
    v.examples(['late payment', '還款']),
  ),
};

export type ParameterName = keyof typeof parameters;
