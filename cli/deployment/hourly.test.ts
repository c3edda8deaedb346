import { expect, test } from 'vitest';
import { runsHourly } from './hourly.ts';

test.each([
  [['17 * * * *'], true],
  [['* * * * *'], true],
  [['*/10  *  * * *'], true],
  [['5,35 */1 ? * *'], true],
  [['0 0 1 1 *', '17 * * * *'], true],
  [['0 0 1 1 *'], false],
  [['17 */2 * * *'], false],
  [['17 8-18 * * *'], false],
  [['17 * * * MON'], false],
  [['17 * L * *'], false],
  [['17 * * 1-6 *'], false],
  [['17 * * *'], false],
  [['* * * * * *'], false],
  [[], false],
])('tells whether %j run every hour: %s', (crons, expected) => {
  expect(runsHourly(crons)).toBe(expected);
});
