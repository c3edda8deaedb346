/** Receipts of reports: whoever has one may read and erase the report, so that only its hash is stored. */

import { concat } from '../../schema/concat.ts';
import { RECEIPT } from '../../schema/feedback.ts';
import { toHex } from '../../schema/hex.ts';

/** What is stored of `receipt`; undefined for a text that is none. */
export async function hashReceipt(receipt: string): Promise<string | undefined> {
  if (!RECEIPT.test(receipt)) return undefined;
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', concat([receipt]))));
}
