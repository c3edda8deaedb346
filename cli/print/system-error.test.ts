/** Errors of the operating system, as the command line prints them. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatError } from './system-error.ts';

function errorOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

test('says what could not be done with which path, why, and what to do', () => {
  expect(formatError(errorOf(() => readFileSync('/nowhere')))).toBe(
    'cannot open /nowhere: no such file or directory; check that the path exists, and that no link in it is broken',
  );
});

test('appends the message of the cause', () => {
  expect(formatError(new Error('cannot start', { cause: new Error('port in use') }))).toBe(
    'cannot start: port in use',
  );
});
