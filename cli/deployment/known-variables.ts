/** Variables and secrets of the worker, and names that are probably meant to be one of them. */
import { nearestName } from '../../schema/nearest-name.ts';

/** Names of all texts that the worker reads from its environment. */
export const VARIABLES: readonly string[] = [
  ...['FEEDBACK_ORIGINS', 'VOTES_PUBLIC', 'RETAIN_CONTACTS_DAYS', 'RETAIN_TEXT_DAYS'],
  ...['WEBHOOK_URL', 'WEBHOOK_SECRET'],
  ...['TURNSTILE_SITE_KEY', 'TURNSTILE_SECRET', 'TURNSTILE_VERIFY_URL'],
  ...['SECURITY_CONTACT', 'SECURITY_POLICY'],
  ...['ADMIN_TOKEN', 'ADMIN_READ_TOKEN', 'ACCESS_TEAM_DOMAIN', 'ACCESS_AUD', 'ACCESS_DECIDERS'],
];

/** Letters that differ at most: a worker of the site's own may have variables of its own, with names that are not far from ours. */
const MAX_TYPOS = 2;

/**
 * The variable that `name` is a misspelling of; undefined if it is a variable itself, or like none.
 *
 * @example
 * meantVariable('RETAIN_TEXT_DAY'); // 'RETAIN_TEXT_DAYS'
 */
export function meantVariable(name: string): string | undefined {
  return VARIABLES.includes(name) ? undefined : nearestName(name.toUpperCase(), VARIABLES, MAX_TYPOS);
}
