/** Output that docs show of their own examples: it has to be what the commands print today. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { GUIDES } from '../compiler/build.ts';
import { compileSite } from '../compiler/site.ts';
import { VOTE_REASONS } from '../schema/feedback.ts';
import { runAdminCommand, startListServer } from '../test/fixtures/admin-server.ts';
import { openFolder, writeFiles } from '../test/fixtures/author-site.ts';
import { runCommand } from '../test/fixtures/run-command.ts';

const PATH = 'content/guides/returns/en.md';

test('docs/authors.md shows what build and diff print of its guide', async () => {
  const docs = await readFile('docs/authors.md', 'utf8');
  const guide = /^```markdown\n([\s\S]*?)^```$/m.exec(docs)?.[1] ?? '';
  const folder = await openFolder();
  await writeFiles(folder, { [PATH]: guide });
  const [built = ''] = (await runCommand(folder, ['build'])).stdout.split('\n');
  expect(built).toMatch(/^content {2}returns {2}en {2}1 section {2}[0-9a-f]{32}$/);
  expect(docs).toContain(built);

  const [, prefix = ''] = /^npx edge-faq diff (\S+)$/m.exec(docs) ?? [];
  await writeFiles(folder, { [PATH]: guide.replace('Any box', 'Any sturdy box') });
  const { code, stdout } = await runCommand(folder, ['diff', prefix]);
  expect(code).toBe(0);
  expect(docs).toContain(stdout);
});

test('docs/authors.md shows what search prints of its guide', async () => {
  const docs = await readFile('docs/authors.md', 'utf8');
  const guide = /^```markdown\n([\s\S]*?)^```$/m.exec(docs)?.[1] ?? '';
  const [, queries = ''] = /^```yaml\n(- \{ q: [\s\S]*?)^```$/m.exec(docs) ?? [];
  const [, words = ''] = /^npx edge-faq search "(.+)"$/m.exec(docs) ?? [];
  const folder = await openFolder();
  await writeFiles(folder, { [PATH]: guide, 'queries.yaml': queries });
  const explained = await runCommand(folder, ['search', words]);
  expect(docs).toContain(`\`\`\`text\n${explained.stdout}\`\`\``);
  const scored = await runCommand(folder, ['search', '--queries', 'queries.yaml']);
  expect(docs).toContain(`\`\`\`text\n${scored.stdout}\`\`\``);
  expect(scored.code).toBe(1);
});

test('docs/feedback.md shows what votes --by-day prints', async () => {
  const docs = await readFile('docs/feedback.md', 'utf8');
  const [, table = ''] = /^```text\n(guide .*?)^```$/ms.exec(docs) ?? [];
  const votes = [...table.matchAll(/^(\S+) +(\S+) +(\d{4}-\d{2}-\d{2}) +(.*)$/gm)].map(
    ([, guide, section, day, numbers = '']) => {
      const [helpful, notHelpful, ...counts] = numbers.split(/ +/).map(Number);
      const reasons = Object.fromEntries(VOTE_REASONS.map((reason, index) => [reason, counts[index]]));
      return { guide, section, day, helpful, notHelpful, reasons };
    },
  );
  expect(votes).toHaveLength(2);
  const origin = await startListServer('/admin/votes', 'votes', votes);
  const [, command = ''] = /^npx edge-faq (votes .*--by-day)$/m.exec(docs) ?? [];
  expect((await runAdminCommand(origin, command.split(' '))).stdout).toBe(table);
});

test.each([['docs/api.md'], ['docs/mcp.md']])(
  '%s shows the current revision of the guide in English',
  async (path) => {
    const { guides } = await compileSite(GUIDES);
    const locales = guides.flatMap(({ record }) => record.entry.locales);
    const shown = (await readFile(path, 'utf8')).matchAll(/\b[0-9a-f]{32}\b/g);
    expect([...new Set(Array.from(shown, ([revision]) => revision))]).toEqual(
      locales.filter(({ locale }) => locale === 'en').map(({ revision }) => revision),
    );
  },
);
