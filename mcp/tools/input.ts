/** Parameters that several tools have. Their descriptions are what a model chooses values by. */
import * as v from 'valibot';
import { IdSchema } from '../../schema/guide.ts';

export const GuideIdSchema = v.pipe(
  IdSchema,
  v.description('Id of a guide, like "overdue-loan": from list_guides or from a search result.'),
);

export const SectionIdSchema = v.pipe(
  IdSchema,
  v.description(
    'Id of a section, like "get-in-touch": from a search result. It is the same in every language.',
  ),
);

export const LanguageSchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(64),
  v.description(
    'Language of the user, a BCP 47 tag like "en", "zh-Hant" or "zh-TW". The closest language that exists is used; without it, that of the original.',
  ),
);
