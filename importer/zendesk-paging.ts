/** Paging of the Zendesk API by page, cursor or time: https://developer.zendesk.com/api-reference/introduction/pagination/ */
import * as v from 'valibot';
import type { Omissions } from './omissions.ts';

/** A number, also as text, as some exports write it; one that can't be read doesn't hide the other fields. */
const OptionalNumber = v.fallback(
  v.nullish(v.union([v.number(), v.pipe(v.string(), v.trim(), v.digits(), v.transform(Number))])),
  undefined,
);

const OptionalBoolean = v.fallback(
  v.nullish(
    v.union([
      v.boolean(),
      v.pipe(
        v.picklist(['true', 'false']),
        v.transform((text) => text === 'true'),
      ),
    ]),
  ),
  undefined,
);

/** The URL of a page. Any other value that isn't empty says that there is one, too: `5`. */
const OptionalUrl = v.optional(
  v.pipe(
    v.unknown(),
    v.transform((value) => {
      if (value == null || value === false || value === '') return undefined;
      return typeof value === 'string' ? value : JSON.stringify(value);
    }),
  ),
);

/** What a response says of the others of its list. */
export const PagingSchema = v.object({
  count: OptionalNumber,
  page: OptionalNumber,
  page_count: OptionalNumber,
  next_page: OptionalUrl,
  previous_page: OptionalUrl,
  end_time: OptionalNumber,
  end_of_stream: OptionalBoolean,
  meta: v.fallback(v.nullish(v.object({ has_more: OptionalBoolean })), undefined),
  links: v.fallback(v.nullish(v.object({ next: OptionalUrl })), undefined),
});

export type Paging = v.InferOutput<typeof PagingSchema>;

/** The paging of one response. */
export interface ListPage {
  /** Name of its list: `articles`. */
  list: string;
  /** Number of its records. */
  records: number;
  paging: Paging;
  /** The file. */
  place: string;
}

/** Responses of an incremental export hold as many records, but for the last one. */
const INCREMENTAL_LIMIT = 1_000;

/** Logs the pages that the responses name and that weren't given. */
export function reportMissingPages(pages: readonly ListPage[], omissions: Omissions): void {
  for (const group of Map.groupBy(pages, listOf).values()) {
    const numbered = group.filter(({ paging }) => pageNumber(paging) !== undefined);
    const others = group.filter((page) => !numbered.includes(page));
    if (numbered.length > 0) reportMissingNumbers(numbered, omissions);
    reportOpenEnd(others, omissions);
    for (const page of others) reportMissingRecords([page], omissions);
  }
}

/** The list, and its URL if one is known: each language has a list of its own. */
function listOf({ list, paging }: ListPage): string {
  const url = paging.next_page ?? paging.previous_page;
  return JSON.stringify([list, pageNumber(paging) === undefined ? undefined : url?.split('?')[0]]);
}

/** The number of the page; undefined for cursors and incremental exports. */
export function pageNumber({ page, next_page: next, previous_page: previous }: Paging): number | undefined {
  if (page != null) return page;
  const [after, before] = [pageOfUrl(next), pageOfUrl(previous)];
  if (after !== undefined) return after - 1;
  return before === undefined ? undefined : before + 1;
}

const PAGE_PARAMETER = /([?&]page=)(\d+)/;

/** The number of a page in its URL, or in place of it. */
function pageOfUrl(url: string | undefined): number | undefined {
  const number = PAGE_PARAMETER.exec(url ?? '')?.[2] ?? /^\d+$/.exec(url ?? '')?.[0];
  return number === undefined ? undefined : Number(number);
}

function reportMissingNumbers(pages: readonly ListPage[], omissions: Omissions): void {
  const [first] = pages;
  if (!first) return;
  const present = new Set(pages.map(({ paging }) => pageNumber(paging)));
  const urls = pages.flatMap(({ paging }) => [paging.next_page ?? [], paging.previous_page ?? []].flat());
  const url = urls.find((candidate) => PAGE_PARAMETER.test(candidate));
  const counts = pages.map(({ paging }) => paging.page_count ?? nextNumber(paging) ?? 1);
  const last = Math.max(...counts, ...[...present].map((number) => number ?? 1));
  const isTotal = pages.some(({ paging }) => paging.page_count != null);
  const missing = firstMissing(present, last);
  for (const number of missing) {
    const missingUrl = url?.replace(PAGE_PARAMETER, `$1${number}`);
    omissions.addMissing(
      `page ${number} of ${isTotal ? last : `${last} or more`} of the ${first.list}`,
      `it is missing${missingUrl === undefined ? '' : `: ${missingUrl}`} – ${SAVE_ALL}`,
      first.place,
    );
  }
  if (missing.length === 0) reportMissingRecords(pages, omissions);
}

function nextNumber(paging: Paging): number | undefined {
  const following = paging.next_page === undefined ? undefined : (pageNumber(paging) ?? 0) + 1;
  return pageOfUrl(paging.next_page) ?? following;
}

/** Pages that are listed. The first are enough to see what to do, and the file may announce any number. */
const MAX_LISTED = 100;

function firstMissing(present: ReadonlySet<number | undefined>, last: number): number[] {
  const missing: number[] = [];
  for (let number = 1; number <= last && missing.length < MAX_LISTED; number += 1)
    if (!present.has(number)) missing.push(number);
  return missing;
}

const SAVE_ALL = 'save it as a file, and name all files in one import';

/** Of pages without numbers one has to be the last. */
function reportOpenEnd(pages: readonly ListPage[], omissions: Omissions): void {
  const last = pages.at(-1);
  if (!last || pages.some((page) => nextUrl(page) === undefined)) return;
  omissions.addMissing(
    `the page after the last one of the ${last.list}`,
    `it is missing: ${nextUrl(last) || 'its URL is not in the file'} – ${SAVE_ALL}`,
    last.place,
  );
}

/** The URL of the next page, empty if there is one at an unknown URL; undefined for the last page. */
function nextUrl({ paging, records }: ListPage): string | undefined {
  const { meta, links, next_page: next, end_time: endTime, end_of_stream: isEnd, count } = paging;
  if (meta?.has_more != null) return meta.has_more ? (links?.next ?? '') : undefined;
  if (isEnd === true) return undefined;
  // An incremental export always names a next page, which is empty until something changes.
  if (endTime != null && (count ?? records) < INCREMENTAL_LIMIT) return undefined;
  return next ?? links?.next ?? undefined;
}

/** `count` is that of all pages, but for incremental exports, where it is that of the page. */
function reportMissingRecords(pages: readonly ListPage[], omissions: Omissions): void {
  const [first] = pages;
  const count = Math.max(...pages.map(({ paging }) => paging.count ?? 0));
  const records = pages.reduce((sum, page) => sum + page.records, 0);
  if (!first || count <= records) return;
  omissions.addMissing(
    `${count - records} of ${count} ${first.list}`,
    `“count” is ${count}, but only ${records} are in the files: export them again, with all pages`,
    first.place,
  );
}
