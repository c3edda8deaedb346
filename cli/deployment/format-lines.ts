/** Lines that add a setting to a Wrangler configuration, ready to paste. */
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import type { Field, Setting } from './required-settings.ts';
import type { WranglerConfig } from './wrangler-config.ts';

/** Which fields of a setting to add, and to what. */
interface Addition {
  scope: { path: string[] };
  fields: readonly Field[];
  /** Whether the setting's table exists already: TOML permits its header only once. */
  hasTable: boolean;
}

/** The lines to paste, after a line that says where. */
export function formatLines(
  format: WranglerConfig['format'],
  { name, kind }: Pick<Setting, 'name' | 'kind'>,
  { scope: { path }, fields, hasTable }: Addition,
): string {
  const lines = fields.map(({ line }) => line).join('\n');
  const join = (names: readonly string[]) => names.map(format === 'json' ? String : toTomlKey).join('.');
  const key = join([...path, name]);
  if (format === 'json') {
    const isWhole = kind !== 'value' && !hasTable;
    return `in ${(isWhole || kind === 'value' ? join(path) : key) || 'the outermost object'}:\n${toJson(name, isWhole ? kind : 'value', lines)}`;
  }
  if (kind === 'value')
    return path.length === 0 ? `above the first [table]:\n${lines}` : `below [${join(path)}]:\n${lines}`;
  if (hasTable) return `in ${key}:\n${lines}`;
  return `add:\n${kind === 'array' ? `[[${key}]]` : `[${key}]`}\n${lines}`;
}

/** Only letters, digits, hyphens and underscores need no quotes (TOML 1.0, Keys). */
function toTomlKey(name: string): string {
  return /^[\w-]+$/.test(name) ? name : JSON.stringify(name);
}

/** The members of a JSON object that correspond to `lines` of TOML. */
function toJson(name: string, kind: Setting['kind'], lines: string): string {
  const fields = getStaticTOMLValue(parseTOML(lines));
  const members = { value: fields, table: { [name]: fields }, array: { [name]: [fields] } }[kind];
  return JSON.stringify(members, undefined, 2)
    .split('\n')
    .slice(1, -1)
    .map((line) => line.slice(2))
    .join('\n');
}
