/** Sends what a reader reports. */

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
  try {
    const answer = await fetch(address, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(report),
    });
    const { receipt }: { receipt?: unknown } = await answer.json();
    return answer.ok && receipt !== undefined ? String(receipt) : undefined;
  } catch {
    return undefined;
  }
}
