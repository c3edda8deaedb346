/** Request that sends a reader's report to the API. */
import { RECEIPT, type ReportKind } from '../../../schema/feedback.ts';
import { postJson } from '../post-json.ts';

/** What a reader fills in, all of it text. */
export interface Draft {
  kind: ReportKind;
  message: string;
  /** URL of evidence. */
  evidence: string;
  /** How to reach the reader who wants a reply. */
  contact: string;
}

/** `limited`: the API takes no more for now; `invalid`: it refuses the fields named. */
export type ReportResult =
  | { status: 'success'; receipt: string }
  | { status: 'error' | 'limited' }
  | { status: 'invalid'; invalid: (keyof Draft)[] };

/** Sends the fields of `draft` that are filled in, as a report on `section`. */
export async function sendReport(
  url: URL,
  guide: string,
  section: string,
  draft: Draft,
): Promise<ReportResult> {
  const filled = Object.entries(draft).flatMap(([name, text]: [string, string]) =>
    text.trim() ? [[name, text.trim()]] : [],
  );
  const response = await postJson(url, { guide, section, ...Object.fromEntries(filled) });
  const { receipt, errors }: { receipt?: unknown; errors?: unknown } = Object(
    await response?.json().catch(() => undefined),
  );
  const isReceipt = typeof receipt === 'string' && RECEIPT.test(receipt);
  if (response?.ok && isReceipt) return { status: 'success', receipt };
  if (response?.status === 429) return { status: 'limited' };
  const pointers = Array.isArray(errors) ? errors.map((error) => Object(error).pointer) : [];
  const names = Object.keys(draft) as (keyof Draft)[];
  const invalid = names.filter((name) => pointers.includes(`#/${name}`));
  return invalid[0] ? { status: 'invalid', invalid } : { status: 'error' };
}
