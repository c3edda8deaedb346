import { expect, test } from 'vitest';
import type { Diagnostic } from '../../compiler/diagnostics.ts';
import { text } from '../../test/fixtures/author-site.ts';
import {
  ASSETS,
  COMPLETE,
  checkConfig,
  DATABASE,
  INSTALLED,
  MAIN,
  RATE_LIMIT,
  TOP,
  VERSION,
} from '../../test/fixtures/wrangler-config.ts';

/** What an environment doesn't inherit, except the database. */
const LIMITS = [
  'ADMIN_ATTEMPTS',
  'VOTES_PER_CLIENT',
  'REPORTS_PER_CLIENT',
  'SEARCHES_PER_CLIENT',
  'RECEIPTS_PER_CLIENT',
].map((name) => `{ name = "${name}", namespace_id = "1001", simple = { limit = 10, period = 60 } }`);
const ENVIRONMENT = [
  'version_metadata = { binding = "VERSION" }',
  `ratelimits = [${LIMITS.join(', ')}]`,
  'services = [{ binding = "MCP", service = "help-mcp" }]',
  'vars = { SECURITY_CONTACT = "" }',
];

const summary = ({ path, line, column, rule, reason }: Diagnostic) =>
  `${path}:${line}:${column} ${rule} ${reason}`;

test.each([
  ['main', TOP.slice(0, 1), `above the first [table]:\nmain = "${INSTALLED}"`],
  ['compatibility_date', TOP.slice(1), 'above the first [table]:\ncompatibility_date = "2026-08-01"'],
  [
    'assets',
    ASSETS,
    'add:\n[assets]\ndirectory = "dist"\nbinding = "ASSETS"\nrun_worker_first = ["/content/*", "/images/*"]',
  ],
  ['version_metadata', VERSION, 'add:\n[version_metadata]\nbinding = "VERSION"'],
  ['ratelimits', ['[[ratelimits]]', ...RATE_LIMIT], `add:\n[[ratelimits]]\n${RATE_LIMIT.join('\n')}`],
])('reports the missing setting %s with the lines to paste', (name, lines, hint) => {
  const diagnostics = checkConfig(COMPLETE.replace(text(...lines), ''));
  expect(diagnostics.map(summary)).toEqual([
    expect.stringMatching(`^wrangler.toml:1:1 missing-setting "${name}"(?: with .*)? is not set: `),
  ]);
  expect(diagnostics[0]).toMatchObject({ severity: 'error', hint });
});

test.each([
  [
    `main = "${MAIN}"`,
    'main = "index.js"',
    '1:1',
    '"main" names a file that does not exist (is edge-faq installed?)',
  ],
  ['2026-08-01', '2026-07-31', '2:1', '"compatibility_date" is older than 2026-08-01'],
  ['"2026-08-01"', '2026-08-01', '2:1', '"compatibility_date" must be a date in quotes'],
  ['"ASSETS"', '"FILES"', '5:1', '"assets.binding" must be "ASSETS"'],
  [
    '"/images/*"',
    '"/pictures/*"',
    '6:1',
    '"assets.run_worker_first" must have /content/* and /images/*, so that content passes through the worker',
  ],
  [
    '["/content/*", "/images/*"]',
    'true',
    '6:1',
    '"assets.run_worker_first" must be a list with /content/* and /images/*: the worker has no routes for other static assets',
  ],
  [
    '"/images/*"',
    '"/images/*", "!/content/*"',
    '6:1',
    '"assets.run_worker_first" must not except paths of /content/* and /images/*, so that content passes through the worker',
  ],
  ['"VERSION"', '"V"', '8:1', '"version_metadata.binding" must be "VERSION"'],
  ['namespace_id = "1001"\n', '', '9:1', '"ratelimits.namespace_id" is not set'],
  ['SECURITY_CONTACT = ""', 'SECURITY_CONTACT = 7', '14:1', '"vars.SECURITY_CONTACT" must be a text'],
  ...(
    [
      ['RETAIN_TEXT_DAYS = "1 year"', 'must be a number of days'],
      ['RETAIN_CONTACTS_DAYS = 0.5', 'must be a number of days'],
      ['RETAIN_CONTACTS_DAYS = true', 'must be a number of days'],
      ['VOTES_PUBLIC = "yes"', 'must be "true" or ""'],
      ['FEEDBACK_ORIGINS = "*"', 'must be origins with spaces between, like https://partner.example'],
      ['FEEDBACK_ORIGINS = "https://*.example"', 'must be origins'],
      ['FEEDBACK_ORIGINS = "https://partner.example/help"', 'must be origins'],
      ['WEBHOOK_URL = "hooks.example"', 'must be an https URL'],
    ] as const
  ).map(([line, message]): [string, string, string, string] => [
    'SECURITY_CONTACT = ""',
    `SECURITY_CONTACT = ""\n${line}`,
    '15:1',
    `"vars.${line.split(' ')[0]}" ${message}`,
  ]),
  [
    '"migrations"',
    '"nowhere"',
    '17:1',
    '"d1_databases.migrations_dir" names a folder that does not exist (is edge-faq installed?)',
  ],
])('reports %s changed to %s at its line', (before, after, place, reason) => {
  const diagnostics = checkConfig(COMPLETE.replace(before, after));
  expect(diagnostics.map(summary)).toEqual([
    expect.stringContaining(`wrangler.toml:${place} missing-setting ${reason}`),
  ]);
});

test('advises a database once, with what it is for and the lines to paste', () => {
  expect(checkConfig(COMPLETE.replace(text(...DATABASE), ''))).toMatchObject([
    {
      severity: 'info',
      reason:
        '"d1_databases" is not set in the top level: with it, edge-faq withdraw takes effect at once, and readers can send votes and reports; without, a withdrawal needs front matter and a deploy',
      hint: 'add:\n[[d1_databases]]\nbinding = "DB"\nmigrations_dir = "node_modules/edge-faq/migrations"',
    },
  ]);
});

test('says that an environment does not inherit the database of the top level', () => {
  const environment = text('[env.live]', ...ENVIRONMENT);
  expect(checkConfig(COMPLETE + environment)).toMatchObject([
    {
      line: 39,
      severity: 'info',
      reason: expect.stringMatching(
        /^"d1_databases" is not set in env\.live: .*, and environments do not inherit it$/,
      ),
      hint: 'add:\n[[env.live.d1_databases]]\nbinding = "DB"\nmigrations_dir = "node_modules/edge-faq/migrations"',
    },
  ]);
});

test.each(['./dist', 'dist/', './dist/'])('accepts the folder of the build as %s', (folder) => {
  expect(checkConfig(COMPLETE.replace('"dist"', `"${folder}"`))).toEqual([]);
});

test('accepts days of retention as a number, too', () => {
  expect(checkConfig(COMPLETE.replace('SECURITY_CONTACT = ""', '$&\nRETAIN_TEXT_DAYS = 30'))).toEqual([]);
});

test('replaces no value that a publisher chooses: it shows the form of one', () => {
  const [diagnostic] = checkConfig(
    COMPLETE.replace('SECURITY_CONTACT = ""', '$&\nRETAIN_TEXT_DAYS = "30 days"'),
  );
  expect(diagnostic?.hint).toBe('write a value of your own, like:\nRETAIN_TEXT_DAYS = "365"');
});
