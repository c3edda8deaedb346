/** Withdrawals of a deployed worker: `/admin/withdrawals`. */
import * as v from 'valibot';
import { type WithdrawalReason, type WithdrawnPart, WithdrawnPartSchema } from '../../schema/withdrawal.ts';
import type { Connection } from './connection.ts';
import { listPages } from './list-pages.ts';
import { send } from './send.ts';

/** As the worker returns it: of a row that was edited by hand, the notice may be empty and the time any text. */
const ListedWithdrawalSchema = v.object({
  ...WithdrawnPartSchema.entries,
  status: v.number(),
  by: v.string(),
  notice: v.record(v.string(), v.string()),
  since: v.string(),
  /** `content` if front matter declares it. */
  declaredIn: v.picklist(['database', 'content']),
});

export type ListedWithdrawal = v.InferOutput<typeof ListedWithdrawalSchema>;

const NewWithdrawalSchema = v.object({
  ...ListedWithdrawalSchema.entries,
  /** Locales of the guide that still show the part. */
  shownIn: v.optional(v.array(v.string()), []),
});

export type NewWithdrawal = v.InferOutput<typeof NewWithdrawalSchema>;

/** Withdraws `part`; with `replace` only if it is withdrawn already, and without only if it isn't. */
export function withdrawPart(
  connection: Connection,
  part: WithdrawnPart,
  reason: WithdrawalReason,
  replace: boolean,
): Promise<NewWithdrawal> {
  const headers = replace ? { 'If-Match': '*' } : undefined;
  const request = { method: 'PUT', path: pathOf(part), body: reason, ...(headers && { headers }) } as const;
  return send(connection, request, NewWithdrawalSchema);
}

/** Ends the withdrawal of exactly `part`, and returns it. */
export function restorePart(connection: Connection, part: WithdrawnPart): Promise<ListedWithdrawal> {
  return send(connection, { method: 'DELETE', path: pathOf(part) }, ListedWithdrawalSchema);
}

/** All withdrawals, or those of `guide`. */
export function listWithdrawals(connection: Connection, guide?: string): Promise<ListedWithdrawal[]> {
  return listPages(connection, '/admin/withdrawals', { guide }, 'withdrawals', ListedWithdrawalSchema);
}

function pathOf(query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return `/admin/withdrawals?${new URLSearchParams(given)}`;
}
