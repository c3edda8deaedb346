/** The shapes of the API's answers: they type the routes and the client, and document both. */
import * as v from 'valibot';
import {
  DateSchema,
  GuideSchema,
  IdSchema,
  LocaleSchema,
  PlacedSectionSchema,
  RevisionSchema,
} from '../../schema/guide.ts';
import { ManifestSchema } from '../../schema/manifest.ts';

const origin = v.pick(GuideSchema, ['guide', 'locale', 'revision']).entries;

/** A section by itself; with `?fields=`, only the members asked for. */
const SectionAnswerSchema = v.object({ ...origin, ...v.partial(PlacedSectionSchema).entries });

/** A page of sections. */
const SectionListSchema = v.object({
  ...origin,
  total: v.pipe(v.number(), v.description('How many sections there are on all pages.')),
  sections: v.array(v.partial(PlacedSectionSchema)),
  next: v.optional(v.pipe(IdSchema, v.description('`cursor` of the next page; absent on the last one.'))),
});

/** A section that a search found. */
const ResultSchema = v.object({
  guide: IdSchema,
  revision: RevisionSchema,
  id: IdSchema,
  chapter: IdSchema,
  heading: v.string(),
  updated: DateSchema,
  score: v.pipe(v.number(), v.description('Higher is better; comparable within one answer only.')),
  highlights: v.pipe(
    v.object({ heading: v.string(), text: v.string() }),
    v.description('HTML whose only markup is `<mark>`: the heading, and an extract around what was found.'),
  ),
});

/** What a search found. */
const SearchAnswerSchema = v.object({
  query: v.string(),
  locale: LocaleSchema,
  results: v.pipe(v.array(ResultSchema), v.description('The best first.')),
  nearest: v.pipe(v.array(ResultSchema), v.description('Where nothing was found: what comes nearest.')),
  meant: v.optional(
    v.pipe(v.string(), v.description('The query as the guides spell it, where it was spelt otherwise.')),
  ),
});

/** RFC 9457 problem details. */
const ProblemSchema = v.object({
  type: v.pipe(v.string(), v.description('Address of a page that says how to mend it.')),
  title: v.string(),
  status: v.number(),
  detail: v.string(),
  requestId: v.pipe(v.string(), v.description('What the logs know this request by.')),
  available: v.optional(
    v.pipe(v.array(v.string()), v.description('What does exist (at most 100), where something doesn’t.')),
  ),
  nearest: v.optional(v.pipe(v.string(), v.description('The one of them that was meant, most likely.'))),
  default: v.optional(v.pipe(v.string(), v.description('The locale of the original.'))),
  errors: v.optional(
    v.pipe(
      v.array(v.object({ pointer: v.string(), detail: v.string() })),
      v.description('One entry a fault of the request; `pointer` is a JSON pointer to it (RFC 6901).'),
    ),
  ),
});

const HealthSchema = v.object({
  status: v.literal('ok'),
  version: v.optional(v.pipe(v.string(), v.description('Of the worker, as Cloudflare names it.'))),
  memory: v.pipe(
    v.object({ answers: v.number(), bytes: v.number() }),
    v.description('What this isolate has in memory.'),
  ),
});

const ReadinessSchema = v.object({ status: v.literal('ready'), guides: v.number(), documents: v.number() });

/** A body of `POST /admin/purge`. */
const PurgeSchema = v.strictObject(
  {
    tags: v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^[\w:.-]{1,128}$/, 'use a tag as Cache-Tag has it'))),
      v.minLength(1, 'name at least one tag'),
      v.maxLength(30, 'name at most 30 tags at a time'),
      v.description('Tags as `Cache-Tag` has them: `guides`, `guide:overdue-loan`, `locale:en`.'),
    ),
  },
  'send an object with "tags", and with nothing else',
);

const PurgeAnswerSchema = v.object({
  tags: v.array(v.string()),
  cache: v.pipe(
    v.picklist(['purged', 'none']),
    v.description('`none` where there is no cache in front of the worker, as on plain workerd.'),
  ),
});

/** Every shape by the name that OpenAPI calls it. */
export const answers = {
  Manifest: ManifestSchema,
  Guide: GuideSchema,
  Section: SectionAnswerSchema,
  SectionList: SectionListSchema,
  SearchAnswer: SearchAnswerSchema,
  Problem: ProblemSchema,
  Health: HealthSchema,
  Readiness: ReadinessSchema,
  Purge: PurgeSchema,
  PurgeAnswer: PurgeAnswerSchema,
};

export type AnswerName = keyof typeof answers;

/** The answer that OpenAPI calls `N`. */
export type Answer<N extends AnswerName> = v.InferOutput<(typeof answers)[N]>;
