/** Lines that add a setting to a Wrangler configuration, ready to paste. */
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import type { Field, Setting } from './required-settings.ts';
import type { Path, WranglerConfig } from './wrangler-config.ts';

/** Which fields of a setting to add, and to what. */
interface Addition {
  scope: { path: string[] };
  missing: readonly Field[];
  /** The table that they belong to, where there is one: TOML permits its header only once. */
  path: Path | undefined;
  hasArray: boolean;
}

/** The lines to paste, after a line that says where. */
export function formatLines(config: WranglerConfig, setting: Setting, addition: Addition): string {
  return config.format === 'json' ? formatJson(setting, addition) : formatToml(config, setting, addition);
}

/** The line that sets `field` of the table with this path, to write in place of another value; of an optional one, which the publisher chooses, an example. */
export function formatReplacement(
  config: WranglerConfig,
  path: Path,
  { line }: Field,
  level?: Setting['level'],
): string {
  const instruction = level === 'optional' ? 'write a value of your own, like' : 'write instead';
  if (config.format === 'json') return `${instruction}:\n${toMembers(parseLines(line))}`;
  const form = config.formOf(path);
  if (form === 'inline') return `in the braces of ${joinKeys(namesOf(path))}, ${instruction}:\n${line}`;
  return `${instruction}:\n${form === 'dotted' ? `${prefixOf(config, path)}.${line}` : line}`;
}

function formatToml(config: WranglerConfig, setting: Setting, addition: Addition): string {
  const { name, kind, fields } = setting;
  const { scope, missing, path, hasArray } = addition;
  const lines = missing.map(({ line }) => line);
  const container = joinKeys(scope.path);
  if (kind === 'value' && scope.path.length === 0) return `above the first [table]:\n${lines.join('\n')}`;
  if (kind === 'value') return formatFields(config, scope.path, `below [${container}]`, lines);
  const key = joinKeys([...scope.path, name]);
  if (path)
    return formatFields(config, path, `in ${key}${kind === 'array' ? withIdentity(fields) : ''}`, lines);
  const inline = `{ ${lines.join(', ')} }`;
  if (hasArray && config.formOf([...scope.path, name]) === 'inline')
    return `in the brackets of ${key}, after a comma:\n${inline}`;
  if (config.formOf(scope.path) === 'inline')
    return `in the braces of ${container}, after a comma:\n${name} = ${kind === 'array' ? `[${inline}]` : inline}`;
  return `add:\n${kind === 'array' ? `[[${key}]]` : `[${key}]`}\n${lines.join('\n')}`;
}

/** Lines to add to the existing table with this path; `place` says where, unless it is written in another form. */
function formatFields(config: WranglerConfig, path: Path, place: string, lines: readonly string[]): string {
  const form = config.formOf(path);
  if (form === 'inline')
    return `${place.replace('in ', 'in the braces of ')}, after a comma:\n${lines.join(', ')}`;
  if (form === 'block') return `${place}:\n${lines.join('\n')}`;
  const prefix = prefixOf(config, path);
  return `beside the other lines of ${prefix}:\n${lines.map((line) => `${prefix}.${line}`).join('\n')}`;
}

/** Which table of an array is meant. */
function withIdentity([identity]: readonly Field[]): string {
  return identity ? ` with ${identity.line}` : '';
}

function formatJson(
  { name, kind, fields: all }: Setting,
  { scope, missing, path, hasArray }: Addition,
): string {
  const fields = parseLines(missing.map(({ line }) => line).join('\n'));
  const place = (keys: readonly string[]) => keys.join('.') || 'the outermost object';
  const separator = 'with a comma between members';
  if (kind === 'value') return `in ${place(scope.path)}, ${separator}:\n${toMembers(fields)}`;
  const key = place([...scope.path, name]);
  if (path)
    return `in ${key}${kind === 'array' ? withIdentity(all) : ''}, ${separator}:\n${toMembers(fields)}`;
  if (hasArray) return `in ${key}, with a comma between items:\n${JSON.stringify(fields, undefined, 2)}`;
  const members = toMembers({ [name]: kind === 'array' ? [fields] : fields });
  return `in ${place(scope.path)}, ${separator}:\n${members}`;
}

/** The keys before the dot of each line of a table that is written by dotted keys. */
function prefixOf(config: WranglerConfig, path: Path): string {
  const names = namesOf(path);
  return joinKeys(config.formOf(path.slice(0, -1)) === 'block' ? names.slice(-1) : names);
}

function namesOf(path: Path): string[] {
  return path.filter((key) => typeof key === 'string');
}

function joinKeys(keys: readonly string[]): string {
  return keys.map(toTomlKey).join('.');
}

/** Only letters, digits, hyphens and underscores need no quotes (TOML 1.0, Keys). */
function toTomlKey(name: string): string {
  return /^[\w-]+$/.test(name) ? name : JSON.stringify(name);
}

function parseLines(lines: string): unknown {
  return getStaticTOMLValue(parseTOML(lines));
}

/** The members of an object as JSON, without its braces. */
function toMembers(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
    .split('\n')
    .slice(1, -1)
    .map((line) => line.slice(2))
    .join('\n');
}
