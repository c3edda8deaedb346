/** Withdrawals in D1, and the copy of them that a location's cache keeps for when D1 fails. */
import * as v from 'valibot';
import { REQUESTERS, type Withdrawal } from '../../schema/withdrawal.ts';
import type { Database } from './database.ts';

/** All withdrawals of the database at one version. */
export interface StoredWithdrawals {
  version: string;
  withdrawals: Withdrawal[];
}

/** Time after which D1 counts as failing (ms). */
const TIMEOUT_MS = 2_000;

/** Key in the cache of the location. Nothing else has this host. */
const COPY_URL = 'https://withdrawals.invalid/';

const SELECT_VERSION = 'SELECT version FROM withdrawals_version';
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

const RowSchema = v.object({
  guide: v.string(),
  locale: emptyIsAbsent,
  section: emptyIsAbsent,
  status: v.fallback(v.picklist([410, 451]), 410),
  requested_by: v.fallback(v.picklist(REQUESTERS), 'publisher'),
  since: v.string(),
  notice: json(v.record(v.string(), v.string()), {}),
});

const VersionSchema = v.object({ version: v.string() });

/** The copy, which another version of the worker may have written. */
const CopySchema = v.object({ version: v.string(), rows: v.array(RowSchema) });

/**
 * The withdrawals in `database`; undefined if they are those of version `known`.
 *
 * @throws {Error} if D1 fails, takes longer than two seconds, or lacks the tables.
 */
export async function readStored(
  database: Database,
  known: string | undefined,
): Promise<(StoredWithdrawals & { rows: unknown[] }) | undefined> {
  if (known !== undefined) {
    const [current] = await withTimeout(database.batch([database.prepare(SELECT_VERSION)]));
    if (parseVersion(current?.results) === known) return undefined;
  }
  // In one transaction: the version is that of the rows.
  const [current, all] = await withTimeout(
    database.batch([database.prepare(SELECT_VERSION), database.prepare(SELECT_ALL)]),
  );
  const rows = all?.results ?? [];
  return { version: parseVersion(current?.results), withdrawals: toWithdrawals(rows), rows };
}

/** The withdrawals of rows that `readStored` has selected. */
export function toWithdrawals(rows: readonly unknown[]): Withdrawal[] {
  return rows.map((row) => toWithdrawal(v.parse(RowSchema, row)));
}

function toWithdrawal({
  locale,
  section,
  requested_by: by,
  ...row
}: v.InferOutput<typeof RowSchema>): Withdrawal {
  return { ...row, by, ...(locale !== undefined && { locale }), ...(section !== undefined && { section }) };
}

function parseVersion(results: readonly unknown[] | undefined): string {
  return v.parse(VersionSchema, results?.[0]).version;
}

async function withTimeout<T>(result: Promise<T>): Promise<T> {
  const { promise: timeout, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`D1 did not respond within ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
  try {
    return await Promise.race([result, timeout]);
  } finally {
    clearTimeout(timer);
  }
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
export async function keepCopy(version: string, rows: readonly unknown[]): Promise<void> {
  const headers = { 'Cache-Control': 'max-age=31536000', 'Content-Type': 'application/json' };
  await findCache()?.put(COPY_URL, new Response(JSON.stringify({ version, rows }), { headers }));
}

/** The list that an isolate of the location has kept last; undefined if there is none. */
export async function readCopy(): Promise<StoredWithdrawals | undefined> {
  const response = await findCache()
    ?.match(COPY_URL)
    .catch(() => undefined);
  const parsed = v.safeParse(CopySchema, await response?.json().catch(() => undefined));
  return parsed.success
    ? { version: parsed.output.version, withdrawals: parsed.output.rows.map(toWithdrawal) }
    : undefined;
}
