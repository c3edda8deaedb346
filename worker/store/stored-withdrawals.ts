/** Withdrawals in D1, and the copy of them that a location's cache keeps for when D1 fails. */
import * as v from 'valibot';
import { REQUESTERS, type Withdrawal } from '../../schema/withdrawal.ts';
import { canonicalTag } from '../language-tag.ts';
import type { Database, Statement, StatementResult } from './database.ts';
import { withTimeout } from './timeout.ts';

/** All withdrawals of the database at one version. */
export interface StoredWithdrawals {
  version: string;
  withdrawals: Withdrawal[];
  /** As D1 returned them. */
  rows: unknown[];
}

/** Time after which D1 counts as failing for reads (ms). */
const TIMEOUT_MS = 2_000;

/** Key in the cache of the location. Nothing else has this host. */
const COPY_URL = 'https://withdrawals.invalid/';

/** One row, even if somebody has deleted the version. */
const SELECT_VERSION = "SELECT coalesce((SELECT version FROM withdrawals_version), '') AS version";

/** Columns of a withdrawal, in the order of their values. */
export const WITHDRAWAL_COLUMNS = 'guide, locale, section, status, requested_by, since, notice';

const SELECT_ALL = `SELECT ${WITHDRAWAL_COLUMNS} FROM withdrawals`;

/** JSON in a text; a text that isn't, because somebody edited the row, still leaves the part withdrawn. */
const json = <S extends v.GenericSchema>(schema: S, fallback: v.InferOutput<S>) =>
  v.fallback(v.pipe(v.string(), v.parseJson(), schema), fallback);

const emptyIsAbsent = v.pipe(
  v.string(),
  v.transform((text) => (text === '' ? undefined : text)),
);

/** The others are left out: the rest of the notice is still shown. */
function isNoticeText(entry: [locale: string, text: unknown]): entry is [string, string] {
  return canonicalTag(entry[0]) === entry[0] && typeof entry[1] === 'string';
}

const RowSchema = v.object({
  guide: v.string(),
  locale: v.pipe(
    emptyIsAbsent,
    v.transform((tag) => tag && (canonicalTag(tag) ?? tag)),
  ),
  section: emptyIsAbsent,
  status: v.fallback(v.picklist([410, 451]), 410),
  requested_by: v.fallback(v.picklist(REQUESTERS), 'publisher'),
  since: v.string(),
  notice: v.pipe(
    json(v.record(v.string(), v.unknown()), {}),
    v.transform((notice) => Object.fromEntries(Object.entries(notice).filter(isNoticeText))),
  ),
});

/** Part of ETags, so that it can't be any text. */
const VersionSchema = v.object({
  version: v.pipe(
    v.string(),
    v.transform((version) => version.replaceAll(/[^0-9a-f]/g, '')),
  ),
});

/** The copy, which another version of the worker may have written. */
const CopySchema = v.object({ version: v.string(), rows: v.array(v.unknown()) });

/**
 * The withdrawals in `database`; undefined if they are those of version `known`.
 *
 * @throws {Error} if D1 fails, takes longer than two seconds, or lacks the tables.
 */
export async function readStored(
  database: Database,
  known: string | undefined,
): Promise<StoredWithdrawals | undefined> {
  if (known !== undefined) {
    const [current] = await withTimeout(database.batch([database.prepare(SELECT_VERSION)]), TIMEOUT_MS);
    if (v.parse(VersionSchema, current?.results[0]).version === known) return undefined;
  }
  return toStored(await withTimeout(database.batch(selectStored(database)), TIMEOUT_MS));
}

/** The statements whose results `toStored` reads, for a transaction: the version is that of the rows. */
export function selectStored(database: Database): Statement[] {
  return [database.prepare(SELECT_VERSION), database.prepare(SELECT_ALL)];
}

/** The withdrawals by the results of `selectStored`. */
export function toStored(results: readonly StatementResult[]): StoredWithdrawals {
  const [current, all] = results;
  return fromRows(v.parse(VersionSchema, current?.results[0]).version, all?.results ?? []);
}

/** The withdrawals of rows that have `WITHDRAWAL_COLUMNS`. */
export function toWithdrawals(rows: readonly unknown[]): Withdrawal[] {
  return rows.map((row) => {
    const { locale, section, requested_by: by, ...rest } = v.parse(RowSchema, row);
    return {
      ...rest,
      by,
      ...(locale !== undefined && { locale }),
      ...(section !== undefined && { section }),
    };
  });
}

function fromRows(version: string, rows: unknown[]): StoredWithdrawals {
  return { version, rows, withdrawals: toWithdrawals(rows) };
}

/** Cache API, as far as it is used here. Plain workerd has none. */
interface LocationCache {
  match(url: string): Promise<Response | undefined>;
  put(url: string, response: Response): Promise<void>;
}

function findCache(): LocationCache | undefined {
  return (globalThis as { caches?: { default?: LocationCache } }).caches?.default;
}

/** Keeps a copy of the list for other isolates of the location. */
export async function keepCopy({ version, rows }: StoredWithdrawals): Promise<void> {
  const headers = { 'Cache-Control': 'max-age=31536000', 'Content-Type': 'application/json' };
  await findCache()?.put(COPY_URL, new Response(JSON.stringify({ version, rows }), { headers }));
}

/** The list that an isolate of the location has kept last; undefined if there is none that can be read. */
export async function readCopy(): Promise<StoredWithdrawals | undefined> {
  try {
    const response = await withTimeout(Promise.resolve(findCache()?.match(COPY_URL)), TIMEOUT_MS);
    const { version, rows } = v.parse(CopySchema, await response?.json());
    return fromRows(version, rows);
  } catch {
    return undefined;
  }
}
