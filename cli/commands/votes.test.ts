import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import {
  runAdminCommand,
  sendJson,
  sendProblem,
  startListServer,
  startServer,
} from '../../test/fixtures/admin-server.ts';

const NO_REASONS = { unclear: 0, outdated: 0, wrong: 0, 'did-not-work': 0, other: 0 };

/** More than a page of the server. */
const VOTES = [
  { guide: 'help', section: 'how', helpful: 12, notHelpful: 3, reasons: { ...NO_REASONS, wrong: 2 } },
  { guide: 'help', section: 'why', helpful: 0, notHelpful: 1, reasons: NO_REASONS },
  { guide: 'loan', section: 'late', helpful: 5, notHelpful: 0, reasons: NO_REASONS },
];

const COMMENTS = [
  { id: 9, guide: 'help', section: 'how', day: '2026-11-27', reason: 'wrong', comment: '=cmd("x")' },
  { id: 8, guide: 'help', section: 'how', day: '2026-11-26', comment: 'Two\nlines\u001b[31m' },
  { id: 5, guide: 'loan', section: 'late', day: '2026-11-26', reason: 'other', comment: '電話打不通' },
];

const startVotes = (requests?: string[]) => startListServer('/admin/votes', 'votes', VOTES, requests);
const startComments = (requests?: string[]) =>
  startListServer('/admin/votes/comments', 'comments', COMMENTS, requests);

test('lists the votes of all pages in a table', async () => {
  const { code, stdout } = await runAdminCommand(await startVotes(), ['votes']);
  expect(stdout).toBe(`\
guide  section  helpful  not helpful  unclear  outdated  wrong  did-not-work  other
help   how           12            3        0         0      2             0      0
help   why            0            1        0         0      0             0      0
loan   late           5            0        0         0      0             0      0
3 sections
`);
  expect(code).toBe(0);
});

test('sends guide and period with each page', async () => {
  const requests: string[] = [];
  const period = ['--since', '2026-11-01', '--until', '2026-11-30'];
  const args = ['votes', '--guide', 'help', ...period, '--json'];
  const { stdout } = await runAdminCommand(await startVotes(requests), args);
  expect(JSON.parse(stdout)).toEqual({ votes: VOTES });
  const query = '/admin/votes?guide=help&since=2026-11-01&until=2026-11-30&limit=100';
  expect(requests).toEqual([query, `${query}&cursor=2`]);
});

test('prints votes as CSV', async () => {
  const { stdout } = await runAdminCommand(await startVotes(), ['votes', '--csv']);
  const [header, first, ...others] = parse(stdout, { bom: true }) as string[][];
  const reasons = ['unclear', 'outdated', 'wrong', 'did-not-work', 'other'];
  expect(header).toEqual(['guide', 'section', 'helpful', 'not helpful', ...reasons]);
  expect(first).toEqual(['help', 'how', '12', '3', '0', '0', '2', '0', '0']);
  expect(others).toHaveLength(2);
});

const DAYS = [
  { ...VOTES[0], day: '2026-11-26', helpful: 8, notHelpful: 1, reasons: NO_REASONS },
  { ...VOTES[0], day: '2026-11-27', helpful: 4, notHelpful: 2 },
  { ...VOTES[2], day: '2026-11-27' },
];

test('lists the votes of each day', async () => {
  const requests: string[] = [];
  const origin = await startListServer('/admin/votes', 'votes', DAYS, requests);
  const { code, stdout } = await runAdminCommand(origin, ['votes', '--by-day']);
  expect(stdout).toBe(`\
guide  section  day         helpful  not helpful  unclear  outdated  wrong  did-not-work  other
help   how      2026-11-26        8            1        0         0      0             0      0
help   how      2026-11-27        4            2        0         0      2             0      0
loan   late     2026-11-27        5            0        0         0      0             0      0
2 sections
`);
  expect(code).toBe(0);
  expect(requests).toEqual(['', '&cursor=2'].map((cursor) => `/admin/votes?by=day&limit=100${cursor}`));
  const { stdout: csv } = await runAdminCommand(origin, ['votes', '--by-day', '--csv']);
  expect((parse(csv, { bom: true }) as string[][]).map((record) => record.slice(0, 5))).toEqual([
    ['guide', 'section', 'day', 'helpful', 'not helpful'],
    ['help', 'how', '2026-11-26', '8', '1'],
    ['help', 'how', '2026-11-27', '4', '2'],
    ['loan', 'late', '2026-11-27', '5', '0'],
  ]);
});

/** An API without votes and comments but for `removed`, which has votes of 2025, and with the guide `welcome`. */
function startSite(): Promise<string> {
  return startServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://worker');
    if (pathname === '/admin/votes/comments') return sendJson(response, 200, { comments: [] });
    if (pathname === '/admin/votes') {
      const isStored = searchParams.get('guide') === 'removed' && !searchParams.has('since');
      return sendJson(response, 200, { votes: isStored ? [{ ...VOTES[0], guide: 'removed' }] : [] });
    }
    const [, guide = ''] = /^\/v1\/guides\/([a-z]+)\/sections$/.exec(pathname) ?? [];
    if (guide === 'welcome') return sendJson(response, 200, { sections: [] });
    if (guide === 'moved') return void response.writeHead(308, { Location: '/v1/guides/welcome' }).end();
    if (guide === 'withdrawn')
      return sendProblem(response, 410, 'withdrawn', 'Withdrawn', 'The guide "withdrawn" is withdrawn.');
    sendProblem(response, 404, 'unknown-guide', 'Unknown guide', `There is no guide "${guide}".`, {
      available: ['welcome'],
      ...(guide === 'welcom' && { nearest: 'welcome' }),
    });
  });
}

test.each([[[]], [['--since', '2026-11-01']], [['--by-day']], [['--comments']], [['--csv']]])(
  'says that a guide does not exist, of which nothing is stored, and which one is meant: %j',
  async (args) => {
    const { code, stdout, stderr } = await runAdminCommand(await startSite(), [
      'votes',
      '-g',
      'welcom',
      ...args,
    ]);
    expect(stderr).toBe('edge-faq: 404 Unknown guide: There is no guide "welcom"; did you mean "welcome"?\n');
    expect([code, stdout]).toEqual([2, '']);
  },
);

test.each(['welcome', 'moved', 'withdrawn'])('says that nobody has voted on the guide %s', async (guide) => {
  const result = await runAdminCommand(await startSite(), ['votes', '--guide', guide]);
  expect(result).toEqual({ code: 0, stdout: '0 sections\n', stderr: '' });
});

test('lists the votes on a guide that no longer exists, and none in a period without any', async () => {
  const origin = await startSite();
  const { code, stdout } = await runAdminCommand(origin, ['votes', '--guide', 'removed', '--json']);
  expect([code, JSON.parse(stdout).votes.length]).toEqual([0, 1]);
  const inPeriod = await runAdminCommand(origin, ['votes', '--guide', 'removed', '--since', '2026-11-01']);
  expect(inPeriod).toEqual({ code: 0, stdout: '0 sections\n', stderr: '' });
});

test('lists comments on one line each, without control characters', async () => {
  const { code, stdout } = await runAdminCommand(await startComments(), ['votes', '--comments']);
  expect(stdout).toBe(`\
day         guide  section  reason  comment
2026-11-27  help   how      wrong   =cmd("x")
2026-11-26  help   how              Two lines␛[31m
2026-11-26  loan   late     other   電話打不通
3 comments
`);
  expect(code).toBe(0);
});

test('prints comments as CSV without formulas, or as JSON', async () => {
  const requests: string[] = [];
  const origin = await startComments(requests);
  const { stdout } = await runAdminCommand(origin, ['votes', '--comments', '--guide', 'help', '--csv']);
  expect((parse(stdout, { bom: true }) as string[][]).slice(0, 3)).toEqual([
    ['day', 'guide', 'section', 'reason', 'comment'],
    ['2026-11-27', 'help', 'how', 'wrong', '\'=cmd("x")'],
    ['2026-11-26', 'help', 'how', '', 'Two\nlines\u001b[31m'],
  ]);
  expect(requests[0]).toBe('/admin/votes/comments?guide=help&limit=100');
  const { stdout: json } = await runAdminCommand(origin, ['votes', '--comments', '--json']);
  expect(JSON.parse(json)).toEqual({ comments: COMMENTS });
});

test('says that nobody has voted', async () => {
  const origin = await startListServer('/admin/votes', 'votes', []);
  expect(await runAdminCommand(origin, ['votes'])).toEqual({ code: 0, stdout: '0 sections\n', stderr: '' });
});

test.each([
  [['--guide', 'a/b'], /use lower-case words/],
  [['--since', 'today'], /--since/],
  [['--until', '2026-02-30'], /use a day that exists/],
  [['--json', '--csv'], /cannot be used with/],
  [['--comments', '--since', '2026-11-01'], /cannot be used with/],
  [['--comments', '--by-day'], /cannot be used with/],
])('rejects %j before any request', async (args, message) => {
  const { code, stderr } = await runAdminCommand('http://127.0.0.1:1', ['votes', ...args]);
  expect(stderr).toMatch(message);
  expect(code).toBe(2);
});
