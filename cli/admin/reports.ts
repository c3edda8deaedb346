/** Reports of a deployed worker: `/admin/reports`. */
import * as v from 'valibot';
import type { WithdrawalReason } from '../../schema/withdrawal.ts';
import { WithdrawnPartSchema } from '../../schema/withdrawal.ts';
import type { Connection } from './connection.ts';
import { send } from './send.ts';

const text = v.optional(v.string());

const ReportSchema = v.object({
  id: v.number(),
  state: v.string(),
  kind: v.string(),
  guide: text,
  section: text,
  message: text,
  evidence: text,
  contact: text,
  note: text,
  receivedAt: v.string(),
  decidedAt: text,
  erasedAt: text,
  expired: v.optional(v.boolean()),
  withdrawal: v.optional(v.object({ ...WithdrawnPartSchema.entries, since: v.string() })),
  undelivered: v.optional(
    v.array(v.object({ type: v.string(), attempts: v.number(), failed: v.boolean(), error: text })),
  ),
});

export type Report = v.InferOutput<typeof ReportSchema>;

const PageSchema = v.object({ reports: v.array(ReportSchema), next: text });

/** What a list is narrowed to. */
export interface ReportFilter {
  state?: string;
  kind?: string;
  guide?: string;
}

/** What the publisher decides. */
export interface Decision {
  state?: string;
  note?: string | null;
  withdrawal?: (WithdrawalReason & { locale?: string }) | null;
}

/** As many as the API returns at once. */
const PAGE_SIZE = '100';

/** All reports, or those of `filter`, the latest first. */
export async function listReports(connection: Connection, filter: ReportFilter): Promise<Report[]> {
  const reports: Report[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({
      ...filter,
      limit: PAGE_SIZE,
      ...(cursor !== undefined && { cursor }),
    });
    const page = await send(connection, { method: 'GET', path: `/admin/reports?${query}` }, PageSchema);
    reports.push(...page.reports);
    cursor = page.next;
  } while (cursor !== undefined);
  return reports;
}

/** @throws {ProblemError} `unknown-report` */
export function readReport(connection: Connection, id: number): Promise<Report> {
  return send(connection, { method: 'GET', path: `/admin/reports/${id}` }, ReportSchema);
}

/** Stores the decision, and returns the report as it is then. */
export function decideReport(connection: Connection, id: number, decision: Decision): Promise<Report> {
  const request = { method: 'PATCH', path: `/admin/reports/${id}`, body: decision } as const;
  return send(connection, request, ReportSchema);
}
