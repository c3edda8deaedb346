/** Settings that this version of the worker needs in a site's Wrangler configuration. */
import { existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as v from 'valibot';
import { MANIFEST_PATH } from '../../schema/paths.ts';
import { isWorker, WORKER } from './worker-entry.ts';

/** One setting, or the settings of one table. A binding that a later version needs is one more entry of `settings`. */
export interface Setting {
  /** Name of the value, the table or the array of tables at the top level or in an environment. */
  name: string;
  kind: 'value' | 'table' | 'array';
  /** Whether the worker fails without it, only lacks a feature, or has a default: then only a wrong value is reported. */
  level: 'required' | 'recommended' | 'optional';
  /** Whether an environment has that of the top level unless it sets its own. Bindings and `vars` are not inherited. */
  isInherited: boolean;
  /** What the worker does with it. */
  why: string;
  /** The values. Of an array of tables, the first one tells which of its tables is meant. */
  fields: Field[];
}

export interface Field {
  name: string;
  /** The line to paste into TOML. */
  line: string;
  /** Accepts every value that works. Its messages follow the quoted name. */
  schema: v.GenericSchema;
}

/** The first date whose runtime the worker was tested with. */
const COMPATIBILITY_DATE = '2026-08-01';

/** Static assets with content: without the worker, what may not be shown any more would still be served. */
const CONTENT_PATHS = ['/content/*', '/images/*'];

/** The migrations of the package as a site has it installed. */
const MIGRATIONS = 'node_modules/edge-faq/migrations';

const anyText = v.pipe(v.string('must be a text'), v.nonEmpty('is empty'));

/** A number in TOML or JSON reaches the worker as a number, which it accepts, too. */
const DaysSchema = v.pipe(
  v.union([v.string(), v.number()], 'must be a number of days'),
  v.check((days) => /^\d{0,5}$/.test(String(days)), 'must be a number of days'),
);

const LimitSchema = v.looseObject(
  { limit: v.number(), period: v.number() },
  'must be a table with limit and period',
);

export const settings: readonly Setting[] = [
  {
    name: 'main',
    kind: 'value',
    level: 'required',
    isInherited: true,
    why: 'the worker of the package is deployed from there',
    fields: [
      {
        name: 'main',
        line: `main = "${WORKER}"`,
        schema: v.pipe(
          anyText,
          v.check(
            (path) => isWorker(path) !== undefined,
            'names a file that does not exist (is edge-faq installed?)',
          ),
        ),
      },
    ],
  },
  {
    name: 'compatibility_date',
    kind: 'value',
    level: 'required',
    isInherited: true,
    why: 'it selects the runtime that the worker was tested with',
    fields: [
      {
        name: 'compatibility_date',
        line: `compatibility_date = "${COMPATIBILITY_DATE}"`,
        schema: v.pipe(
          v.string('must be a date in quotes'),
          v.isoDate('must be a date like 2026-08-01'),
          v.minValue(COMPATIBILITY_DATE, `is older than ${COMPATIBILITY_DATE}`),
        ),
      },
    ],
  },
  {
    name: 'assets',
    kind: 'table',
    level: 'required',
    isInherited: true,
    why: 'the worker reads the guides from there',
    fields: [
      {
        name: 'directory',
        line: 'directory = "dist"',
        schema: v.pipe(
          anyText,
          v.check(isBuilt, 'is not the folder that edge-faq build writes, which is "dist"'),
        ),
      },
      {
        name: 'binding',
        line: 'binding = "ASSETS"',
        schema: v.literal('ASSETS', 'must be "ASSETS"'),
      },
      {
        name: 'run_worker_first',
        line: `run_worker_first = ${JSON.stringify(CONTENT_PATHS).replaceAll(',', ', ')}`,
        schema: v.pipe(
          v.array(
            v.string(),
            `must be a list with ${CONTENT_PATHS.join(' and ')}: the worker has no routes for other static assets`,
          ),
          v.check(
            (paths) => CONTENT_PATHS.every((path) => paths.includes(path)),
            `must have ${CONTENT_PATHS.join(' and ')}, so that content passes through the worker`,
          ),
          v.check(
            (paths) => !paths.some((path) => /^!\/(?:content|images|\*)/.test(path)),
            `must not except paths of ${CONTENT_PATHS.join(' and ')}, so that content passes through the worker`,
          ),
        ),
      },
    ],
  },
  {
    name: 'version_metadata',
    kind: 'table',
    level: 'required',
    isInherited: false,
    why: 'the worker reads its version from it',
    fields: [
      { name: 'binding', line: 'binding = "VERSION"', schema: v.literal('VERSION', 'must be "VERSION"') },
    ],
  },
  {
    name: 'ratelimits',
    kind: 'array',
    level: 'required',
    isInherited: false,
    why: 'it limits attempts to guess the admin token',
    fields: [
      {
        name: 'name',
        line: 'name = "ADMIN_ATTEMPTS"',
        schema: v.literal('ADMIN_ATTEMPTS', 'must be "ADMIN_ATTEMPTS"'),
      },
      { name: 'namespace_id', line: 'namespace_id = "1001"', schema: anyText },
      {
        name: 'simple',
        line: 'simple = { limit = 10, period = 60 }',
        schema: LimitSchema,
      },
    ],
  },
  rateLimit('VOTES_PER_CLIENT', '1002', 60, 'votes'),
  rateLimit('REPORTS_PER_CLIENT', '1003', 10, 'reports'),
  rateLimit('SEARCHES_PER_CLIENT', '1004', 60, 'counted searches'),
  rateLimit('RECEIPTS_PER_CLIENT', '1005', 60, 'requests with a receipt'),
  {
    name: 'triggers',
    kind: 'table',
    level: 'recommended',
    isInherited: true,
    why: 'with it, what readers sent is erased in time, and webhooks that failed are sent again (docs/privacy.md)',
    fields: [
      {
        name: 'crons',
        line: 'crons = ["17 * * * *"]',
        schema: v.pipe(
          v.array(v.string(), 'must be a list of cron expressions'),
          v.nonEmpty('is empty: then nothing is ever erased'),
        ),
      },
    ],
  },
  {
    name: 'd1_databases',
    kind: 'array',
    level: 'recommended',
    isInherited: false,
    why: 'with it, edge-faq withdraw takes effect at once, and readers can send votes and reports; without, a withdrawal needs front matter and a deploy',
    fields: [
      { name: 'binding', line: 'binding = "DB"', schema: v.literal('DB', 'must be "DB"') },
      {
        name: 'migrations_dir',
        line: `migrations_dir = "${MIGRATIONS}"`,
        schema: v.pipe(
          anyText,
          v.check(isFolder, 'names a folder that does not exist (is edge-faq installed?)'),
        ),
      },
    ],
  },
  {
    name: 'services',
    kind: 'array',
    level: 'recommended',
    isInherited: false,
    why: 'with it, assistants search the guides at /mcp, once the MCP server is deployed under that name (docs/mcp.md)',
    fields: [
      { name: 'binding', line: 'binding = "MCP"', schema: v.literal('MCP', 'must be "MCP"') },
      { name: 'service', line: 'service = "help-mcp"', schema: anyText },
    ],
  },
  {
    name: 'vars',
    kind: 'table',
    level: 'recommended',
    isInherited: false,
    why: 'with it, the worker serves /.well-known/security.txt ("" for none)',
    fields: [
      {
        name: 'SECURITY_CONTACT',
        line: 'SECURITY_CONTACT = "mailto:security@help.example"',
        schema: v.string('must be a text'),
      },
    ],
  },
  {
    name: 'vars',
    kind: 'table',
    level: 'optional',
    isInherited: false,
    why: 'it is a setting of what readers send (docs/feedback.md, docs/privacy.md)',
    fields: [
      {
        name: 'FEEDBACK_ORIGINS',
        line: 'FEEDBACK_ORIGINS = "https://partner.example"',
        schema: v.pipe(
          v.string('must be a text'),
          v.check(isOriginList, 'must be origins with spaces between, like https://partner.example'),
        ),
      },
      {
        name: 'VOTES_PUBLIC',
        line: 'VOTES_PUBLIC = "true"',
        schema: v.picklist(['', 'true', 'false'], 'must be "true" or ""'),
      },
      { name: 'RETAIN_CONTACTS_DAYS', line: 'RETAIN_CONTACTS_DAYS = "90"', schema: DaysSchema },
      { name: 'RETAIN_TEXT_DAYS', line: 'RETAIN_TEXT_DAYS = "365"', schema: DaysSchema },
      {
        name: 'WEBHOOK_URL',
        line: 'WEBHOOK_URL = "https://hooks.help.example/reports"',
        schema: v.pipe(
          v.string('must be a text'),
          v.check((url) => url === '' || URL.parse(url)?.protocol === 'https:', 'must be an https URL'),
        ),
      },
    ],
  },
];

/** A limit of what one client may send in a minute. */
function rateLimit(name: string, id: string, limit: number, what: string): Setting {
  return {
    name: 'ratelimits',
    kind: 'array',
    level: 'recommended',
    isInherited: false,
    why: `with it, one client can't flood the database with ${what}`,
    fields: [
      { name: 'name', line: `name = "${name}"`, schema: v.literal(name, `must be "${name}"`) },
      { name: 'namespace_id', line: `namespace_id = "${id}"`, schema: anyText },
      { name: 'simple', line: `simple = { limit = ${limit}, period = 60 }`, schema: LimitSchema },
    ],
  };
}

/** Whether each of the texts between spaces or commas is the origin of a page. */
function isOriginList(origins: string): boolean {
  return origins
    .split(/[\s,]+/)
    .filter(Boolean)
    .every((text) => /^https?:\/\/[a-z0-9.:[\]-]+\/?$/i.test(text) && URL.canParse(text));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Whether a build writes into `folder`: by default, or one with `--out` has. */
function isBuilt(folder: string): boolean {
  return relative('.', folder) === 'dist' || existsSync(join(folder, MANIFEST_PATH));
}
