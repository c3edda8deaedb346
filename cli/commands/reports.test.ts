import { json } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { runAdminCommand, sendJson, sendProblem, startServer } from '../../test/fixtures/admin-server.ts';
import { runCommand } from '../../test/fixtures/run-command.ts';

const REPORTS = [
  {
    ...{ id: 12, state: 'received', kind: 'inaccuracy', guide: 'help', section: 'why' },
    message: '=HYPERLINK("https://evil.example")\nsecond \u001b[31mline, which is too long for a table',
    evidence: 'https://bank.example/fees',
    contact: '+886 2 1234',
    receivedAt: '2026-11-26T08:00:00.000Z',
    undelivered: [
      { type: 'report.received', attempts: 12, failed: true, error: 'the receiver returned 500' },
    ],
  },
  {
    ...{ id: 7, state: 'declined', kind: 'other', expired: true },
    receivedAt: '2026-11-20T08:00:00.000Z',
    note: 'No.',
  },
  {
    ...{ id: 9, state: 'upheld', kind: 'infringement', guide: 'help', section: 'why' },
    receivedAt: '2026-11-21T08:00:00.000Z',
    withdrawal: {
      guide: 'help',
      section: 'why',
      status: 451,
      by: 'court',
      since: '2026-11-22T08:00:00.000Z',
    },
  },
];

/** The admin API, with one report a page; it returns what is decided. */
async function startReports(requests: unknown[] = []): Promise<string> {
  return startServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://worker');
    const id = Number(pathname.split('/')[3]);
    const report = REPORTS.find((each) => each.id === id);
    if (request.method === 'PATCH') {
      const decision = (await json(request)) as { state?: string; withdrawal?: object };
      requests.push(decision);
      if (id === 7 && decision.withdrawal)
        return sendProblem(response, 409, 'already-withdrawn', 'Already withdrawn', 'It is withdrawn.');
      if (id === 7 && decision.state === 'in-review')
        return sendProblem(response, 409, 'withdrawal-in-force', 'Withdrawal in force', 'It is withdrawn.');
      const { withdrawal: _, ...rest } = decision as { withdrawal?: object | null };
      const withdrawal = decision.withdrawal && {
        guide: 'help',
        section: 'why',
        since: '2026-11-27T00:00:00Z',
      };
      return sendJson(response, 200, {
        ...report,
        ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null)),
        ...(withdrawal && { withdrawal }),
      });
    }
    requests.push(request.url);
    if (pathname !== '/admin/reports')
      return report
        ? sendJson(response, 200, report)
        : sendProblem(response, 404, 'unknown-report', 'Unknown report', `There is no report "${id}".`);
    const start = searchParams.has('cursor') ? 1 : 0;
    sendJson(response, 200, { reports: [REPORTS[start]], ...(start === 0 && { next: '12' }) });
  });
}

const run = async (args: string[], requests?: unknown[]) =>
  runAdminCommand(await startReports(requests), ['reports', ...args]);

test('lists the reports of all pages in a table, without control characters', async () => {
  const { code, stdout } = await run([]);
  expect(stdout).toBe(`\
id  state     kind        about     received    message
12  received  inaccuracy  help/why  2026-11-26  =HYPERLINK("https://evil.example") seco…
7   declined  other       the site  2026-11-20
2 reports
`);
  expect(code).toBe(0);
});

test('sends the filter with each page, and prints JSON', async () => {
  const requests: unknown[] = [];
  const filter = ['--state', 'received', '--kind', 'other', '--guide', 'help'];
  const { stdout } = await run([...filter, '--json'], requests);
  expect(JSON.parse(stdout)).toEqual({ reports: REPORTS.slice(0, 2) });
  const query = '/admin/reports?state=received&kind=other&guide=help&limit=100';
  expect(requests).toEqual([query, `${query}&cursor=12`]);
});

test('prints CSV in which no text is a formula', async () => {
  const { stdout } = await run(['--csv']);
  const [header, first] = parse(stdout, { bom: true }) as string[][];
  expect(header).toEqual([
    ...[
      'id',
      'state',
      'kind',
      'guide',
      'section',
      'received',
      'decided',
      'message',
      'evidence',
      'contact',
      'note',
    ],
  ]);
  expect(first?.slice(7, 10)).toEqual([
    '\'=HYPERLINK("https://evil.example")\nsecond \u001b[31mline, which is too long for a table',
    'https://bank.example/fees',
    "'+886 2 1234",
  ]);
});

test('shows a report with all that its sender wrote, and what was not delivered', async () => {
  const { code, stdout } = await run(['show', '12']);
  expect(stdout).toBe(`\
report     12  received  inaccuracy  help/why
received   2026-11-26T08:00:00.000Z
message    =HYPERLINK("https://evil.example")
           second ␛[31mline, which is too long for a table
evidence   https://bank.example/fees
contact    +886 2 1234
webhook    report.received failed after 12 attempts: the receiver returned 500
`);
  expect(code).toBe(0);
  expect(JSON.parse((await run(['show', '7', '--json'])).stdout)).toEqual(REPORTS[1]);
});

test('says of a report whose message was erased by the retention that it was', async () => {
  expect((await run(['show', '7'])).stdout).toBe(`\
report     7  declined  other  the site
received   2026-11-20T08:00:00.000Z
erased     the message, when the days of RETAIN_TEXT_DAYS were over
note       No.
`);
});

test('decides a report and withdraws what it is about', async () => {
  const requests: unknown[] = [];
  const { code, stdout } = await run(
    [
      ...['decide', '12', '--state', 'upheld', '--note', 'Thanks.', '--withdraw', '--status', '451'],
      ...['--by', 'court', '--notice', 'en=Gone.', '--notice', 'zh-Hant=沒了。', '--locale', 'en'],
    ],
    requests,
  );
  const notice = { en: 'Gone.', 'zh-Hant': '沒了。' };
  expect(requests).toEqual([
    { state: 'upheld', note: 'Thanks.', withdrawal: { status: 451, by: 'court', notice, locale: 'en' } },
  ]);
  expect(stdout).toContain('report     12  upheld  inaccuracy  help/why\n');
  expect(stdout).toContain('note       Thanks.\nwithdrawn  help/why  since 2026-11-27T00:00:00Z\n');
  expect(stdout).toContain('within 10 seconds');
  expect(stdout).toContain('Only en is withdrawn: other languages still show it.');
  expect(code).toBe(0);
});

test.each([
  [['9', '--undo-withdrawal'], { withdrawal: null }],
  [['12', '--note', ''], { note: null }],
  [['12', '--state', 'in-review', '--json'], { state: 'in-review' }],
])('decides %j', async (args, decision) => {
  const requests: unknown[] = [];
  expect((await run(['decide', ...args], requests)).code).toBe(0);
  expect(requests.filter((each) => typeof each === 'object')).toEqual([decision]);
});

const REASON = ['--withdraw', '--status', '410', '--by', 'publisher', '--notice', 'en=Gone.'];

test.each<[problem: string, args: string[], message: string]>([
  [
    'an unknown report',
    ['show', '99'],
    '404 Unknown report: There is no report "99"; "edge-faq reports" lists them',
  ],
  [
    'that there is nothing to undo',
    ['decide', '12', '--undo-withdrawal'],
    'nothing is withdrawn because of report 12: there is nothing to undo',
  ],
  [
    'what is withdrawn already',
    ['decide', '7', '--state', 'upheld', ...REASON],
    'what the report is about is withdrawn already, so that nothing was decided: leave out --withdraw, or see "edge-faq withdrawals"',
  ],
  [
    'a withdrawal that would outlive the state upheld',
    ['decide', '7', '--state', 'in-review'],
    'what the report is about is withdrawn because of it, so that nothing was decided: add --undo-withdrawal to show it again, or leave out --state',
  ],
])('reports %s', async (_, args, message) => {
  const { code, stdout, stderr } = await run(args);
  expect([code, stdout, stderr]).toEqual([2, '', `edge-faq: ${message}\n`]);
});

test('says that the guide does not exist on which nothing was reported', async () => {
  const origin = await startServer((request, response) =>
    request.url?.startsWith('/admin/reports?guide=hlep')
      ? sendJson(response, 200, { reports: [] })
      : sendProblem(response, 404, 'unknown-guide', 'Unknown guide', 'There is no guide "hlep".', {
          nearest: 'help',
        }),
  );
  const { code, stdout, stderr } = await runAdminCommand(origin, ['reports', '--guide', 'hlep']);
  expect(stderr).toBe('edge-faq: 404 Unknown guide: There is no guide "hlep"; did you mean "help"?\n');
  expect([code, stdout]).toEqual([2, '']);
});

test.each<[problem: string, args: string[], message: string]>([
  ['another state', ['--state', 'done'], 'Allowed choices are received, in-review, upheld, declined.'],
  ['another kind', ['--kind', 'wrong'], 'Allowed choices are infringement,'],
  ['two formats', ['--json', '--csv'], 'cannot be used with option'],
  ['another name', ['list'], "error: unknown command 'list'\n"],
  ['a misspelt name', ['shwo', '1'], "error: unknown command 'shwo'\n(Did you mean show?)\n"],
  ['a number without a command', ['7'], "error: unknown command '7'\n(Did you mean show 7?)\n"],
  ['no number', ['show', 'x'], 'Use the number of a report'],
  ['no report', ['decide'], "missing required argument 'id'"],
  [
    'nothing to decide',
    ['decide', '7'],
    'nothing is decided: add --state, --note, --withdraw or --undo-withdrawal',
  ],
  [
    'a withdrawal without a reason',
    ['decide', '7', '--withdraw', '--state', 'upheld'],
    '--withdraw goes with --status, --by and --notice',
  ],
  [
    'a withdrawal by a report that is not upheld',
    ['decide', '7', ...REASON],
    '--withdraw goes with --state upheld',
  ],
  ['a reason without a withdrawal', ['decide', '7', '--by', 'court'], '--locale go with --withdraw'],
  ['both', ['decide', '7', ...REASON, '--undo-withdrawal'], 'cannot be used with option'],
])('rejects %s before any request', async (_, args, message) => {
  // Nothing listens there.
  const { code, stdout, stderr } = await runAdminCommand('http://127.0.0.1:1', ['reports', ...args]);
  expect(stderr).toContain(message);
  expect([code, stdout]).toEqual([2, '']);
});

test.each([[[]], [['show']], [['decide']]])(
  'shows an example and the exit codes in the help of %j',
  async (names) => {
    const { stdout } = await runCommand('.', ['reports', ...names, '--help']);
    expect(stdout).toMatch(/Exit codes: 0 \w+; 2 refused or failed\./);
    expect(stdout).toContain(['edge-faq reports', ...names].join(' '));
  },
);
