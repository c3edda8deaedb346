/** Query parameters of the API: one schema validates, types and documents each. */
import * as v from 'valibot';
import { REPORT_KINDS, REPORT_STATES } from '../../schema/feedback.ts';
import {
  DateSchema,
  IdSchema,
  LocaleSchema,
  RevisionSchema,
  SectionFieldSchema,
} from '../../schema/guide.ts';
import { GuideEntrySchema, LocaleEntrySchema } from '../../schema/manifest.ts';
import type { GuideField } from '../../schema/pick-guide.ts';
import { cutQuery, MAX_QUERY_LENGTH } from '../../schema/query.ts';
import { isLanguageTag } from '../language-tag.ts';

/** Maximum length of a list. */
const MAX_ITEMS = 100;

/** A comma-separated list: `a,b,c`. Items beyond one too many are not read. */
const list = <S extends v.GenericSchema<string>>(item: S, items: string) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.split(',', MAX_ITEMS + 1)),
    v.array(item, `use ${items} separated by commas`),
    v.maxLength(MAX_ITEMS, `use at most ${MAX_ITEMS} ${items} at a time`),
  );

/** Entries on a page: the default and the maximum. */
export const PAGE_SIZE = 100;

/** Results of a search. The maximum is lower than a page's, because each result may be in another guide. */
export const RESULTS = { default: 10, max: 20 };

/** Suggestions for a query. */
export const SUGGESTIONS = { default: 8, max: 20 };

/** An id, or up to four ids before the page, up to four from its start on, and the number of sections before it. */
const SECTION_CURSOR =
  /^[a-z0-9-]{1,64}((_[a-z0-9-]{1,64}){0,3}\.([a-z0-9-]{1,64}(_[a-z0-9-]{1,64}){0,3})?\.\d{1,6})?$/;

const NEXT = 'use the value of "next" in the page before';

const LIMIT = `use a number from 1 to ${PAGE_SIZE}`;

/** A BCP 47 language tag. */
export const LanguageTagSchema = v.pipe(
  v.string('use a BCP 47 language tag, like zh-Hant or en'),
  v.maxLength(64, 'is too long for a language tag'),
  v.check(isLanguageTag, 'is not a BCP 47 language tag, like zh-Hant or en'),
);

/** Members of a section within its guide. */
const GuideSectionFieldSchema = v.picklist(
  SectionFieldSchema.options.filter((field): field is GuideField => field !== 'chapter'),
  'use id, heading, html, text or updated',
);

/** Members of a guide in a list, and of its locales: the values of `?fields=`. */
const ListedGuideFieldSchema = v.picklist(
  [
    ...Object.keys(v.omit(GuideEntrySchema, ['locales']).entries),
    ...Object.keys(LocaleEntrySchema.entries),
  ] as (
    | keyof Omit<v.InferOutput<typeof GuideEntrySchema>, 'locales'>
    | keyof v.InferOutput<typeof LocaleEntrySchema>
  )[],
  'use guide, defaultLocale, locale, revision, title, description, updated, chapters or sections',
);

export type ListedGuideField = v.InferOutput<typeof ListedGuideFieldSchema>;

const PIXELS = 'use a number of pixels from 1 to 99999';

const PixelsSchema = v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/, PIXELS), v.transform(Number), v.number());

/** The cursor of a list whose entries have numbers, the highest first. */
const numberCursor = (description: string) =>
  v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,15}$/, NEXT),
      v.transform(Number),
      v.number(),
      v.description(description),
    ),
  );

export const parameters = {
  locale: v.optional(
    v.pipe(
      LanguageTagSchema,
      v.description(
        'Language of the content, a BCP 47 tag; `zh-TW` selects `zh-Hant`. Without it `Accept-Language` decides.',
      ),
      v.examples(['zh-Hant', 'en']),
    ),
  ),
  listLocale: v.optional(
    v.pipe(
      LanguageTagSchema,
      v.description(
        'Only the guides in this language, each with this locale only. `zh-TW` selects `zh-Hant`.',
      ),
      v.examples(['zh-Hant', 'en']),
    ),
  ),
  revision: v.optional(
    v.pipe(
      RevisionSchema,
      v.description(
        'Pins the response to this revision of the guide: its content never changes, unless it is withdrawn.',
      ),
    ),
  ),
  chapter: v.optional(v.pipe(IdSchema, v.description('Only the sections of this chapter.'))),
  ids: v.optional(
    v.pipe(
      list(IdSchema, 'ids'),
      v.description(
        'Only these sections, in the order of the guide. Former ids are redirected to the current ones.',
      ),
    ),
  ),
  fields: v.optional(
    v.pipe(list(SectionFieldSchema, 'field names'), v.description('Only these members of each section.')),
  ),
  guideSectionFields: v.optional(
    v.pipe(
      list(GuideSectionFieldSchema, 'field names'),
      v.description(
        'Only these members of each section: `id,heading,html`. Intro and summary have `html` in any case, and `text` only if it is one of them.',
      ),
    ),
  ),
  large: v.optional(
    v.pipe(
      v.picklist(['headings'], 'use headings, or leave it out'),
      v.description(
        'With `headings`, a guide of more than 100 kB on the wire (Brotli) comes without `html` and `text` in its sections, but with `id` and `heading`. Request the answers by their ids.',
      ),
    ),
  ),
  guideFields: v.optional(
    v.pipe(
      list(ListedGuideFieldSchema, 'field names'),
      v.description('Only these members of each guide and of its locales: `guide,locale,title`.'),
    ),
  ),
  guide: v.pipe(IdSchema, v.description('Id of the guide.')),
  listGuide: v.optional(v.pipe(IdSchema, v.description('Only the withdrawals of this guide.'))),
  withdrawnLocale: v.optional(
    v.pipe(
      LocaleSchema,
      v.description('One locale of the guide, as the guide spells it; without it the withdrawal is of all.'),
      v.examples(['zh-Hant', 'en']),
    ),
  ),
  section: v.optional(
    v.pipe(IdSchema, v.description('One section of the guide; without it the withdrawal is of the guide.')),
  ),
  withdrawalCursor: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[a-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{0,64}){2}$/, NEXT),
      v.description('Where the page starts: `next` in the body of the page before.'),
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
      v.maxValue(PAGE_SIZE, LIMIT),
      v.description(
        `Maximum number of entries. The default is ${PAGE_SIZE} for a page, ${RESULTS.default} for a search and ${SUGGESTIONS.default} for suggestions; these two have at most ${RESULTS.max}.`,
      ),
    ),
  ),
  cursor: v.optional(
    v.pipe(
      v.string(),
      v.regex(SECTION_CURSOR, NEXT),
      v.description(
        'Where the page starts. Take it from `next` in the body or from the `Link` header; an id alone means the page after it.',
      ),
    ),
  ),
  guideCursor: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[a-z0-9-]{1,64}$/, NEXT),
      v.description('The id of the guide before the page: `next` in the body, or from the `Link` header.'),
    ),
  ),
  actCursor: numberCursor(
    'The id of the act before the page: `next` in the body, or from the `Link` header.',
  ),
  reportCursor: numberCursor(
    'The id of the report before the page: `next` in the body, or from the `Link` header.',
  ),
  reportState: v.optional(
    v.pipe(
      v.picklist(REPORT_STATES, `use ${REPORT_STATES.join(', ')}`),
      v.description('Only the reports in this state.'),
    ),
  ),
  since: v.optional(v.pipe(DateSchema, v.description('First UTC day of the period: `2026-11-01`.'))),
  until: v.optional(v.pipe(DateSchema, v.description('Last UTC day of the period.'))),
  votedGuide: v.optional(v.pipe(IdSchema, v.description('Only this guide, by any id that it has had.'))),
  votedSection: v.optional(
    v.pipe(IdSchema, v.description('Only this section of the guide, by any id that it has had.')),
  ),
  by: v.optional(
    v.pipe(
      v.picklist(['day'], 'use day, or leave it out'),
      v.description('With `day`, each day has its own entry.'),
    ),
  ),
  voteCursor: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[a-z0-9-]{1,64}\.[a-z0-9-]{0,64}(?:\.\d{4}-\d{2}-\d{2})?$/, NEXT),
      v.description('Where the page starts: `next` in the body, or from the `Link` header.'),
    ),
  ),
  commentCursor: numberCursor(
    'The id of the comment before the page: `next` in the body, or from the `Link` header.',
  ),
  searchedLocale: v.optional(
    v.pipe(LanguageTagSchema, v.description('Only searches in this language, a BCP 47 tag: `zh-Hant`.')),
  ),
  outcome: v.optional(
    v.pipe(
      v.picklist(['failed', 'unsure', 'opened'], 'use failed, unsure or opened'),
      v.description('Only what has this outcome, most frequent first.'),
    ),
  ),
  rankCursor: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,6}$/, NEXT),
      v.transform(Number),
      v.number(),
      v.description('Number of entries before the page: `next` in the body, or from the `Link` header.'),
    ),
  ),
  reportKind: v.optional(
    v.pipe(
      v.picklist(REPORT_KINDS, `use ${REPORT_KINDS.join(', ')}`),
      v.description('Only the reports of this kind.'),
    ),
  ),
  reportGuide: v.optional(v.pipe(IdSchema, v.description('Only the reports on this guide.'))),
  q: v.pipe(
    v.string('use words to search for'),
    v.minLength(1, 'is empty: use words to search for'),
    v.description(
      `Search terms. The last word may be incomplete. Of more than ${MAX_QUERY_LENGTH} characters, the first are searched.`,
    ),
    v.examples(['late payment', '還款']),
    v.transform(cutQuery),
  ),
  pageQ: v.optional(
    v.pipe(
      v.string(),
      v.description('Search terms: the page shows what matches them.'),
      v.transform(cutQuery),
    ),
  ),
  requestedLocale: v.optional(
    v.pipe(
      v.string(),
      v.description('The language that a reader was redirected from; other text is ignored.'),
    ),
  ),
  embeddedUrl: v.pipe(
    v.string('use the URL of a page of a guide'),
    v.check((url) => URL.canParse(url), 'is not a URL: use that of a page of a guide'),
    v.description('The URL of a page of a guide or a section.'),
  ),
  format: v.optional(v.pipe(v.string(), v.description('`json`, which is the default, or `xml`.'))),
  maxWidth: v.optional(v.pipe(PixelsSchema, v.description('Maximum width of what is embedded, in pixels.'))),
  maxHeight: v.optional(
    v.pipe(PixelsSchema, v.description('Maximum height of what is embedded, in pixels.')),
  ),
};

export type ParameterName = keyof typeof parameters;

/** The name in the query of a parameter that means something else than for sections. */
const QUERY_NAMES: Partial<Record<ParameterName, string>> = {
  listLocale: 'locale',
  guideSectionFields: 'fields',
  guideFields: 'fields',
  guideCursor: 'cursor',
  listGuide: 'guide',
  withdrawnLocale: 'locale',
  withdrawalCursor: 'cursor',
  actCursor: 'cursor',
  votedGuide: 'guide',
  votedSection: 'section',
  voteCursor: 'cursor',
  commentCursor: 'cursor',
  searchedLocale: 'locale',
  rankCursor: 'cursor',
  reportCursor: 'cursor',
  reportState: 'state',
  reportKind: 'kind',
  reportGuide: 'guide',
  pageQ: 'q',
  requestedLocale: 'requested',
  embeddedUrl: 'url',
  maxWidth: 'maxwidth',
  maxHeight: 'maxheight',
};

/** The name of a parameter in the query. */
export function queryNameOf(name: ParameterName): string {
  return QUERY_NAMES[name] ?? name;
}
