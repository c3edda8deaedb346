/** How long what readers sent is kept. */
import type { Env } from '../env.ts';

export interface Retention {
  /** Days after which contact and evidence of a report are erased. */
  contactDays: number;
  /** Days after which free text is erased: comments of votes, messages of reports and the publisher's notes. */
  textDays: number;
}

/** Days by default: enough to reply to a report, and to learn from comments over a year. */
const DEFAULTS: Retention = { contactDays: 90, textDays: 365 };

/** The settings `RETAIN_CONTACTS_DAYS` and `RETAIN_TEXT_DAYS`; one that is no number of days is the default, and is logged: nothing is kept longer by a typing error. */
export function readRetention(env: Env): Retention {
  return {
    contactDays: readDays('RETAIN_CONTACTS_DAYS', env.RETAIN_CONTACTS_DAYS, DEFAULTS.contactDays),
    textDays: readDays('RETAIN_TEXT_DAYS', env.RETAIN_TEXT_DAYS, DEFAULTS.textDays),
  };
}

function readDays(name: string, value: string | number = '', days: number): number {
  if (value === '') return days;
  if (/^\d{1,5}$/.test(String(value))) return Number(value);
  console.error({ setting: name, error: `"${value}" is no number of days: ${days} hold` });
  return days;
}
