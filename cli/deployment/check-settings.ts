/** Check of a site's Wrangler configuration against the settings that the worker needs, for the top level and each environment. */
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { report } from '../../compiler/diagnostics.ts';
import { runIsolated, wholeFile } from '../../compiler/isolation/steps.ts';
import { formatLines, formatReplacement } from './format-lines.ts';
import { runsHourly } from './hourly.ts';
import { meantVariable } from './known-variables.ts';
import { type Field, type Setting, settings } from './required-settings.ts';
import { isWorker } from './worker-entry.ts';
import {
  isTable,
  type Path,
  parseWranglerConfig,
  readWranglerConfig,
  type Table,
  toTable,
  type WranglerConfig,
} from './wrangler-config.ts';

/** Anything else is reported as a wrong value of the setting `triggers`. */
const CronsSchema = v.pipe(v.array(v.string()), v.nonEmpty());

/** The top level of the configuration, or one environment. */
interface Scope {
  /** `[]`, or `['env', name]`. */
  path: string[];
  table: Table;
  /** The table that it inherits from; empty for the top level. */
  parent: Table;
}

/** What a scope has of a setting. */
interface Finding {
  scope: Scope;
  /** The table that has the fields, where the scope has it. */
  path: Path | undefined;
  /** Whether the scope has an array of such tables. */
  hasArray: boolean;
  missing: Field[];
  wrong: { field: Field; message: string }[];
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
    if (!config) return;
    for (const setting of settings) checkSetting(config, setting);
    for (const scope of listScopes(config.table)) {
      checkWorker(config, scope);
      checkVariables(config, scope);
      checkCrons(config, scope);
    }
  });
}

function checkSetting(config: WranglerConfig, setting: Setting): void {
  const scopes = listScopes(config.table);
  if (setting.level !== 'optional')
    for (const scope of scopes.filter((other) => !hasRightType(other, setting)))
      reportType(config, setting, scope);
  const findings = scopes
    .filter((scope) => hasRightType(scope, setting))
    .map((scope) => compare(scope, setting));
  for (const finding of findings) reportWrongValues(config, setting, finding);
  const gaps = findings.filter(({ missing }) => missing.length > 0);
  if (setting.level === 'optional') return;
  if (setting.level === 'recommended') reportAdvice(config, setting, gaps);
  else for (const gap of gaps) reportGap(config, setting, gap);
}

/** A worker of the site's own may run ours by way of other modules: one that doesn't show it is no error. */
function checkWorker(config: WranglerConfig, { path, table }: Scope): void {
  const { main } = table;
  const [field] = settings.find(({ name }) => name === 'main')?.fields ?? [];
  if (!field || typeof main !== 'string' || isWorker(main) !== false) return;
  const reason = `"main" names ${main}, which is not the worker of edge-faq and does not import it`;
  const hint = formatReplacement(config, path, field);
  report(config.file, config.pointOf([...path, 'main']), 'other-worker', reason, hint);
}

/** The worker ignores variables that it doesn't know; those of a site's own worker are none of its business. */
function checkVariables(config: WranglerConfig, { path, table }: Scope): void {
  for (const name of Object.keys(toTable(table['vars']))) {
    const meant = meantVariable(name);
    if (meant === undefined) continue;
    const reason = `"vars.${name}" is no variable of the worker`;
    const point = config.pointOf([...path, 'vars', name]);
    report(config.file, point, 'unknown-variable', reason, `did you mean "${meant}"?`);
  }
}

/** The key of a day, under which readers are told apart, is deleted in the hour after the day: only a database has one. */
function checkCrons(config: WranglerConfig, { path, table }: Scope): void {
  const { triggers } = table;
  const crons = toTable(triggers)['crons'];
  if (!hasDatabase(config) || !v.is(CronsSchema, crons) || runsHourly(crons)) return;
  const reason =
    '"triggers.crons" has no trigger that runs every hour: what readers sent is erased later than docs/privacy.md says';
  const point = config.pointOf([...path, 'triggers', 'crons']);
  report(config.file, point, 'rare-trigger', reason, 'add a trigger like "17 * * * *"');
}

function listScopes(table: Table): Scope[] {
  const environments = Object.entries(toTable(table['env'])).map(([name, environment]): Scope => {
    return { path: ['env', name], table: toTable(environment), parent: table };
  });
  return [{ path: [], table, parent: {} }, ...environments];
}

/** Whether a table or an array of tables is one where the scope has it. */
function hasRightType({ table }: Scope, { name, kind }: Setting): boolean {
  const own = table[name];
  if (own === undefined || kind === 'value') return true;
  return kind === 'array' ? Array.isArray(own) : isTable(own);
}

/** What `scope` inherits is reported for the top level. */
function compare(scope: Scope, setting: Setting): Finding {
  const { name, kind, isInherited, fields } = setting;
  const own = scope.table[name];
  const { table, path } = findTable(scope, setting);
  const isElsewhere = own === undefined && isInherited && scope.path.length > 0;
  const checked = isElsewhere ? [] : fields;
  return {
    scope,
    path,
    hasArray: kind === 'array' && Array.isArray(own),
    missing: checked.filter((field) => table[field.name] === undefined),
    wrong: checked.flatMap((field) => {
      const message = table[field.name] === undefined ? undefined : messageOf(field, table[field.name]);
      return message === undefined ? [] : [{ field, message }];
    }),
  };
}

/** The table that has the fields of the setting; of an array of tables, the one that its first field names. */
function findTable(scope: Scope, { name, kind, fields }: Setting): { table: Table; path?: Path } {
  const own = scope.table[name];
  const path = [...scope.path, name];
  if (kind === 'value') return { table: scope.table, path: scope.path };
  if (kind === 'table') return own === undefined ? { table: {} } : { table: toTable(own), path };
  const [identity] = fields;
  const entries = Array.isArray(own) ? own.map(toTable) : [];
  const index = entries.findIndex((entry) => identity && v.is(identity.schema, entry[identity.name]));
  const entry = entries[index];
  return entry ? { table: entry, path: [...path, index] } : { table: {} };
}

function messageOf({ schema }: Field, value: unknown): string | undefined {
  return v.safeParse(schema, value, { abortEarly: true, abortPipeEarly: true }).issues?.[0].message;
}

function quote({ name, kind }: Setting, field: Field): string {
  return kind === 'value' ? `"${name}"` : `"${name}.${field.name}"`;
}

function quoteAll(setting: Setting, fields: readonly Field[]): string {
  return fields.map((field) => quote(setting, field)).join(', ');
}

/** The setting as a whole: its array, or the one table of it that is missing. */
function quoteWhole({ name, fields: [identity] }: Setting, { hasArray }: Finding): string {
  const isOneOfMany = hasArray || settings.filter((other) => other.name === name).length > 1;
  return isOneOfMany && identity ? `"${name}" with ${identity.line}` : `"${name}"`;
}

const NOT_INHERITED = ', and environments do not inherit it';

function reportWrongValues(config: WranglerConfig, setting: Setting, { scope, path, wrong }: Finding): void {
  for (const { field, message } of wrong) {
    const reason = `${quote(setting, field)} ${message}${placeOf(scope)}: ${setting.why}`;
    const table = path ?? scope.path;
    const hint = formatReplacement(config, table, field, setting.level);
    report(config.file, config.pointOf([...table, field.name]), 'missing-setting', reason, hint);
  }
}

/** A table in place of an array, or text in place of a table: there is nowhere to paste single fields. */
function reportType(config: WranglerConfig, setting: Setting, scope: Scope): void {
  const { name, kind, fields, why } = setting;
  const type = kind === 'array' ? 'an array of tables' : 'a table';
  const addition = { scope, missing: fields, path: undefined, hasArray: false };
  const hint = `remove it; ${formatLines(config, setting, addition)}`;
  const reason = `"${name}" must be ${type}${placeOf(scope)}: ${why}`;
  report(config.file, config.pointOf([...scope.path, name]), 'missing-setting', reason, hint);
}

function reportGap(config: WranglerConfig, setting: Setting, gap: Finding): void {
  const { scope, path, missing } = gap;
  const isWhole = path === undefined || setting.kind === 'value';
  const names = isWhole ? quoteWhole(setting, gap) : quoteAll(setting, missing);
  const inheritance = setting.isInherited || scope.path.length === 0 ? '' : NOT_INHERITED;
  const reason = `${names} is not set${placeOf(scope)}: ${setting.why}${inheritance}`;
  const point = config.pointOf(path ?? scope.path);
  report(config.file, point, 'missing-setting', reason, formatLines(config, setting, gap));
}

function placeOf({ path }: Scope): string {
  return path.length === 0 ? '' : ` in ${path.join('.')}`;
}

/** One diagnostic, wherever the setting is missing; a warning where a database stores what no trigger erases. */
function reportAdvice(config: WranglerConfig, setting: Setting, gaps: readonly Finding[]): void {
  const [first] = gaps;
  if (!first) return;
  const point = config.pointOf(first.path ?? first.scope.path);
  const isWholeArray = setting.kind === 'array' && first.path === undefined;
  const names = isWholeArray ? quoteWhole(setting, first) : quoteAll(setting, first.missing);
  const places = gaps.map(({ scope: { path } }) => path.join('.') || 'the top level').join(', ');
  const hint = gaps.map((gap) => formatLines(config, setting, gap)).join('\n');
  const isAtTopLevel = gaps.every(({ scope }) => scope.path.length > 0);
  const reason = `${names} is not set in ${places}: ${setting.why}${isAtTopLevel ? NOT_INHERITED : ''}`;
  const isNeeded = setting.name === 'triggers' && hasDatabase(config);
  report(config.file, point, isNeeded ? 'rare-trigger' : 'recommended-setting', reason, hint);
}

function hasDatabase(config: WranglerConfig): boolean {
  return listScopes(config.table).some(({ table }) => table['d1_databases'] !== undefined);
}
