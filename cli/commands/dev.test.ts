/** Command `edge-faq dev`: settings of the worker that prevent it from starting. */
import { expect, test } from 'vitest';
import { OPENING, openFolder, text, writeFiles } from '../../test/fixtures/author-site.ts';
import { runCommand } from '../../test/fixtures/run-command.ts';

async function dev(wrangler: Record<string, string>, ...options: string[]) {
  const folder = await openFolder();
  await writeFiles(folder, { 'content/guides/help/en.md': text(...OPENING, 'So.'), ...wrangler });
  return runCommand(folder, ['dev', ...options]);
}

test.each([
  ['invalid TOML', 'name = "faq"\nmain = none\n', /wrangler\.toml:2:\d+/, 'is not valid TOML'],
  ['no main', 'name = "faq"\n', /wrangler\.toml:1:1/, '"main" is not set'],
  ['a main that names no file', 'name = "faq"\nmain = "none.js"\n', /wrangler\.toml:2:1/, '"main"'],
])(
  'prints where the configuration is wrong instead of starting, with %s',
  async (_, config, place, reason) => {
    const { code, stdout, stderr } = await dev({ 'wrangler.toml': config });
    expect(stdout).toMatch(place);
    expect(stdout).toContain(reason);
    expect(stdout).toContain('the worker was not started');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  },
);

test('prints the diagnostics of the configuration as JSON', async () => {
  const { stdout } = await dev({ 'wrangler.jsonc': '{"main": }' }, '--json');
  expect(JSON.parse(stdout).diagnostics).toMatchObject([
    { path: 'wrangler.jsonc', line: 1, rule: 'invalid-wrangler' },
  ]);
});

test('says that a folder has no configuration', async () => {
  const { code, stderr } = await dev({});
  expect(stderr).toContain('has no wrangler.toml');
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
});

test.each([['80'], ['65536'], ['none']])('says that %s is no port', async (port) => {
  const { code, stderr } = await dev({ 'wrangler.toml': '' }, '--port', port);
  expect(stderr).toContain(`argument '${port}' is invalid. Use a number from 1024 to 65535.`);
  expect(code).toBe(2);
});

test('says that the folder of pages does not exist', async () => {
  const { code, stderr } = await dev({ 'wrangler.toml': '' }, '--pages', 'nowhere');
  expect(stderr).toContain("argument 'nowhere' is invalid. There is no folder with that name.");
  expect(code).toBe(2);
});
