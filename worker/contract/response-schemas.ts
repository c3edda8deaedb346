/** Bodies of the API's responses: one schema types the routes and the client, and documents both. Only their types are part of the worker. */
import * as v from 'valibot';
import {
  DateSchema,
  GuideSchema,
  IdSchema,
  LocaleSchema,
  PickedGuideSchema,
  PlacedSectionSchema,
  RevisionSchema,
} from '../../schema/guide.ts';
import { GuideEntrySchema, LocaleEntrySchema } from '../../schema/manifest.ts';
import { MAX_QUERY_LENGTH } from '../../schema/query.ts';
import { WithdrawalReasonSchema, WithdrawalSchema } from '../../schema/withdrawal.ts';
import { feedbackAdminResponses } from './feedback-admin-schemas.ts';
import { feedbackResponses } from './feedback-schemas.ts';
import { reportResponses } from './reports-schemas.ts';
import type { RequestName } from './request-schemas.ts';

const edition = v.pick(GuideSchema, ['guide', 'locale', 'revision']).entries;

/** One section; with `?fields=`, only those members. */
const SectionResponseSchema = v.object({ ...edition, ...v.partial(PlacedSectionSchema).entries });

/** A page of sections. */
const SectionListSchema = v.object({
  ...edition,
  total: v.pipe(v.number(), v.description('Number of sections on all pages.')),
  sections: v.array(v.partial(PlacedSectionSchema)),
  next: v.optional(v.pipe(v.string(), v.description('`cursor` of the next page; absent on the last one.'))),
});

const ListedLocaleSchema = v.object({
  ...LocaleEntrySchema.entries,
  withdrawnSections: v.pipe(
    v.array(IdSchema),
    v.description(
      'Present if sections may not be shown: the document has notices instead, at the same revision.',
    ),
  ),
});

/** A page of guides; with `?fields=`, only those members. */
const GuideListSchema = v.object({
  total: v.pipe(v.number(), v.description('Number of guides on all pages.')),
  guides: v.array(
    v.partial(
      v.object({
        ...GuideEntrySchema.entries,
        locales: v.array(v.partial(ListedLocaleSchema)),
        withdrawn: v.pipe(v.literal(true), v.description('Present if nothing of the guide may be shown.')),
      }),
    ),
  ),
  next: v.optional(v.pipe(IdSchema, v.description('`cursor` of the next page; absent on the last one.'))),
});

/** A section as a search result. */
const ResultSchema = v.object({
  guide: IdSchema,
  revision: RevisionSchema,
  id: IdSchema,
  chapter: IdSchema,
  heading: v.string(),
  updated: DateSchema,
  score: v.pipe(v.number(), v.description('Higher is better; comparable within one response only.')),
  confident: v.pipe(
    v.boolean(),
    v.description('Whether the section is likely to answer the query. If the first result isn’t, none is.'),
  ),
  highlights: v.pipe(
    v.object({ heading: v.string(), text: v.string() }),
    v.description(
      'HTML whose only markup is `<mark>`: the heading, and an extract of the answer around the sentence that matches best.',
    ),
  ),
  textFragment: v.optional(
    v.pipe(
      v.string(),
      v.description(
        'Text fragment of that sentence, or of its start if it is long, such as `:~:text=A%20late%20fee.`, to append to the fragment of a URL of the section. Absent if only the heading or a phrasing matches.',
      ),
    ),
  ),
});

/** The results of a search. */
const SearchResponseSchema = v.object({
  query: v.pipe(v.string(), v.description('What was searched: without space around it.')),
  truncated: v.optional(
    v.pipe(
      v.literal(true),
      v.description(
        `Present if the query has more than ${MAX_QUERY_LENGTH} characters: the first were searched.`,
      ),
    ),
  ),
  locale: LocaleSchema,
  results: v.pipe(v.array(ResultSchema), v.description('Best match first.')),
  nearest: v.pipe(
    v.array(ResultSchema),
    v.description(
      'The closest sections, if `results` is empty: those that a more lenient search finds. Empty if nothing is close.',
    ),
  ),
  meant: v.optional(
    v.pipe(
      v.string(),
      v.description('The query in the spelling of the guides, if it matched only by another spelling.'),
    ),
  ),
});

/** What a query may become. */
const SuggestionListSchema = v.object({
  ...v.pick(SearchResponseSchema, ['query', 'truncated', 'locale']).entries,
  suggestions: v.pipe(
    v.array(
      v.object({
        text: v.pipe(
          v.string(),
          v.description('The question; without a guide, the query with its last word completed.'),
        ),
        guide: v.optional(v.pipe(IdSchema, v.description('Guide that answers the question.'))),
        section: v.optional(v.pipe(IdSchema, v.description('Section that answers the question.'))),
      }),
    ),
    v.description(
      'Questions that start with the query first, then those with all its words, at last completions of its last word.',
    ),
  ),
});

/** Why something is withdrawn, for readers. */
const NoticeSchema = v.object({
  locale: v.pipe(LocaleSchema, v.description('Language of the texts.')),
  heading: v.pipe(v.string(), v.description('That it is withdrawn, in a few words.')),
  text: v.pipe(v.string(), v.description('The publisher’s notice: plain text.')),
  origin: v.pipe(v.string(), v.description('Since when, and who required it: a sentence.')),
  since: v.pipe(v.string(), v.description('ISO 8601, UTC.')),
  by: WithdrawalReasonSchema.entries.by,
});

/** RFC 9457 problem details. */
const ProblemSchema = v.object({
  type: v.pipe(v.string(), v.description('URL of a page that says how to fix it.')),
  title: v.string(),
  status: v.number(),
  detail: v.string(),
  requestId: v.pipe(v.string(), v.description('Id of this request in the logs.')),
  available: v.optional(v.pipe(v.array(v.string()), v.description('The valid values (at most 100).'))),
  nearest: v.optional(v.pipe(v.string(), v.description('The valid value that was most likely meant.'))),
  default: v.optional(v.pipe(v.string(), v.description('The locale of the original.'))),
  notice: v.optional(NoticeSchema),
  errors: v.optional(
    v.pipe(
      v.array(v.object({ pointer: v.string(), detail: v.string() })),
      v.description('One entry for each error of the request; `pointer` is a JSON Pointer to it (RFC 6901).'),
    ),
  ),
});

const HealthSchema = v.object({
  status: v.literal('ok'),
  version: v.optional(v.pipe(v.string(), v.description('Version of the worker on Cloudflare.'))),
  memory: v.pipe(
    v.object({ answers: v.number(), bytes: v.number() }),
    v.description('Responses in the cache of this isolate, and their size.'),
  ),
});

const ReadinessSchema = v.object({
  status: v.pipe(
    v.picklist(['ready', 'degraded']),
    v.description(
      '`degraded` if this isolate could not read some files, or D1, or D1 lacks migrations: everything else is served.',
    ),
  ),
  guides: v.number(),
  documents: v.number(),
  withdrawals: v.optional(
    v.pipe(
      v.picklist(['outdated', 'none']),
      v.description('What this isolate knows of the withdrawals in D1, if that is not all: D1 fails.'),
    ),
  ),
  migrations: v.optional(
    v.pipe(
      v.array(v.string()),
      v.description('Migrations that D1 lacks, as files of the folder migrations: apply them.'),
    ),
  ),
  failing: v.optional(
    v.pipe(
      v.record(v.string(), v.string()),
      v.description('Why this isolate could not read each of these files (at most 20).'),
    ),
  ),
});

/** A withdrawal as admin routes return it. */
const ListedWithdrawalSchema = v.object({
  ...WithdrawalSchema.entries,
  declaredIn: v.pipe(
    v.picklist(['database', 'content']),
    v.description('`content` if front matter declares it: it is undone there.'),
  ),
});

/** A withdrawal that was just made. */
const NewWithdrawalSchema = v.object({
  ...ListedWithdrawalSchema.entries,
  shownIn: v.pipe(
    v.array(LocaleSchema),
    v.description('Locales of the guide that still show the part: empty unless one locale was withdrawn.'),
  ),
});

/** A page of withdrawals. */
const WithdrawalListSchema = v.object({
  total: v.pipe(v.number(), v.description('Number of withdrawals on all pages.')),
  withdrawals: v.array(ListedWithdrawalSchema),
  next: v.optional(v.pipe(v.string(), v.description('`cursor` of the next page; absent on the last one.'))),
});

const PurgeResponseSchema = v.object({
  tags: v.array(v.string()),
  cache: v.pipe(
    v.picklist(['purged', 'none']),
    v.description('`none` if there is no cache in front of the worker, as on plain workerd.'),
  ),
});

/** A page of the audit log. */
const AuditSchema = v.object({
  acts: v.array(
    v.object({
      id: v.number(),
      at: v.pipe(v.string(), v.description('ISO 8601, UTC.')),
      actor: v.pipe(
        v.string(),
        v.description('`token`, or whom Cloudflare Access let in: an e-mail address or a Client ID.'),
      ),
      act: v.pipe(
        v.string(),
        v.description('What was done: `withdraw`, `replace`, `restore`, `purge` or `decide`.'),
      ),
      subject: v.pipe(
        v.partial(
          v.object({
            ...ListedWithdrawalSchema.entries,
            tags: v.array(v.string()),
            ...v.pick(reportResponses.AdminReport, ['id', 'kind', 'state']).entries,
          }),
        ),
        v.description('What it was done to: the withdrawal, the tags that were purged, or the report.'),
      ),
      requestId: v.pipe(v.string(), v.description('Id of the request in the logs.')),
    }),
  ),
  next: v.optional(v.pipe(v.string(), v.description('`cursor` of the next page; absent on the last one.'))),
});

/** Response bodies, by their names in OpenAPI. */
export const responseSchemas = {
  GuideList: GuideListSchema,
  Guide: PickedGuideSchema,
  Section: SectionResponseSchema,
  SectionList: SectionListSchema,
  SearchAnswer: SearchResponseSchema,
  SuggestionList: SuggestionListSchema,
  Problem: ProblemSchema,
  Health: HealthSchema,
  Readiness: ReadinessSchema,
  PurgeAnswer: PurgeResponseSchema,
  Withdrawal: ListedWithdrawalSchema,
  NewWithdrawal: NewWithdrawalSchema,
  WithdrawalList: WithdrawalListSchema,
  Audit: AuditSchema,
  ...feedbackResponses,
  ...feedbackAdminResponses,
  ...reportResponses,
};

export type ResponseName = keyof typeof responseSchemas;
export type SchemaName = ResponseName | RequestName;

/** The response body that OpenAPI calls `N`. */
export type ResponseBody<N extends ResponseName> = v.InferOutput<(typeof responseSchemas)[N]>;
