import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { runAdminCommand, startListServer } from '../../test/fixtures/admin-server.ts';

/** More than a page of the server. */
const SEARCHES = [
  { query: 'moratorium', locale: 'en', failed: 9, unsure: 1, opened: 3, readers: 13, last: '2026-11-27' },
  { query: '延期 還款', locale: 'zh-Hant', failed: 2, unsure: 6, opened: 1, readers: 9, last: '2026-11-26' },
  { query: '+1\u009b2J', locale: 'en', failed: 5, unsure: 0, opened: 0, readers: 5, last: '2026-11-26' },
];

const start = (requests?: string[]) => startListServer('/admin/searches', 'searches', SEARCHES, requests);

test('lists the searches of all pages in a table, without control characters', async () => {
  const { code, stdout } = await runAdminCommand(await start(), ['searches']);
  expect(stdout).toBe(`\
query       locale   last        failed  unsure  opened  readers
moratorium  en       2026-11-27       9       1       3       13
延期 還款   zh-Hant  2026-11-26       2       6       1        9
+1␡2J       en       2026-11-26       5       0       0        5
3 queries
`);
  expect(code).toBe(0);
});

test('sends the filter with each page', async () => {
  const requests: string[] = [];
  const filter = ['--locale', 'en', '--outcome', 'failed', '--since', '2026-11-01', '--until', '2026-11-30'];
  const { stdout } = await runAdminCommand(await start(requests), ['searches', ...filter, '--json']);
  expect(JSON.parse(stdout)).toEqual({ searches: SEARCHES });
  const query = '/admin/searches?locale=en&outcome=failed&since=2026-11-01&until=2026-11-30&limit=100';
  expect(requests).toEqual([query, `${query}&cursor=2`]);
});

test('prints CSV without formulas', async () => {
  const { stdout } = await runAdminCommand(await start(), ['searches', '--csv']);
  const [header, ...records] = parse(stdout, { bom: true }) as string[][];
  expect(header).toEqual(['query', 'locale', 'last', 'failed', 'unsure', 'opened', 'readers']);
  expect(records.map(([query]) => query)).toEqual(['moratorium', '延期 還款', "'+1\u009b2J"]);
});

test('says that nothing was searched for', async () => {
  const origin = await startListServer('/admin/searches', 'searches', []);
  expect(await runAdminCommand(origin, ['searches'])).toEqual({ code: 0, stdout: '0 queries\n', stderr: '' });
});

test('says that the worker has no such list', async () => {
  const origin = await startListServer('/admin/votes', 'votes', []);
  const { code, stderr } = await runAdminCommand(origin, ['searches']);
  expect(stderr).toContain('the worker is of an earlier version of edge-faq: build and deploy this one');
  expect(code).toBe(2);
});

test.each([
  [['--outcome', 'lost'], /failed, unsure, opened/],
  [['--since', '27.11.2026'], /--since/],
  [['--csv', '--json'], /cannot be used with/],
])('rejects %j before any request', async (args, message) => {
  const { code, stderr } = await runAdminCommand('http://127.0.0.1:1', ['searches', ...args]);
  expect(stderr).toMatch(message);
  expect(code).toBe(2);
});
