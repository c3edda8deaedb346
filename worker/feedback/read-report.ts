/** Reports as their senders see them, by receipt: what became of them, and what is kept of what was written. */
import * as v from 'valibot';
import { reportResponses } from '../contract/reports-schemas.ts';
import type { ResponseBody } from '../contract/response-schemas.ts';
import type { Database } from '../store/database.ts';
import { runBatch } from '../store/run-batch.ts';
import { hashReceipt } from './receipt.ts';

export type ReportStatus = ResponseBody<'ReportStatus'>;

/** Columns of what both the sender and the publisher see. */
export const REPORT_COLUMNS =
  'kind, guide, section, message, evidence, contact, state, note, received_at AS receivedAt, decided_at AS decidedAt, erased_at AS erasedAt';

const OF_RECEIPT = 'id = (SELECT report FROM report_receipts WHERE receipt = ?)';

/**
 * The report that `receipt` is of; undefined if there is none. The row is found by a hash, so that the time says nothing of
 * receipts that are nearly right.
 *
 * @throws {DatabaseUnavailableError}
 */
export async function readReport(database: Database, receipt: string): Promise<ReportStatus | undefined> {
  const hash = await hashReceipt(receipt);
  if (hash === undefined) return undefined;
  const [rows] = await runBatch(database, [
    database.prepare(`SELECT ${REPORT_COLUMNS} FROM reports WHERE ${OF_RECEIPT}`).bind(hash),
  ]);
  return toStatus(rows?.results[0]);
}

/**
 * Erases what identifies the sender, and what the sender wrote: contact, evidence, message, and the hashes by which the same report would be
 * known again. Kind, guide and section, state, note and dates stay, for the sender by the receipt and for the publisher. Undefined if there is
 * no such report.
 *
 * @throws {DatabaseUnavailableError} if D1 fails: nothing was erased.
 */
export async function eraseReport(database: Database, receipt: string): Promise<ReportStatus | undefined> {
  const hash = await hashReceipt(receipt);
  if (hash === undefined) return undefined;
  const [rows] = await runBatch(database, [
    database
      .prepare(
        `UPDATE reports SET message = NULL, evidence = NULL, contact = NULL, day = NULL, reader = NULL, digest = NULL,
         erased_at = coalesce(erased_at, ?) WHERE ${OF_RECEIPT} RETURNING ${REPORT_COLUMNS}`,
      )
      .bind(new Date().toISOString(), hash),
  ]);
  return toStatus(rows?.results[0]);
}

function toStatus(row: Record<string, unknown> | undefined): ReportStatus | undefined {
  return row && v.parse(reportResponses.ReportStatus, toMembers(row));
}

/** What a row with `REPORT_COLUMNS` has. No report is sent without a message: one that its sender has not erased has expired. */
export function toMembers(row: Record<string, unknown>): Record<string, unknown> {
  const present = Object.entries(row).filter(([, value]) => value !== null);
  const isExpired = row['message'] === null && row['erasedAt'] === null;
  return { ...Object.fromEntries(present), ...(isExpired && { expired: true }) };
}
