import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { runCommand } from '../../test/fixtures/run-command.ts';

const PATH = 'content/guides/help/en.md';

/** What is printed of a table, which has neither title nor description. */
const NOTES = `note  the title “Help” is made from the name of the file: edit "title" and the heading “Help” in ${PATH}
note  the description is the title: edit "description" in ${PATH}
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'edge-faq-'));
  const created = folder;
  onTestFinished(() => rm(created, { recursive: true }));
});

async function importTable(table: string, ...args: string[]) {
  await writeFile(join(folder, 'help.csv'), table);
  return runCommand(folder, ['import', 'help.csv', '--locale', 'en', ...args]);
}

test('imports a table as a guide without diagnostics', async () => {
  const { code, stdout, stderr } = await importTable('question,answer\nMay I?,Yes.\nMust I?,No.\n');
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: `${NOTES}written  ${PATH}  1 chapter, 2 questions\nnothing was left out\n`,
    stderr: '',
  });
  expect(await readFile(join(folder, PATH), 'utf8')).toContain('### May I? {#may-i}\n\nYes.\n');
  expect((await runCommand(folder, ['check', '--strict'])).code).toBe(0);
});

test('lists what was left out with its place in the source', async () => {
  const { code, stdout } = await importTable(
    'question,answer\nMay I?,<p>Yes.</p><script>alert(1)</script>\nMust I?,\n',
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(/^left out {2}row 2.*<script>/m);
  expect(stdout).toMatch(/^left out {2}row 3.*Must I\?/m);
  expect(stdout).toMatch(/^left out: 2 items, listed above$/m);
});

test('keeps an existing guide, and overwrites it with --force', async () => {
  await importTable('question,answer\nMay I?,Yes.\n');
  const { code, stderr } = await importTable('question,answer\nMust I?,No.\n');
  expect(code).toBe(2);
  expect(stderr).toContain(PATH);
  expect(await readFile(join(folder, PATH), 'utf8')).toContain('May I?');
  expect((await importTable('question,answer\nMust I?,No.\n', '--force')).code).toBe(0);
  expect(await readFile(join(folder, PATH), 'utf8')).toContain('Must I?');
});

test('writes nothing with --dry-run', async () => {
  const { code, stdout } = await importTable('question,answer\nMay I?,Yes.\n', '--dry-run');
  expect([code, stdout]).toEqual([
    0,
    `${NOTES}not written  ${PATH}  1 chapter, 1 question\nnothing was left out\n`,
  ]);
  await expect(readFile(join(folder, PATH))).rejects.toThrow('ENOENT');
});

test('writes a guide with errors, reports them and exits with 1', async () => {
  const article = { section_id: 1, draft: false, updated_at: '2026-11-20T00:00:00Z' };
  const articles = [
    { ...article, id: 1, title: 'May I?', body: '<p>Yes.</p>', locale: 'en-us' },
    { ...article, id: 2, title: 'Must I?', body: '<p>No.</p>', locale: 'en-us' },
    { ...article, id: 1, title: 'Darf ich?', body: '<p>Ja.</p>', locale: 'de' },
  ];
  await writeFile(join(folder, 'help.json'), JSON.stringify({ articles }));
  const args = ['import', 'help.json', '--from', 'zendesk', '--locale', 'en-US', '--json'];
  const { code, stdout } = await runCommand(folder, args);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    files: [
      { path: 'content/guides/help/en-US.md', questions: 2 },
      { path: 'content/guides/help/de.md', questions: 1 },
    ],
    diagnostics: [{ path: 'content/guides/help/de.md', rule: 'missing-part', severity: 'error' }],
  });
});

test.each([
  [['import', 'nothing.csv'], 'nothing.csv'],
  [['import', 'help.csv', '--from', 'word'], 'Allowed choices are'],
  [['import', 'help.csv'], '--locale'],
  [['import', '.'], '. is a folder'],
  [['import', 'https://a.example/faq.html'], 'is a URL: save the page as a file'],
])('edge-faq %s exits with 2 and prints the reason', async (args, message) => {
  await writeFile(join(folder, 'help.csv'), 'question,answer\nMay I?,Yes.\n');
  const { code, stderr } = await runCommand(folder, args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test('logs progress after every 1,000 parts', async () => {
  const rows = Array.from({ length: 1_200 }, (_, row) => `Is it ${row}?,It is ${row}.`);
  const { code, stderr } = await importTable(`question,answer\n${rows.join('\n')}\n`);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^1,000 parts of [\d,]+ /m);
});

const FRENCH = 'question,answer\nMon mot de passe ?,Ici : https://a.example/reset\nDoit-on payer ?,Non.\n';

test('prints proposed pairs with the commands to accept them, writes nothing and exits with 1', async () => {
  await importTable('question,answer\nMust I pay?,No.\nMy password?,Here: https://a.example/reset\n');
  await writeFile(join(folder, 'my help.fr.csv'), FRENCH);
  const args = ['import', 'my help.fr.csv', '--guide', 'help'];
  const { code, stdout } = await runCommand(folder, args);
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^row 2 {2}Mon mot de passe \? +my-password +My password\? +0\.\d\d +link a\.example\/reset; cognate pass…$/m,
  );
  expect(stdout).toMatch(/^row 3 {2}Doit-on payer \? +- +it shares too little with any question$/m);
  expect(stdout).toMatch(/^ +- +must-i-pay +Must I pay\? +no question of fr is paired$/m);
  expect(stdout).toContain("  npx edge-faq import 'my help.fr.csv' --guide help --accept-pairs\n");
  expect(stdout).toContain("  npx edge-faq import 'my help.fr.csv' --guide help --pairs pairs.csv\n");
  expect(stdout).toMatch(
    /^paired {2}fr with en {2}0 by id, 1 by similarity, 1 without a pair, 1 of en not translated$/m,
  );
  await expect(readFile(join(folder, 'content/guides/help/fr.md'))).rejects.toThrow('ENOENT');
});

test('writes the file of pairs first, and imports by it when run again', async () => {
  await importTable('question,answer\nMust I pay?,No.\nMy password?,Here: https://a.example/reset\n');
  await writeFile(join(folder, 'fr.csv'), FRENCH);
  const args = ['import', 'fr.csv', '--guide', 'help', '--pairs', 'pairs.csv'];
  const first = await runCommand(folder, args);
  expect(first.code).toBe(1);
  expect(first.stdout).toContain('They are in pairs.csv: correct its column "id"');
  const path = join(folder, 'pairs.csv');
  await writeFile(path, (await readFile(path, 'utf8')).replace('payer ?,,', 'payer ?,must-i-pay,'));
  const second = await runCommand(folder, args);
  expect(second.code).toBe(0);
  expect(second.stdout).toMatch(
    /^written {2}content\/guides\/help\/fr\.md {2}1 chapter, 2 questions\npaired {2}fr with en {2}0 by id, 2 by the file of pairs, 0 by similarity, 0 without a pair\nnext {2}compare fr with en, then run: npx edge-faq review help fr$/m,
  );
});

test('prints how a first row was read where it may be a header', async () => {
  const { code, stdout } = await importTable('Prices,Low\nHours,Mornings\n');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^note {2}row 1 \(“Prices”, “Low”\) is imported as a question: add --header/m);
});

test('reads the columns named by options', async () => {
  const { code, stdout } = await importTable(
    'Nr,Public,Reply\n1,May I?,Yes.\n',
    ...['--question', 'public', '--answer', '3'],
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(/^left out {2}row 2 {2}the column “Nr”/m);
  expect(await readFile(join(folder, PATH), 'utf8')).toContain('### May I? {#may-i}\n\nYes.\n');
});

test('prints pairs as JSON', async () => {
  await importTable('question,answer\nMust I pay?,No.\nMy password?,Here: https://a.example/reset\n');
  await writeFile(join(folder, 'fr.csv'), FRENCH);
  const { code, stdout } = await runCommand(folder, ['import', 'fr.csv', '--guide', 'help', '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    pairsToAccept: true,
    files: [],
    pairings: [
      {
        pairs: [
          {
            id: 'my-password',
            place: 'row 2',
            by: 'similarity',
            matched: ['link a.example/reset', 'cognate pass…'],
          },
        ],
        unpaired: [{ question: 'Doit-on payer ?', place: 'row 3' }],
        untranslated: ['must-i-pay'],
      },
    ],
  });
});

test('writes a guide of which pages are missing, says so and exits with 1', async () => {
  const articles = [{ id: 1, title: 'May I?', body: '<p>Yes.</p>', locale: 'en' }];
  await writeFile(join(folder, 'help.json'), JSON.stringify({ articles, page: 1, page_count: 2 }));
  const { code, stdout } = await runCommand(folder, ['import', 'help.json']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^left out {2}help\.json {2}page 2 of 2 of the articles: it is missing/m);
  expect(stdout).toMatch(/^incomplete: the files announce more than they contain/m);
  const { stdout: json } = await runCommand(folder, ['import', 'help.json', '--force', '--json']);
  expect(JSON.parse(json)).toMatchObject({ incomplete: true, leftOut: [{ isMissing: true }] });
});
