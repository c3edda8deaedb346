/** Queue of the webhook's messages: each is queued in the transaction of what it tells, and none has the words of a reader. */
import type { ReportState } from '../../schema/feedback.ts';
import type { Condition, Database, Statement } from '../store/database.ts';

/** What the publisher is told of. */
export type WebhookEvent = 'report.received' | 'report.decided';

/**
 * The statement that queues a message about the reports for which `condition`, an expression over the columns of `reports`, is true when it runs.
 */
export function queueMessage(
  database: Database,
  type: WebhookEvent,
  state: ReportState,
  [condition, ...parameters]: Condition,
): Statement {
  const now = Date.now();
  // A patch removes the members that are null (RFC 7396).
  return database
    .prepare(
      `INSERT INTO webhook_messages (id, report, payload, due)
       SELECT 'msg_' || lower(hex(randomblob(16))), id, json_object('type', ?, 'timestamp', ?, 'data', json_patch('{}',
         json_object('id', id, 'kind', kind, 'guide', guide, 'section', section, 'state', ?))), ?
       FROM reports WHERE ${condition}`,
    )
    .bind(type, new Date(now).toISOString(), state, now, ...parameters);
}
