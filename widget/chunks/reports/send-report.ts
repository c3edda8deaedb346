/** Sends what a reader reports. */
import { postJson } from '../post-json.ts';

/** What the problem is; `rights`: it infringes a right of somebody. */
export type ReportKind = 'wrong' | 'outdated' | 'unclear' | 'rights' | 'other';

export interface Report {
  guide: string;
  section: string;
  kind: ReportKind;
  message: string;
  /** How to reach the reader, if they want an answer. */
  contact?: string;
}

/** The number of the receipt; undefined where the report did not get through. */
export async function sendReport(address: URL, report: Report): Promise<string | undefined> {
  const answer = await postJson(address, report);
  if (!answer?.ok) return undefined;
  const { receipt }: { receipt?: unknown } = await answer.json().catch(() => ({}));
  return receipt === undefined ? undefined : String(receipt);
}
