/** Request that sends a reader's report to the API. */
import { postJson } from '../post-json.ts';

/** Kind of a problem; `rights`: an infringement of somebody's right. */
export type ReportKind = 'wrong' | 'outdated' | 'unclear' | 'rights' | 'other';

export interface Report {
  guide: string;
  section: string;
  kind: ReportKind;
  message: string;
  /** How to reach the reader who wants a reply. */
  contact?: string;
}

/** The receipt number; undefined where the request failed. */
export async function sendReport(url: URL, report: Report): Promise<string | undefined> {
  const response = await postJson(url, report);
  if (!response?.ok) return undefined;
  const { receipt }: { receipt?: unknown } = Object(await response.json().catch(() => undefined));
  return typeof receipt === 'string' || typeof receipt === 'number' ? String(receipt) : undefined;
}
