/** Check of a site's Wrangler configuration against the settings that the worker needs, for the top level and each environment. */
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { report } from '../../compiler/diagnostics.ts';
import { runIsolated, wholeFile } from '../../compiler/isolation/steps.ts';
import { formatLines } from './format-lines.ts';
import { type Field, type Setting, settings } from './required-settings.ts';
import {
  parseWranglerConfig,
  readWranglerConfig,
  type Table,
  toTable,
  type WranglerConfig,
} from './wrangler-config.ts';

/** The top level of the configuration, or one environment. */
interface Scope {
  /** `[]`, or `['env', name]`. */
  path: string[];
  table: Table;
  /** The table that it inherits from; empty for the top level. */
  parent: Table;
}

/** Fields of a setting that a scope lacks. */
interface Gap {
  scope: Scope;
  fields: Field[];
  /** What is wrong, like `"main" is not set`. */
  reason: string;
  /** Whether the scope has the setting's table already. */
  hasTable: boolean;
}

/**
 * The configuration of the site in the current directory with its diagnostics; empty for a site without one, which is published
 * in another way.
 */
export async function checkDeployment(): Promise<VFile[]> {
  const file = await readWranglerConfig();
  if (!file) return [];
  if (file.value !== undefined) checkWranglerConfig(file);
  return [file];
}

/** Reports to `file`, a `wrangler.toml` or `wrangler.jsonc`, where its syntax is invalid and which settings it lacks. */
export function checkWranglerConfig(file: VFile): void {
  runIsolated(wholeFile(file), () => {
    const config = parseWranglerConfig(file);
    if (config) for (const setting of settings) checkSetting(config, setting);
  });
}

function checkSetting(config: WranglerConfig, setting: Setting): void {
  const gaps = listScopes(config.table).flatMap((scope) => findGap(scope, setting) ?? []);
  if (setting.level === 'recommended') reportAdvice(config, setting, gaps);
  else for (const gap of gaps) reportGap(config, setting, gap);
}

function listScopes(table: Table): Scope[] {
  const environments = Object.entries(toTable(table['env'])).map(([name, environment]): Scope => {
    return { path: ['env', name], table: toTable(environment), parent: table };
  });
  return [{ path: [], table, parent: {} }, ...environments];
}

/** What `scope` lacks of `setting`. What it inherits is reported for the top level. */
function findGap(scope: Scope, setting: Setting): Gap | undefined {
  const { name, kind, isInherited, fields } = setting;
  const own = scope.table[name];
  if (own === undefined && isInherited && scope.path.length > 0) return undefined;
  const table = kind === 'value' ? scope.table : kind === 'table' ? toTable(own) : findEntry(own, fields);
  const problems = fields.flatMap((field) => {
    const message = messageOf(field, table[field.name]);
    return message === undefined ? [] : [{ field, message: `${quote(setting, field)} ${message}` }];
  });
  if (problems.length === 0) return undefined;
  const hasTable = kind === 'array' ? Object.keys(table).length > 0 : own !== undefined;
  const reason = hasTable ? problems.map(({ message }) => message).join(', ') : `"${name}" is not set`;
  return { scope, fields: problems.map(({ field }) => field), reason, hasTable };
}

/** The table of an array that its first field names; empty if there is none. */
function findEntry(value: unknown, [identity]: readonly Field[]): Table {
  const entries = Array.isArray(value) ? value.map(toTable) : [];
  return entries.find((entry) => identity && v.is(identity.schema, entry[identity.name])) ?? {};
}

function messageOf({ schema }: Field, value: unknown): string | undefined {
  if (value === undefined) return 'is not set';
  return v.safeParse(schema, value, { abortEarly: true, abortPipeEarly: true }).issues?.[0].message;
}

function quote({ name, kind }: Setting, field: Field): string {
  return kind === 'value' ? `"${name}"` : `"${name}.${field.name}"`;
}

function reportGap(config: WranglerConfig, setting: Setting, gap: Gap): void {
  const { path } = gap.scope;
  const point = config.pointOf(gap.hasTable ? [...path, setting.name] : path);
  const where = path.length === 0 ? '' : ` in ${path.join('.')}`;
  const inheritance = setting.isInherited || path.length === 0 ? '' : ', and environments do not inherit it';
  const reason = `${gap.reason}${where}: ${setting.why}${inheritance}`;
  report(config.file, point, 'missing-setting', reason, formatLines(config.format, setting, gap));
}

/** One diagnostic, wherever the setting is missing. */
function reportAdvice(config: WranglerConfig, setting: Setting, gaps: readonly Gap[]): void {
  const [first] = gaps;
  if (!first) return;
  const point = config.pointOf(first.hasTable ? [...first.scope.path, setting.name] : first.scope.path);
  const names = first.fields.map((field) => quote(setting, field)).join(', ');
  const places = gaps.map(({ scope: { path } }) => path.join('.') || 'the top level').join(', ');
  const hint = gaps.map((gap) => formatLines(config.format, setting, gap)).join('\n');
  report(config.file, point, 'recommended-setting', `${names} is not set in ${places}: ${setting.why}`, hint);
}
