/** Whether cron triggers run every hour. */

/** Fields that match every hour, or every day. */
const ANY = ['*', '*/1', '?'];

/**
 * Whether one of `crons` runs at least once in every hour: whatever its minutes are, its hours, days, months and weekdays are all of them.
 * Several that do so only together are not recognized.
 *
 * @example
 * runsHourly(['17 * * * *']); // true
 * runsHourly(['0 0 * * *']); // false
 */
export function runsHourly(crons: readonly string[]): boolean {
  return crons.some((cron) => {
    const [, ...larger] = cron.trim().split(/\s+/);
    return larger.length === 4 && larger.every((field) => ANY.includes(field));
  });
}
