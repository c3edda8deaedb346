import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

test.each([
  ['guid', 'guide'],
  ['headinglevel', 'heading-level'],
  ['seach', 'search'],
  ['sections', 'sections'],
  ['data', undefined],
  ['', undefined],
  ['逾期', undefined],
])('the name nearest to "%s" is %s', (name, expected) => {
  expect(nearestName(name, ['guide', 'heading-level', 'search', 'sections', 'theme'])).toBe(expected);
});
