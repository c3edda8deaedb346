/** Wrangler configuration of a site, with the position of each of its tables: TOML, or JSON with comments. */
import { lstatSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { findNodeAtLocation, getNodeValue, type ParseError as JsonError, parseTree } from 'jsonc-parser';
import { type AST, getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser';
import type { Point } from 'unist';
import * as v from 'valibot';
import { VFile } from 'vfile';
import { report } from '../../compiler/diagnostics.ts';
import { findAccessProblem, reportAccess } from '../../compiler/read/access.ts';
import { pointLocator } from '../../compiler/read/point-locator.ts';
import { explainJsonError, NO_OBJECT } from './json-errors.ts';

/** The names that Wrangler looks for, in its order. */
const NAMES = ['wrangler.json', 'wrangler.jsonc', 'wrangler.toml'];

const TableSchema = v.record(v.string(), v.unknown());

/** A table of the configuration, also that of an environment. */
export type Table = v.InferOutput<typeof TableSchema>;

/** Keys of nested tables, and indexes in arrays of them. */
export type Path = readonly (string | number)[];

/** In JSON always `block`. In TOML also inline, by braces or brackets, or by dotted keys: neither can be extended by a header. */
export type Form = 'block' | 'inline' | 'dotted';

export interface WranglerConfig {
  file: VFile;
  format: 'toml' | 'json';
  table: Table;
  /** Where the table or value with this path is first written, or else what it belongs to. */
  pointOf(path: Path): Point;
  /** How the table or array with this path is written. */
  formOf(path: Path): Form;
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

export function isTable(value: unknown): value is Table {
  return v.is(TableSchema, value) && !Array.isArray(value);
}

/** A value as a table; empty for any other value, and for a missing one. */
export function toTable(value: unknown): Table {
  return isTable(value) ? value : {};
}

function parseToml(file: VFile): WranglerConfig | undefined {
  const text = String(file);
  const pointAt = pointLocator(text);
  try {
    const program = parseTOML(text);
    const table = toTable(getStaticTOMLValue(program));
    const parts = listParts(program);
    return {
      file,
      format: 'toml',
      table,
      pointOf: (path) => pointAt(offsetOf(parts, path)),
      formOf: (path) => formOf(parts, path),
    };
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

/** A header, or a line with a value. */
interface Part {
  path: Path;
  offset: number;
  isHeader: boolean;
}

function listParts({ body: [root] }: AST.TOMLProgram): Part[] {
  const toPart = (path: Path, { range }: AST.TOMLNode, isHeader = false): Part => {
    return { path, offset: range[0], isHeader };
  };
  return root.body.flatMap((node) =>
    node.type === 'TOMLTable'
      ? [
          toPart(node.resolvedKey, node, true),
          ...node.body.map((value) => toPart([...node.resolvedKey, ...keysOf(value)], value)),
        ]
      : [toPart(keysOf(node), node)],
  );
}

function startsWith(path: Path, prefix: Path): boolean {
  return prefix.every((key, index) => path[index] === key);
}

function offsetOf(parts: readonly Part[], path: Path): number {
  if (path.length === 0) return 0;
  const first = parts.find((part) => startsWith(part.path, path));
  return first?.offset ?? offsetOf(parts, path.slice(0, -1));
}

function formOf(parts: readonly Part[], path: Path): Form {
  if (parts.some((part) => part.isHeader && startsWith(part.path, path))) return 'block';
  const values = parts.filter((part) => !part.isHeader);
  if (values.some((part) => startsWith(path, part.path))) return 'inline';
  return path.length > 0 && values.some((part) => startsWith(part.path, path)) ? 'dotted' : 'block';
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
    const { offset, reason, hint } = error ? explainJsonError(text, error) : NO_OBJECT;
    report(file, pointAt(offset), 'invalid-wrangler', `${file.basename} is not valid JSON: ${reason}`, hint);
    return undefined;
  }
  const pointOf = (path: Path): Point => {
    const node = findNodeAtLocation(root, [...path]);
    // A member begins with its name, an item of an array with itself.
    const start = node?.parent?.type === 'property' ? node.parent : node;
    return start || path.length === 0 ? pointAt(start?.offset ?? 0) : pointOf(path.slice(0, -1));
  };
  return { file, format: 'json', table: toTable(getNodeValue(root)), pointOf, formOf: () => 'block' };
}
