/** Form that opens the page of a report by its receipt. */
import { html } from 'hono/html';
import type { PageStrings } from '../../schema/languages/page-strings.ts';
import type { Html } from './page-props.ts';

/** Name of the field with the receipt. */
export const RECEIPT_FIELD = 'receipt';

/** By POST, so that the receipt is in no query, and thereby in no log and no referrer. */
export function receiptForm(strings: PageStrings, locale: string): Html {
  return html`<form class="report" method="post" action="/reports?locale=${locale}">
<p><label for="${RECEIPT_FIELD}">${strings.receipt}</label><input id="${RECEIPT_FIELD}" name="${RECEIPT_FIELD}" type="text" required autocomplete="off" autocapitalize="none" spellcheck="false" dir="ltr"></p>
<p><button type="submit">${strings.followReport}</button></p>
</form>`;
}
