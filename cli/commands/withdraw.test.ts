import { expect, test } from 'vitest';
import { runAdminCommand, startAdminServer } from '../../test/fixtures/admin-server.ts';
import { runCommand } from '../../test/fixtures/run-command.ts';

const REASON = ['--status', '451', '--by', 'court', '--notice', 'en=A court required this.'];

test('withdraws a section, and prints since when, the notices and where copies are described', async () => {
  const origin = await startAdminServer();
  const args = ['withdraw', 'help/why', ...REASON, '--notice', 'zh-Hant=法院=要求。'];
  const { code, stdout, stderr } = await runAdminCommand(origin, args);
  expect(stdout).toBe(`withdrawn  help/why  451  court  since 2026-11-26T08:00:00.000Z
notice     en  A court required this.
notice     zh-Hant  法院=要求。

The worker serves the notice within 10 seconds, open pages show it within a minute; copies in other caches may last longer.
`);
  expect([code, stderr]).toEqual([0, '']);
  const listed = await runAdminCommand(origin, ['withdrawals', '--json']);
  expect(JSON.parse(listed.stdout).withdrawals).toEqual([
    {
      guide: 'help',
      section: 'why',
      status: 451,
      by: 'court',
      notice: { en: 'A court required this.', 'zh-Hant': '法院=要求。' },
      since: '2026-11-26T08:00:00.000Z',
      declaredIn: 'database',
    },
  ]);
});

test('withdraws one locale of a guide, and prints the withdrawal as JSON', async () => {
  const origin = await startAdminServer();
  const { stdout } = await runAdminCommand(origin, [
    'withdraw',
    'help',
    '--locale',
    'en',
    ...REASON,
    '--json',
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ guide: 'help', locale: 'en', status: 451 });
  expect(JSON.parse(stdout)).not.toHaveProperty('section');
});

test('says since when a part has been withdrawn, and replaces its notice on request', async () => {
  const origin = await startAdminServer();
  await runAdminCommand(origin, ['withdraw', 'help/why', ...REASON]);
  const again = await runAdminCommand(origin, ['withdraw', 'help/why', ...REASON]);
  expect(again).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'edge-faq: help/why has been withdrawn since 2026-11-26T08:00:00.000Z; add --replace to replace its notice\n',
  });
  const replaced = await runAdminCommand(origin, [
    ...['withdraw', 'help/why', '--status', '410', '--by', 'publisher', '--notice', 'en=It was wrong.'],
    ...['--replace', '--json'],
  ]);
  expect(JSON.parse(replaced.stdout)).toMatchObject({ status: 410, notice: { en: 'It was wrong.' } });
});

test('says that a withdrawal in front matter is changed there', async () => {
  const origin = await startAdminServer([
    {
      guide: 'help',
      locale: 'en',
      status: 410,
      by: 'publisher',
      notice: { en: 'Gone.' },
      since: '2026-11-20T00:00:00Z',
      declaredIn: 'content',
    },
  ]);
  const { code, stderr } = await runAdminCommand(origin, [
    'withdraw',
    'help',
    '-l',
    'en',
    ...REASON,
    '--replace',
  ]);
  expect(stderr).toBe(
    'edge-faq: help in en has been withdrawn since 2026-11-20T00:00:00Z by front matter: change the notice there\n',
  );
  expect(code).toBe(2);
});

test.each<[problem: string, args: string[], message: string]>([
  [
    'an unknown section, with the nearest',
    ['help/whys', ...REASON],
    '404 Unknown section: There is no section "whys"; did you mean "why"?',
  ],
  [
    'an unknown guide, with the existing ones',
    ['loan', ...REASON],
    '404 Unknown guide: There is no guide "loan"; available: help',
  ],
  [
    'a replacement of nothing',
    ['help', ...REASON, '--replace'],
    '412 Not withdrawn: There is nothing to replace; nothing is withdrawn there: leave out --replace',
  ],
])('reports %s', async (_, args, message) => {
  const { code, stdout, stderr } = await runAdminCommand(await startAdminServer(), ['withdraw', ...args]);
  expect(stderr).toBe(`edge-faq: ${message}\n`);
  expect([code, stdout]).toEqual([2, '']);
});

test.each<[problem: string, args: string[], message: string]>([
  ['an invalid guide', ['Help', ...REASON], 'invalid guide "Help": use lower-case words joined by hyphens'],
  ['an empty section', ['help/', ...REASON], 'invalid section "": use lower-case words joined by hyphens'],
  ['a chapter between', ['help/about/why', ...REASON], '"help/about/why" has more than one "/"'],
  [
    'another spelling of a locale',
    ['help', '-l', 'zh_hant', ...REASON],
    'invalid locale "zh_hant": use zh-Hant',
  ],
  ['no status', ['help', ...REASON.slice(2)], "required option '-s, --status <status>' not specified"],
  ['another status', ['help', ...REASON, '--status', '404'], 'Use 451 for legal reasons, otherwise 410.'],
  ['an unknown requester', ['help', ...REASON, '--by', 'me'], 'Allowed choices are court, authority,'],
  [
    'no notice',
    ['help', ...REASON.slice(0, 4)],
    "required option '-n, --notice <locale=text>' not specified",
  ],
  [
    'a notice without a text',
    ['help', ...REASON, '-n', 'fr= '],
    'The text is empty: write what readers are told.',
  ],
  [
    'a notice without a locale',
    ['help', ...REASON, '-n', 'Gone.'],
    'Write it like "en=The text of the notice."',
  ],
  ['a notice in another spelling', ['help', ...REASON, '-n', 'zh_hant=x'], 'Write it like "zh-Hant=The text'],
  ['two notices in a locale', ['help', ...REASON, '-n', 'en=x'], 'There are two notices in en.'],
  ['an overlong notice', ['help', ...REASON, '-n', `fr=${'x'.repeat(2_001)}`], 'use at most 2000 characters'],
])('rejects %s before any request', async (_, args, message) => {
  // Nothing listens there.
  const { code, stdout, stderr } = await runAdminCommand('http://127.0.0.1:1', ['withdraw', ...args]);
  expect(stderr).toContain(message);
  expect([code, stdout]).toEqual([2, '']);
});

test('shows an example and the exit codes in its help', async () => {
  const { stdout } = await runCommand('.', ['withdraw', '--help']);
  expect(stdout).toContain('Exit codes: 0 withdrawn; 2 refused or failed.');
  expect(stdout).toContain('edge-faq withdraw overdue-loan/get-in-touch --status 451 --by court');
});
