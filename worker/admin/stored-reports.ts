/** Reports in D1 as the publisher reads them. */
import * as v from 'valibot';
import type { ReportKind, ReportState } from '../../schema/feedback.ts';
import { reportResponses } from '../contract/reports-schemas.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import { REPORT_COLUMNS, toMembers } from '../feedback/read-report.ts';
import type { Database, Statement } from '../store/database.ts';
import { runBatch } from '../store/run-batch.ts';

export type AdminReport = ResponseBody<'AdminReport'>;

const SELECT = `SELECT id, withdrawal, ${REPORT_COLUMNS},
  (SELECT json_group_array(json_patch('{}', json_object('type', payload ->> 'type', 'attempts', attempts,
    'failed', json(iif(due IS NULL, 'true', 'false')), 'error', error))) FROM webhook_messages WHERE report = reports.id) AS undelivered
  FROM reports`;

/** What a list is narrowed to. */
interface Filter {
  state: ReportState | undefined;
  kind: ReportKind | undefined;
  /** All ids that the guide has had. */
  guides: readonly string[] | undefined;
}

/**
 * At most `limit` reports before the one with the id `cursor`, the latest first.
 *
 * @throws {DatabaseUnavailableError}
 */
export async function listReports(
  database: Database,
  { state, kind, guides }: Filter,
  limit: number,
  cursor = Number.MAX_SAFE_INTEGER,
): Promise<AdminReport[]> {
  const conditions: [sql: string, value: string | undefined][] = [
    ['state = ?', state],
    ['kind = ?', kind],
    ['guide IN (SELECT value FROM json_each(?))', guides && JSON.stringify(guides)],
  ];
  const given = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
  const where = ['id < ?', ...given.map(({ sql }) => sql)].join(' AND ');
  return select(
    database,
    database
      .prepare(`${SELECT} WHERE ${where} ORDER BY id DESC LIMIT ?`)
      .bind(cursor, ...given.map(({ value }) => value), limit),
  );
}

/**
 * The report with the id; undefined if there is none.
 *
 * @throws {DatabaseUnavailableError}
 */
export async function findReport(database: Database, id: string): Promise<AdminReport | undefined> {
  if (!/^\d{1,15}$/.test(id)) return undefined;
  return (await select(database, database.prepare(`${SELECT} WHERE id = ?`).bind(Number(id))))[0];
}

async function select(database: Database, statement: Statement): Promise<AdminReport[]> {
  const [rows] = await runBatch(database, [statement]);
  return (rows?.results ?? []).map(({ withdrawal, undelivered, ...row }) => {
    const messages: unknown[] = JSON.parse(String(undelivered));
    return v.parse(reportResponses.AdminReport, {
      ...toMembers(row),
      ...(withdrawal !== null && { withdrawal: JSON.parse(String(withdrawal)) }),
      ...(messages.length > 0 && { undelivered: messages }),
    });
  });
}
