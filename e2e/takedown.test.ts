/** Takedown on the worker with its database: by the command line, on open pages, and in front matter. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, onTestFinished } from 'vitest';
import { runCommand } from '../test/fixtures/run-command.ts';
import { ADMIN_TOKEN } from '../test/fixtures/temporary-worker.ts';
import { fetchGuide } from './api.ts';
import { serverOrigins } from './child-process.ts';
import { edgeFaq, hasFocus, openIds, waitForGuide } from './element.ts';
import { scriptTag } from './fixtures.ts';
import { createSite, installPackage, runCli } from './installed-package.ts';
import { test as base, headingOf, QUERY, sectionsOf, TEXT } from './takedown.ts';
import { waitFor } from './wait-for.ts';

beforeAll(installPackage);

const MINUTE = 60_000;

const SECTION = 'overdue-loan/get-in-touch';

const REASON = ['--status', '451', '--by', 'court', '--notice', `en=${TEXT}`];

const test = base
  /** Runs an `edge-faq` command with the worker's URL and token in the environment. */
  .extend(
    'run',
    ({ worker }) =>
      (...args: string[]) =>
        runCommand('.', args, { EDGE_FAQ_URL: worker.origin, ADMIN_TOKEN }),
  )
  /** Opens a page whose clock the test advances, with the script at `path`. */
  .extend('openWithClock', async ({ openPartnerPage, partner, worker }) => {
    return async (body: string, path?: string): Promise<Page> => {
      const { page } = await openPartnerPage({ head: '', body: '' });
      await page.clock.install();
      await page.goto(partner.addPage({ head: scriptTag(worker.origin, path), body }));
      await waitForGuide(page);
      return page;
    };
  });

const questionOf = (page: Page, id: string) => page.locator(`edge-faq #${id} summary`);

const noticeOf = (page: Page) => page.locator('edge-faq').getByText(TEXT);

test('withdraws, lists and restores a section by the command line', async ({ run, restore, worker }) => {
  onTestFinished(() => void restore(QUERY));
  expect(await run('withdraw', SECTION, ...REASON)).toMatchObject({ code: 0, stderr: '' });
  const response = await fetch(`${worker.origin}/v1/guides/${SECTION.replace('/', '/sections/')}?locale=en`);
  expect([response.status, response.headers.get('Link')]).toEqual([
    451,
    expect.stringContaining('rel="blocked-by"'),
  ]);
  expect(await response.json()).toMatchObject({ notice: { text: TEXT, by: 'court', locale: 'en' } });

  const again = await run('withdraw', SECTION, ...REASON);
  expect(again).toMatchObject({ code: 2, stdout: '' });
  expect(again.stderr).toMatch(
    /^edge-faq: overdue-loan\/get-in-touch has been withdrawn since \d{4}-.*; add --replace to replace its notice\n$/,
  );
  const replaced = await run('withdraw', SECTION, ...REASON, '--replace', '--json');
  expect([replaced.code, JSON.parse(replaced.stdout)]).toMatchObject([0, { section: 'get-in-touch' }]);

  const listed = await run('withdrawals');
  expect(listed).toMatchObject({ code: 0, stderr: '' });
  expect(listed.stdout).toMatch(
    /^guide .*\noverdue-loan +get-in-touch +all +451 +court +\S+ +database +en\n1 withdrawal\n$/,
  );

  const restored = await run('restore', SECTION);
  expect(restored).toMatchObject({ code: 0, stderr: '' });
  expect(restored.stdout).toMatch(/^restored {2}overdue-loan\/get-in-touch {2}withdrawn since \d{4}-/);
  expect(await run('withdrawals')).toEqual({ code: 0, stdout: '0 withdrawals\n', stderr: '' });
  expect(sectionsOf(await fetchGuide(worker.origin, 'en')).map(({ id }) => id)).toContain('get-in-touch');
}, 120_000);

test('refuses an unknown section, a restore of what is not withdrawn and a wrong token, and changes nothing', async ({
  run,
  worker,
}) => {
  const unknown = await run('withdraw', 'overdue-loan/get-in-tuch', ...REASON);
  expect([unknown.code, unknown.stderr]).toEqual([
    2,
    expect.stringContaining('did you mean "get-in-touch"?'),
  ]);
  const nothing = await run('restore', SECTION);
  expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringContaining('404 Not withdrawn')]);
  const wrong = await runCommand('.', ['withdraw', SECTION, ...REASON], {
    EDGE_FAQ_URL: worker.origin,
    ADMIN_TOKEN: 'wrong',
  });
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('401 Unauthorized')]);
  expect((await run('withdrawals')).stdout).toBe('0 withdrawals\n');
}, 120_000);

test.for(['/embed/edge-faq.js', '/embed/overdue-loan.js?locale=en'])(
  'an open page with %s shows the notice of its open section within a minute, without moving the one that is read, and the answer again after the undo',
  async (path, { openWithClock, withdraw, restore, worker }) => {
    const heading = headingOf(await fetchGuide(worker.origin, 'en'), 'get-in-touch');
    const page = await openWithClock(edgeFaq('locale="en" open="get-in-touch make-a-plan"'), path);
    const read = questionOf(page, 'make-a-plan');
    await read.focus();
    await read.evaluate((node) =>
      scrollBy({ top: node.getBoundingClientRect().top - 100, behavior: 'instant' }),
    );
    const top = (await read.boundingBox())?.y ?? 0;
    const expectUnmoved = async () =>
      expect([
        Math.abs(((await read.boundingBox())?.y ?? 0) - top) < 1,
        await hasFocus(read),
        await openIds(page),
      ]).toEqual([true, true, ['get-in-touch', 'make-a-plan']]);

    await withdraw(QUERY);
    await page.clock.runFor(MINUTE);
    await noticeOf(page).waitFor();
    expect(await questionOf(page, 'get-in-touch').innerText()).toBe('This answer has been withdrawn');
    expect(await page.getByText(heading).count()).toBe(0);
    await expectUnmoved();

    await restore(QUERY);
    await page.clock.runFor(MINUTE);
    await waitFor(async () => expect(await questionOf(page, 'get-in-touch').innerText()).toBe(heading));
    expect(await noticeOf(page).count()).toBe(0);
    await expectUnmoved();
  },
);

test('a page that is opened with the browser’s cached copy of the guide shows the notice without waiting for a minute', async ({
  openPartnerPage,
  withdraw,
}) => {
  const { page } = await openPartnerPage({ body: edgeFaq('locale="en" open="get-in-touch"') });
  await waitForGuide(page);
  await withdraw(QUERY);
  await page.goto(page.url());
  await noticeOf(page).waitFor();
  const sizes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('/v1/guides/overdue-loan'))
      .map((entry) => Reflect.get(entry, 'transferSize') > 0),
  );
  // The copy, and then the response of the network.
  expect(sizes).toEqual([false, true]);
});

test('an open page shows the notice in the place of a withdrawn guide, and the guide again after the undo', async ({
  openWithClock,
  withdraw,
  restore,
}) => {
  const page = await openWithClock(edgeFaq('locale="en" open="get-in-touch"'));
  await withdraw('guide=overdue-loan');
  await page.clock.runFor(MINUTE);
  await page.locator('edge-faq [part=notice]').waitFor();
  expect(await page.locator('edge-faq [part=notice]').innerText()).toMatch(
    /^This guide has been withdrawn\n\nA court required us to remove this answer\.\n\nWithdrawn on .* by order of a court\.$/,
  );
  expect(await page.locator('edge-faq [part=section]').count()).toBe(0);

  await restore('guide=overdue-loan');
  await page.clock.runFor(MINUTE);
  await waitForGuide(page);
  expect([await openIds(page), await page.locator('edge-faq [part=notice]').count()]).toEqual([
    ['get-in-touch'],
    0,
  ]);
});

test('front matter withdraws a section of a site without a database, and dev shows the notice and the answer after each edit', async ({
  browser,
}) => {
  const folder = await createSite();
  const [config, guide] = [join(folder, 'wrangler.toml'), join(folder, 'content/guides/welcome/en.md')];
  const settings = await readFile(config, 'utf8');
  await writeFile(config, settings.replace(/^\[\[d1_databases\]\]\n(?:.+\n)+/m, ''));
  const { worker, demo } = await serverOrigins(
    runCli(folder, 'dev', '--port', '8860', '--pages-port', '8960'),
  );
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.goto(demo);
  const question = page.locator('edge-faq #check summary');
  await question.getByText('How do I check a guide?').waitFor();

  const source = await readFile(guide, 'utf8');
  const entry = `{ section: check, status: 451, by: court, since: 2026-11-26, notice: "${TEXT}" }`;
  await writeFile(guide, source.replace(/^updated: .*/m, `$&\nwithdrawn: [${entry}]`));
  await question.getByText('This answer has been withdrawn').waitFor();
  const section = await fetch(`${worker}/v1/guides/welcome/sections/check`);
  expect([section.status, await section.json()]).toMatchObject([451, { notice: { text: TEXT } }]);

  await writeFile(guide, source);
  await question.getByText('How do I check a guide?').waitFor();
  expect((await fetch(`${worker}/v1/guides/welcome/sections/check`)).status).toBe(200);
}, 90_000);
