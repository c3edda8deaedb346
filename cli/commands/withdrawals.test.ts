import { expect, test } from 'vitest';
import type { ListedWithdrawal } from '../../cli/admin/withdrawals.ts';
import { runAdminCommand, startAdminServer } from '../../test/fixtures/admin-server.ts';

const REASON: Pick<ListedWithdrawal, 'status' | 'by' | 'notice'> = {
  status: 410,
  by: 'publisher',
  notice: { en: 'It was wrong.' },
};

/** More than a page of the server. */
const WITHDRAWALS: ListedWithdrawal[] = [
  { guide: 'help', ...REASON, since: '2026-11-20T00:00:00Z', declaredIn: 'content', locale: 'en' },
  {
    ...{ guide: 'help', section: 'why', status: 451, by: 'person-concerned' },
    ...{
      notice: { en: 'Gone.', 'zh-Hant': '已刪除。' },
      since: '2026-11-26T08:00:00.000Z',
      declaredIn: 'database',
    },
  },
  { guide: 'loan', ...REASON, since: '2026-11-26T09:00:00.000Z', declaredIn: 'database' },
];

test('lists the withdrawals of all pages in a table', async () => {
  const { code, stdout } = await runAdminCommand(await startAdminServer(WITHDRAWALS), ['withdrawals']);
  expect(stdout).toBe(`\
guide  section  locale  status  by                since                     declared in   notice
help   all      en      410     publisher         2026-11-20T00:00:00Z      front matter  en
help   why      all     451     person-concerned  2026-11-26T08:00:00.000Z  database      en, zh-Hant
loan   all      all     410     publisher         2026-11-26T09:00:00.000Z  database      en
3 withdrawals
`);
  expect(code).toBe(0);
});

test('lists the withdrawals of one guide, as JSON', async () => {
  const origin = await startAdminServer(WITHDRAWALS);
  const { stdout } = await runAdminCommand(origin, ['withdrawals', '--guide', 'loan', '--json']);
  expect(JSON.parse(stdout)).toEqual({ withdrawals: [WITHDRAWALS[2]] });
});

test('says that nothing is withdrawn', async () => {
  expect(await runAdminCommand(await startAdminServer(), ['withdrawals'])).toEqual({
    code: 0,
    stdout: '0 withdrawals\n',
    stderr: '',
  });
});

test('rejects an invalid guide before any request', async () => {
  const { code, stderr } = await runAdminCommand('http://127.0.0.1:1', ['withdrawals', '--guide', 'a/b']);
  expect(stderr).toMatch(/^edge-faq: invalid guide "a\/b": use lower-case words/);
  expect(code).toBe(2);
});
