/** Reader of YAML files with settings. */
import type { Point } from 'unist';
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { type Document, isMap, isScalar, LineCounter, type Scalar, visit } from 'yaml';
import { nearestName } from '../../schema/nearest-name.ts';
import { type Rule, report } from '../diagnostics.ts';
import { hintFor, readYaml } from './yaml.ts';
import { findKey, findNode, pointOfOffset } from './yaml-nodes.ts';

type SettingsSchema = v.StrictObjectSchema<v.ObjectEntries, undefined>;

interface Format<Schema extends SettingsSchema> {
  schema: Schema;
  /** Reported for each error. */
  rule: Rule;
  /** How to write what is not valid YAML. */
  syntaxHint: string;
  /** How to write what is not a setting. */
  settingHint: string;
}

/** The parsed file, and the positions of offsets in it. */
interface SettingsDocument {
  document: Document.Parsed;
  pointOf(offset?: number): Point;
}

const RESERVED = ['__proto__', 'prototype', 'constructor'];

const RESERVED_HINT = `use another name than ${RESERVED.join(', ')}`;

/**
 * The settings in `file` that are valid; errors in others are reported at their positions. Undefined where the file is not valid YAML, has no
 * mapping, or has a reserved name.
 */
export function readSettingsFile<Schema extends SettingsSchema>(
  file: VFile,
  format: Format<Schema>,
): v.InferOutput<Schema> | undefined {
  const { schema, rule, syntaxHint, settingHint } = format;
  const source = readDocument(file);
  const { document, pointOf } = source;
  for (const error of document.errors)
    report(file, pointOf(error.pos[0]), rule, `not valid YAML: ${error.message}`, hintFor(error, syntaxHint));
  if (document.errors.length > 0) return undefined;
  const { contents } = document;
  if (contents && !isMap(contents)) {
    report(file, pointOf(contents.range[0]), rule, 'not a list of settings', settingHint);
    return undefined;
  }
  const reserved = findReserved(document);
  for (const name of reserved)
    report(file, pointOf(name.range?.[0]), rule, `"${name.value}" is a reserved name`, RESERVED_HINT);
  if (reserved.length > 0) return undefined;
  const value: Record<string, unknown> = document.toJS() ?? {};
  const { success, output, issues = [] } = v.safeParse(schema, value, { abortPipeEarly: true });
  if (success) return output;
  reportIssues(issues, file, source, format);
  const invalid = new Set(issues.map(({ path }) => path?.[0]?.key));
  return v.parse(schema, Object.fromEntries(Object.entries(value).filter(([name]) => !invalid.has(name))));
}

function reportIssues<Schema extends SettingsSchema>(
  issues: readonly v.BaseIssue<unknown>[],
  file: VFile,
  { document, pointOf }: SettingsDocument,
  { schema, rule, settingHint }: Format<Schema>,
): void {
  const known = Object.keys(schema.entries);
  for (const { path = [], expected, message } of issues) {
    const keys = path.map(({ key }) => String(key));
    const [setting = ''] = keys;
    // Valibot expects no value where a schema has no such key.
    const isUnknown = expected === 'never';
    const node = isUnknown ? findKey(document, keys) : findNode(document, keys);
    const reason = isUnknown ? `unknown setting "${formatPath(path)}"` : `"${formatPath(path)}" is not valid`;
    const hint = known.includes(setting) ? message : correct(setting, known, settingHint);
    report(file, pointOf(node?.range?.[0]), rule, reason, hint);
  }
}

/** The path as JavaScript writes it: `links[0].url`. */
function formatPath(path: readonly v.IssuePathItem[]): string {
  return path
    .map(({ type, key }) => (type === 'array' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

function correct(name: string, known: readonly string[], hint: string): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? hint : `did you mean "${nearest}"? ${hint}`;
}

/** Where the setting at `keys` is in `file`, for diagnostics of its value. */
export function pointOfSetting(file: VFile, ...keys: string[]): Point {
  const { document, pointOf } = readDocument(file);
  return pointOf(findNode(document, keys)?.range?.[0]);
}

function readDocument(file: VFile): SettingsDocument {
  const lines = new LineCounter();
  const document = readYaml(String(file), lines);
  return { document, pointOf: (offset) => pointOfOffset(lines, offset) };
}

/** The names in `document` that JavaScript objects have by themselves: schemas leave them out, without an issue. */
function findReserved(document: Document.Parsed): Scalar[] {
  const found: Scalar[] = [];
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && RESERVED.includes(String(key.value))) found.push(key);
    },
  });
  return found;
}
