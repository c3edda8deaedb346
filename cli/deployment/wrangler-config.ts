/** Wrangler configuration of a site, with the position of each of its tables: TOML, or JSON with comments. */
import { lstatSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { findNodeAtLocation, getNodeValue, type ParseError as JsonError, parseTree } from 'jsonc-parser';
import { type AST, getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser';
import type { Point } from 'unist';
import * as v from 'valibot';
import { VFile } from 'vfile';
import { pointLocator } from '../../compiler/check/point-locator.ts';
import { report } from '../../compiler/diagnostics.ts';
import { findAccessProblem, reportAccess } from '../../compiler/read/access.ts';

/** The names that Wrangler looks for, in its order. */
const NAMES = ['wrangler.json', 'wrangler.jsonc', 'wrangler.toml'];

const TableSchema = v.record(v.string(), v.unknown());

/** A table of the configuration, also that of an environment. */
export type Table = v.InferOutput<typeof TableSchema>;

export interface WranglerConfig {
  file: VFile;
  format: 'toml' | 'json';
  table: Table;
  /** Where the table or value with this path is first written; the top of the file if it isn't. */
  pointOf(path: readonly string[]): Point;
}

/**
 * The configuration that Wrangler would use in the current directory; undefined for a site without one. Without a `value` where it
 * can't be read, which is reported.
 */
export async function readWranglerConfig(): Promise<VFile | undefined> {
  const path = NAMES.find((name) => lstatSync(name, { throwIfNoEntry: false }) !== undefined);
  if (path === undefined) return undefined;
  const file = new VFile({ path });
  // A link may lead anywhere: what Wrangler reads is not published.
  const problem = findAccessProblem(path, '/', 'file');
  // A byte order mark, which some editors write, is no part of the text.
  if (!problem) file.value = new TextDecoder().decode(await readFile(path));
  else reportAccess(file, problem);
  return file;
}

/** The parsed configuration; undefined where its syntax is not valid, which is reported to `file`. */
export function parseWranglerConfig(file: VFile): WranglerConfig | undefined {
  return file.extname === '.toml' ? parseToml(file) : parseJson(file);
}

/** A value as a table; empty for any other value, and for a missing one. */
export function toTable(value: unknown): Table {
  return v.is(TableSchema, value) ? value : {};
}

function parseToml(file: VFile): WranglerConfig | undefined {
  const text = String(file);
  const pointAt = pointLocator(text);
  try {
    const program = parseTOML(text);
    const table = toTable(getStaticTOMLValue(program));
    return { file, format: 'toml', table, pointOf: (path) => pointAt(offsetOf(program, path)) };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const hint = 'write one name = value per line, and each [table] once';
    report(
      file,
      pointAt(error.index),
      'invalid-wrangler',
      `${file.basename} is not valid TOML: ${error.message}`,
      hint,
    );
    return undefined;
  }
}

/** The offset of the first table or value whose path begins with `path`. */
function offsetOf({ body: [root] }: AST.TOMLProgram, path: readonly string[]): number {
  const nodes = root.body.flatMap((node) =>
    node.type === 'TOMLTable'
      ? [
          { names: node.resolvedKey, range: node.range },
          ...node.body.map((value) => ({
            names: [...node.resolvedKey, ...keysOf(value)],
            range: value.range,
          })),
        ]
      : [{ names: keysOf(node), range: node.range }],
  );
  const first = nodes.find(({ names }) => path.every((name, index) => names[index] === name));
  return first?.range[0] ?? 0;
}

function keysOf({ key }: AST.TOMLKeyValue): string[] {
  return key.keys.map((name) => (name.type === 'TOMLBare' ? name.name : name.value));
}

function parseJson(file: VFile): WranglerConfig | undefined {
  const text = String(file);
  const pointAt = pointLocator(text);
  const errors: JsonError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error || !root || root.type !== 'object') {
    const hint = 'write an object: {"name": value, …}';
    report(file, pointAt(error?.offset ?? 0), 'invalid-wrangler', `${file.basename} is not valid JSON`, hint);
    return undefined;
  }
  const pointOf = (path: readonly string[]) =>
    pointAt(findNodeAtLocation(root, [...path])?.parent?.offset ?? 0);
  return { file, format: 'json', table: toTable(getNodeValue(root)), pointOf };
}
