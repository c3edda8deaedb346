/** Full-text search of what is shown: of one guide, or of all guides in one locale. */
import type { Context } from 'hono';
import { wrapTime } from 'hono/timing';
import type { Manifest } from '../../schema/manifest.ts';
import type { Query } from '../../schema/query.ts';
import { extract } from '../../search/extract.ts';
import { highlight } from '../../search/highlight.ts';
import {
  type Excluding,
  type Hit,
  type IndexedSection,
  type SearchIndex,
  search,
} from '../../search/search.ts';
import { ContentUnavailableError } from '../content-unavailable.ts';
import { RESULTS } from '../contract/parameters.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { AppEnv } from '../env.ts';
import { setPrivate } from '../http/cache-headers.ts';
import { logError } from '../http/log.ts';
import { parseSection } from '../store/edition.ts';
import { readGuideIndex, readSiteIndex } from '../store/search-index.ts';
import { findGuideWithdrawal } from '../store/withdrawal-list.ts';
import { readWithdrawals } from '../store/withdrawals.ts';
import type { ShownEdition } from '../withdrawals/shown-edition.ts';
import { type Edition, openCurrent, openIndexed, openShown } from './find-edition.ts';

/** Characters of an extract, at most. */
const EXTRACT_LENGTH = 160;

type SearchBody = ResponseBody<'SearchAnswer'>;
type Result = SearchBody['results'][number];

/** What a search has found. */
export type Found = Pick<SearchBody, 'results' | 'nearest' | 'meant'>;

/** What a search finds, and what the results are made from. */
interface Scope {
  excluding: Excluding<IndexedSection>;
  /** What is shown of the guide of a section that was found; undefined if there is none. */
  open: (section: IndexedSection) => Promise<ShownEdition | undefined>;
}

/** The sections of `edition` that match `q`. */
export async function searchGuide(
  c: Context<AppEnv>,
  edition: Edition,
  q: Query,
  limit?: number,
): Promise<Found> {
  const index = await wrapTime(c, 'index', readGuideIndex(c.env.ASSETS, edition));
  let shown: ReturnType<Scope['open']> | undefined;
  const openGuide = () => {
    shown ??= openShown(c, edition);
    return shown;
  };
  return searchIndex(c, index, q, limit, {
    excluding: {
      isExcluded: (section) => edition.withdrawals.length > 0 && isWithdrawn(openGuide(), section),
    },
    open: openGuide,
  });
}

/** The sections of all guides in `locale` that match `q`. */
export async function searchSite(
  c: Context<AppEnv>,
  catalog: Manifest,
  locale: string,
  q: Query,
  limit?: number,
): Promise<Found> {
  const withdrawals = await readWithdrawals(c);
  // A site without guides has no index.
  if (catalog.guides === 0) return { results: [], nearest: [] };
  const opened = new Map<string, ReturnType<Scope['open']>>();
  const openGuide: Scope['open'] = ({ guide, edition }) => {
    const shown =
      opened.get(guide) ??
      (edition
        ? openIndexed(c, catalog, { guide, locale, ...edition })
        : openCurrent(c, catalog, guide, locale));
    opened.set(guide, shown);
    return shown;
  };
  const index = await wrapTime(c, 'index', readSiteIndex(c.env.ASSETS, locale, catalog));
  return searchIndex(c, index, q, limit, {
    excluding: {
      isExcluded(section) {
        if (!withdrawals.byGuide.has(section.guide)) return false;
        if (findGuideWithdrawal(withdrawals, section.guide, locale)) return true;
        return isWithdrawn(openGuide(section), section);
      },
    },
    open: openGuide,
  });
}

/** Whether `section` of the guide is withdrawn. */
async function isWithdrawn(guide: ReturnType<Scope['open']>, section: IndexedSection): Promise<boolean> {
  const shown = await guide;
  const stored = shown?.header.sections[section.position];
  return stored !== undefined && shown?.withdrawn.get(stored.id) !== undefined;
}

async function searchIndex(
  c: Context<AppEnv>,
  index: SearchIndex<IndexedSection>,
  q: Query,
  limit: number = RESULTS.default,
  { excluding, open: openGuide }: Scope,
): Promise<Found> {
  if (q.isTruncated) setPrivate(c);
  const found = await search(index, q.text, Math.min(limit, RESULTS.max), excluding);
  const toResults = (some: readonly Hit<IndexedSection>[]) =>
    readable(
      c,
      some.map(async (hit) => toResult(index, hit, await openGuide(hit))),
    );
  const [results, nearest] = await wrapTime(
    c,
    'content',
    Promise.all([toResults(found.results), toResults(found.nearest)]),
  );
  return { results, nearest, ...(found.meant !== undefined && { meant: found.meant }) };
}

/**
 * Those `results` that can be read: a damaged file makes only what it contains unavailable. A response without the others is not cached.
 *
 * @throws {ContentUnavailableError} if none can be read
 */
async function readable(c: Context<AppEnv>, results: readonly Promise<Result>[]): Promise<Result[]> {
  const settled = await Promise.allSettled(results);
  const found = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  for (const result of settled) {
    if (result.status === 'fulfilled') continue;
    if (found.length === 0 || !(result.reason instanceof ContentUnavailableError)) throw result.reason;
    logError(c, result.reason);
    c.header('Cache-Control', 'no-store');
  }
  return found;
}

async function toResult(
  index: SearchIndex<IndexedSection>,
  { guide, position, score, confident, terms }: Hit<IndexedSection>,
  opened: ShownEdition | undefined,
): Promise<Result> {
  const stored = opened?.header.sections[position];
  if (!opened || !stored)
    throw new ContentUnavailableError(
      `the search index lists section ${position} of ${guide}, which does not exist`,
    );
  const { id, chapter, heading, text, updated } = await parseSection(opened, stored);
  const { revision } = opened.header;
  const { html, textFragment } = extract(index, text, terms, EXTRACT_LENGTH);
  return {
    ...{ guide, revision, id, chapter, heading, updated, score, confident },
    highlights: { heading: highlight(index, heading, terms), text: html },
    ...(textFragment !== undefined && { textFragment }),
  };
}
