/** Reports in D1: a report, its receipt and the message to the publisher are stored in one transaction. */
import type { RequestBody } from '../contract/request-schemas.ts';
import type { Condition, Database, Statement } from '../store/database.ts';
import { runBatch } from '../store/run-batch.ts';
import { newRandomId } from './random-id.ts';
import type { Reader } from './reader.ts';
import { hashReceipt } from './receipt.ts';
import { queueMessage } from './webhook-queue.ts';

/** A report by the current ids of what it is about. */
export type Report = RequestBody<'Report'>;

/** A form that was sent: it can be once. */
export interface SentForm {
  day: string;
  id: string;
}

/** A form was sent before, with other words. */
export class FormUsedError extends Error {}

interface ReportContext {
  /** Whether the publisher is told by webhook. */
  hasWebhook: boolean;
  /** Absent for a report by the API. */
  form?: SentForm | undefined;
}

/** Selects the report that the reader has sent with the same content on the same day. */
const IS_SAME = 'day = ? AND reader = ? AND digest = ?';

/**
 * Stores `report` and returns a new receipt of it. What a reader sends again on the same day, with the same words, because the response was
 * lost or the button was pressed twice, is the same report with one more receipt. Undefined if the day has ended meanwhile: nothing was stored.
 *
 * @throws {FormUsedError} if the form was sent before with other words: nothing was stored.
 * @throws {DatabaseUnavailableError} if D1 fails: nothing was stored, unless the connection was lost after the transaction.
 */
export async function storeReport(
  database: Database,
  reader: Reader,
  report: Report,
  { hasWebhook, form }: ReportContext,
): Promise<string | undefined> {
  const receipt = newRandomId();
  const hash = String(await hashReceipt(receipt));
  const key = [reader.day, reader.id, await reader.hash(JSON.stringify(report))] as const;
  const isNew: Condition = [
    `NOT EXISTS (SELECT 1 FROM report_receipts AS other WHERE other.report = reports.id AND other.receipt <> ?) AND ${IS_SAME}`,
    hash,
    ...key,
  ];
  const [isToday, ...dailyKey] = reader.isToday;
  const [today, , received] = await runBatch(database, [
    database.prepare(`SELECT 1 WHERE ${isToday}`).bind(...dailyKey),
    insertStatement(database, reader, report, key, form),
    database
      .prepare(
        `INSERT INTO report_receipts (receipt, report) SELECT ?, id FROM reports WHERE ${IS_SAME} RETURNING report`,
      )
      .bind(hash, ...key),
    ...(form ? [formStatement(database, form, key)] : []),
    ...(hasWebhook ? [queueMessage(database, 'report.received', 'received', isNew)] : []),
  ]);
  if (received?.results.length) return receipt;
  if (today?.results.length) throw new FormUsedError();
  return undefined;
}

type Key = readonly [day: string, reader: string, digest: string];

/** Inserts the report, if there is none with the same key, on the day of the key, by a form that was not sent before. */
function insertStatement(
  database: Database,
  { isToday: [isToday, ...dailyKey] }: Reader,
  { kind, guide, section, message, evidence, contact }: Report,
  key: Key,
  form: SentForm | undefined,
): Statement {
  const isUnused = form ? 'AND NOT EXISTS (SELECT 1 FROM form_uses WHERE day = ? AND form = ?)' : '';
  return database
    .prepare(
      `INSERT INTO reports (kind, guide, section, message, evidence, contact, received_at, day, reader, digest)
       SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${isToday} ${isUnused} ON CONFLICT DO NOTHING`,
    )
    .bind(
      ...[kind, guide ?? null, section ?? null, message, evidence ?? null, contact ?? null],
      ...[new Date().toISOString(), ...key, ...dailyKey, ...(form ? [form.day, form.id] : [])],
    );
}

/** Records that the form was sent, if its report is stored. */
function formStatement(database: Database, { day, id }: SentForm, key: Key): Statement {
  return database
    .prepare(
      `INSERT OR IGNORE INTO form_uses (day, form) SELECT ?, ? WHERE EXISTS (SELECT 1 FROM reports WHERE ${IS_SAME})`,
    )
    .bind(day, id, ...key);
}
