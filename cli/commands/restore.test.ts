import { expect, test } from 'vitest';
import { runAdminCommand, startAdminServer } from '../../test/fixtures/admin-server.ts';

const REASON = ['--status', '410', '--by', 'publisher', '--notice', 'en=It was wrong.'];

test('ends the withdrawal of exactly the part that it names', async () => {
  const origin = await startAdminServer();
  for (const part of [['help/why'], ['help/why', '--locale', 'en'], ['help']])
    await runAdminCommand(origin, ['withdraw', ...part, ...REASON]);
  const { code, stdout, stderr } = await runAdminCommand(origin, ['restore', 'help/why', '--locale', 'en']);
  expect(stdout).toBe(`restored  help/why in en  withdrawn since 2026-11-26T08:00:00.000Z

The worker serves it again within 10 seconds.
`);
  expect([code, stderr]).toEqual([0, '']);
  const { stdout: left } = await runAdminCommand(origin, ['withdrawals', '--json']);
  expect(JSON.parse(left).withdrawals).toMatchObject([{ guide: 'help', section: 'why' }, { guide: 'help' }]);

  const json = await runAdminCommand(origin, ['restore', 'help', '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({
    guide: 'help',
    status: 410,
    notice: { en: 'It was wrong.' },
  });
});

test('reports a part that is not withdrawn, and how to find what is', async () => {
  const { code, stdout, stderr } = await runAdminCommand(await startAdminServer(), ['restore', 'help/how']);
  expect(stderr).toBe(
    'edge-faq: 404 Not withdrawn: This is not withdrawn; "edge-faq withdrawals" lists what is withdrawn; name the same section and --locale, and undo those of front matter in the file\n',
  );
  expect([code, stdout]).toEqual([2, '']);
});
