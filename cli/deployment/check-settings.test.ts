import { execFileSync } from 'node:child_process';
import { readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../compiler/diagnostics.ts';
import { type Files, OPENING, openFolder, text, writeFiles } from '../../test/fixtures/author-site.ts';
import { runCommand } from '../../test/fixtures/run-command.ts';
import {
  ASSETS,
  COMPLETE,
  checkConfig,
  DATABASE,
  INSTALLED,
  MAIN,
  TOP,
  TRIGGERS,
  VARS,
  VERSION,
} from '../../test/fixtures/wrangler-config.ts';

const GUIDE: Files = { 'content/guides/help/en.md': text(...OPENING, 'So.') };
/** Those of the package in a site, and those of this repository. */
const MIGRATIONS: Files = { 'node_modules/edge-faq/migrations/0001.sql': '', 'migrations/0001.sql': '' };
const WRAPPER = `export { default } from '../${INSTALLED}';`;

/** A site with the worker installed and this configuration. */
async function openSite(files: Files): Promise<string> {
  const folder = await openFolder();
  await writeFiles(folder, { ...GUIDE, ...MIGRATIONS, [MAIN]: WRAPPER, [INSTALLED]: '', ...files });
  return folder;
}

async function diagnosticsIn(folder: string): Promise<Diagnostic[]> {
  return JSON.parse((await runCommand(folder, ['check', '--json'])).stdout).diagnostics;
}

const summary = ({ path, line, column, rule, reason }: Diagnostic) =>
  `${path}:${line}:${column} ${rule} ${reason}`;

test('reports nothing for a site without a Wrangler configuration', async () => {
  expect(await diagnosticsIn(await openSite({}))).toEqual([]);
});

test('reports nothing for a configuration with all settings', () => {
  expect(checkConfig(COMPLETE)).toEqual([]);
});

test.each([
  ['the template of edge-faq init', 'cli/templates/site/wrangler.toml'],
  ["this repository's configuration", 'wrangler.toml'],
])('reports nothing for %s', async (_, path) => {
  const folder = await openSite({ 'wrangler.toml': await readFile(path) });
  expect(await diagnosticsIn(folder)).toEqual([]);
});

test('reports bindings that an environment lacks at its header, and nothing that it inherits', () => {
  const diagnostics = checkConfig(
    COMPLETE + text('', '[env.staging]', 'name = "s"', '', '[env.live.vars]', 'OTHER = "x"'),
  );
  expect(diagnostics.map(({ line, rule, reason }) => `${line} ${rule} ${reason.split(':')[0]}`)).toEqual([
    '40 missing-setting "version_metadata" is not set in env.staging',
    '40 missing-setting "ratelimits" with name = "ADMIN_ATTEMPTS" is not set in env.staging',
    '40 recommended-setting "ratelimits" with name = "VOTES_PER_CLIENT" is not set in env.staging, env.live',
    '40 recommended-setting "ratelimits" with name = "REPORTS_PER_CLIENT" is not set in env.staging, env.live',
    '40 recommended-setting "ratelimits" with name = "SEARCHES_PER_CLIENT" is not set in env.staging, env.live',
    '40 recommended-setting "ratelimits" with name = "RECEIPTS_PER_CLIENT" is not set in env.staging, env.live',
    '40 recommended-setting "d1_databases" is not set in env.staging, env.live',
    '40 recommended-setting "services" is not set in env.staging, env.live',
    '40 recommended-setting "vars.SECURITY_CONTACT" is not set in env.staging, env.live',
    '43 missing-setting "version_metadata" is not set in env.live',
    '43 missing-setting "ratelimits" with name = "ADMIN_ATTEMPTS" is not set in env.live',
  ]);
});

test('advises optional settings once, as info that fails no check', async () => {
  const folder = await openSite({
    'wrangler.toml': COMPLETE.replace(text(...VARS), ''),
  });
  const { code, stdout } = await runCommand(folder, ['check', '--strict']);
  expect(stdout).toContain('wrangler.toml:1:1 info "vars.SECURITY_CONTACT" is not set in the top level');
  expect(stdout).toContain('0 errors, 0 warnings in 2 files');
  expect(code).toBe(0);
  const { stdout: annotations } = await runCommand(folder, ['check', '--format', 'github']);
  expect(annotations).toMatch(/^::notice file=wrangler\.toml,line=1,.*title=recommended-setting::/);
});

test('exits with 1 and indents the lines to paste when a setting is missing', async () => {
  const folder = await openSite({ 'wrangler.toml': COMPLETE.replace(text(...VERSION), '') });
  const { code, stdout } = await runCommand(folder, ['check']);
  expect(stdout).toContain('   = add:\n     [version_metadata]\n     binding = "VERSION"\n');
  expect(code).toBe(1);
});

test.each([
  ['wrangler.toml', text(...TOP, 'name "help"'), '3:6'],
  ['wrangler.toml', text(...ASSETS, ...ASSETS), '5:2'],
  ['wrangler.jsonc', '{\n  "main": \n}', '3:1'],
  ['wrangler.json', '[]', '1:1'],
])('reports invalid syntax of %s with line and column', (name, wrangler, place) => {
  const diagnostics = checkConfig(wrangler, name);
  expect(diagnostics.map(summary)).toEqual([
    expect.stringMatching(`^${name}:${place} invalid-wrangler ${name} is not valid (TOML|JSON)`),
  ]);
});

test('reads JSON with comments and trailing commas, and gives lines of JSON', () => {
  const diagnostics = checkConfig(
    text(
      '{',
      '  // The worker.',
      `  "main": "${MAIN}",`,
      '  "compatibility_date": "2026-08-01",',
      '  "assets": { "directory": "dist", "binding": "ASSETS", "run_worker_first": ["/content/*", "/images/*"] },',
      '  "ratelimits": [{ "name": "ADMIN_ATTEMPTS", "namespace_id": "1001", "simple": { "limit": 10, "period": 60 } }],',
      '  "d1_databases": [{ "binding": "DB", "migrations_dir": "migrations" }],',
      '  "services": [{ "binding": "MCP", "service": "help-mcp" }],',
      '  "vars": { "SECURITY_CONTACT": "" },',
      '}',
    ),
    'wrangler.jsonc',
  );
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
    {
      rule: 'missing-setting',
      hint: 'in the outermost object, with a comma between members:\n"version_metadata": {\n  "binding": "VERSION"\n}',
    },
  ]);
  expect(
    diagnostics.filter(({ severity }) => severity !== 'error').map(({ hint }) => hint.split('\n')[0]),
  ).toEqual([
    ...Array(4).fill('in ratelimits, with a comma between items:'),
    'in the outermost object, with a comma between members:',
  ]);
});

test('reports a configuration that is a folder, and checks the guides', async () => {
  const folder = await openSite({
    'wrangler.toml/x': '',
    'content/guides/help/en.md': text(...OPENING, '[where?](#nowhere)'),
  });
  expect((await diagnosticsIn(folder)).map(summary)).toEqual([
    expect.stringContaining('dead-link'),
    'wrangler.toml:1:1 unreadable wrangler.toml is a folder, not a file',
  ]);
});

test.each([
  ['a link to nothing', ['ln', '-s', 'nowhere'], 'is a link to something that does not exist'],
  ['a named pipe', ['mkfifo'], 'is not a file'],
])('reports a configuration that is %s', async (_, [command = '', ...args], reason) => {
  const folder = await openSite({});
  execFileSync(command, [...args, join(folder, 'wrangler.toml')]);
  expect((await diagnosticsIn(folder)).map(summary)).toEqual([
    `wrangler.toml:1:1 unreadable wrangler.toml ${reason}`,
  ]);
});

test('reads a configuration with a byte order mark', async () => {
  const folder = await openSite({ 'wrangler.toml': `\ufeff${COMPLETE}` });
  expect(await diagnosticsIn(folder)).toEqual([]);
});

test('reports JSON that is nested too deeply', () => {
  expect(checkConfig(`{"a": ${'['.repeat(20_000)}`, 'wrangler.jsonc').map(summary)).toEqual([
    'wrangler.jsonc:1:1 too-deep the file is nested too deeply',
  ]);
});

test('reports a wrong value in a dotted key at its line, and quotes the name of an environment', () => {
  const wrangler = text(COMPLETE, '[env."my site"]', 'name = "x"', 'assets.binding = "FILES"');
  const diagnostics = checkConfig(wrangler).filter(({ severity }) => severity === 'error');
  const line = wrangler.split('\n').indexOf('assets.binding = "FILES"') + 1;
  expect(diagnostics.filter(({ reason }) => reason.includes('assets')).map(summary)).toEqual([
    expect.stringMatching(`^wrangler.toml:${line}:1 missing-setting "assets.binding" must be "ASSETS"`),
    expect.stringMatching(
      `^wrangler.toml:${line}:1 missing-setting "assets.directory", "assets.run_worker_first" is not set`,
    ),
  ]);
  expect(diagnostics.map(({ hint }) => hint.split('\n')[1])).toContain('[env."my site".version_metadata]');
});

test('reports a folder that no build writes, and accepts one that a build has written', async () => {
  const folder = await openSite({ 'wrangler.toml': COMPLETE.replace('"dist"', '"public"') });
  expect(await diagnosticsIn(folder)).toMatchObject([
    {
      line: 4,
      severity: 'error',
      reason: expect.stringContaining(
        '"assets.directory" is not the folder that edge-faq build writes, which is "dist"',
      ),
      hint: 'write instead:\ndirectory = "dist"',
    },
  ]);
  await writeFiles(folder, { 'public/content/manifest.json': '{}' });
  expect(await diagnosticsIn(folder)).toEqual([]);
});

test('accepts the worker of a package that is linked to a folder of another name', async () => {
  const folder = await openSite({
    'wrangler.toml': COMPLETE.replace(MAIN, INSTALLED),
    'packages/help/lib/worker.js': 'export default {};',
  });
  await rm(join(folder, 'node_modules/edge-faq'), { recursive: true });
  await symlink('../packages/help', join(folder, 'node_modules/edge-faq'));
  expect(await diagnosticsIn(folder)).toEqual([]);
});

test.each([
  ['another worker', "import { Hono } from 'hono';\nexport default new Hono();", ['other-worker']],
  ['a worker that names the package in a comment', '// Like edge-faq.\nexport default {};', ['other-worker']],
  [
    'a wrapper of the worker',
    "import faq from '../node_modules/edge-faq/lib/worker.js';\nexport default faq;",
    [],
  ],
  ['a wrapper that loads the worker by its path', `const faq = await import("../${INSTALLED}");`, []],
])('checks whether main runs the worker of edge-faq: %s', async (_, worker, rules) => {
  const folder = await openSite({ 'wrangler.toml': COMPLETE, [MAIN]: worker });
  const diagnostics = await diagnosticsIn(folder);
  expect(diagnostics.map(({ rule }) => rule)).toEqual(rules);
  if (rules.length > 0)
    expect(diagnostics).toMatchObject([
      { line: 1, severity: 'warning', hint: `write instead:\nmain = "${INSTALLED}"` },
    ]);
});

test('warns of a variable that is almost one of the worker, in the scope that has it', () => {
  const wrangler = COMPLETE.replace(
    text(...VARS),
    text(...VARS, 'RETAIN_TEXT_DAY = "30"', 'SHOP = "x"', 'VOTES_PUBLIC = ""'),
  );
  const environment = text('[env.live.vars]', 'FEEDBACK_ORIGIN = "https://partner.example"');
  const diagnostics = checkConfig(wrangler + environment).filter(({ severity }) => severity === 'warning');
  const lineOf = (name: string) =>
    (wrangler + environment).split('\n').findIndex((line) => line.startsWith(name)) + 1;
  expect(diagnostics.map((each) => [summary(each), each.hint])).toEqual([
    [
      `wrangler.toml:${lineOf('RETAIN')}:1 unknown-variable "vars.RETAIN_TEXT_DAY" is no variable of the worker`,
      'did you mean "RETAIN_TEXT_DAYS"?',
    ],
    [
      `wrangler.toml:${lineOf('FEEDBACK')}:1 unknown-variable "vars.FEEDBACK_ORIGIN" is no variable of the worker`,
      'did you mean "FEEDBACK_ORIGINS"?',
    ],
  ]);
});

test('warns of a database without triggers, and says what to add', () => {
  const without = COMPLETE.replace(text(...TRIGGERS), '');
  expect(checkConfig(without)).toMatchObject([
    {
      severity: 'warning',
      rule: 'rare-trigger',
      reason: expect.stringContaining('"triggers.crons" is not set in the top level'),
      hint: expect.stringContaining('[triggers]\ncrons = ["17 * * * *"]'),
    },
  ]);
  const advice = checkConfig(without.replace(text(...DATABASE), '')).map(({ rule }) => rule);
  expect(new Set(advice)).toEqual(new Set(['recommended-setting']));
});

test('warns of triggers of which none runs every hour', () => {
  const yearly = COMPLETE.replace('"17 * * * *"', '"0 0 1 1 *", "17 */2 * * *"');
  expect(checkConfig(yearly)).toMatchObject([
    {
      line: yearly.split('\n').indexOf('[triggers]') + 2,
      severity: 'warning',
      rule: 'rare-trigger',
      hint: 'add a trigger like "17 * * * *"',
    },
  ]);
});

test.each([
  ['one of several triggers runs every hour', COMPLETE.replace('"17 *', '"0 0 1 1 *", "17 *'), []],
  [
    'nothing is stored',
    COMPLETE.replace('"17 * * * *"', '"0 0 1 1 *"').replace(text(...DATABASE), ''),
    ['recommended-setting'],
  ],
])('does not warn of rare triggers when %s', (_, wrangler, rules) => {
  expect(checkConfig(wrangler).map(({ rule }) => rule)).toEqual(rules);
});

test.each([
  ['a missing comma', '{\n  "name": "x" // The name.\n  "main": "y"\n}', '2:14', 'comma expected'],
  ['a missing colon', '{\n  "name"\n  "x"\n}', '2:9', 'colon expected'],
  ['a missing brace', '{\n  "a": {\n    "b": 1\n', '3:11', 'close brace expected'],
  ['single quotes', "{\n  'name': 1\n}", '2:3', 'invalid symbol'],
  ['text after the object', '{}\n{}', '2:1', 'end of file expected'],
])('says what is wrong in JSON with %s, and where', (_, source, place, message) => {
  const [first] = checkConfig(source, 'wrangler.jsonc');
  expect(first && summary(first)).toBe(
    `wrangler.jsonc:${place} invalid-wrangler wrangler.jsonc is not valid JSON: ${message}`,
  );
});
