/** Reader of labelled queries: a YAML file of queries and the sections that answer them. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { VFile } from 'vfile';
import { type Document, LineCounter, type Node } from 'yaml';
import { type Rule, report } from '../compiler/diagnostics.ts';
import { findInvalidByte } from '../compiler/read/invalid-byte.ts';
import { hintFor, readYaml } from '../compiler/read/yaml.ts';
import { type FieldPath, findKey, findNode, pointOfOffset } from '../compiler/read/yaml-nodes.ts';
import { nearestName } from '../schema/nearest-name.ts';

const TEXT_HINT = 'write it as text, in quotes where it is a number or has a colon or a bracket in it';
const LIST_HINT = 'write a list, with one "- { q: words of a reader, sections: [id] }" a line';

const QuerySchema = v.strictObject(
  {
    q: v.pipe(
      v.string(TEXT_HINT),
      v.check((text) => text.trim() !== '', 'write the words of a reader'),
    ),
    sections: v.array(
      v.string('write the id of a section'),
      'write a list of ids, like [late-fee]; an empty one, [], where the guides have no answer',
    ),
    guide: v.optional(v.string('write the id of a guide')),
    locale: v.optional(v.string('write a locale, like en')),
  },
  'write it as { q: words of a reader, sections: [id] }',
);

const QueriesSchema = v.pipe(v.array(QuerySchema, LIST_HINT), v.minLength(1, LIST_HINT));

/** What an entry of the file says. */
export type QueryEntry = v.InferOutput<typeof QuerySchema>;

/** The entries of a file of labelled queries, and where they are written. */
export interface QueryFile {
  file: VFile;
  /** Empty where the file has errors. */
  entries: QueryEntry[];
  lineOf(entry: number): number;
  /** Adds an error at a value of an entry to the file. */
  reportValue(path: FieldPath, reason: string, hint: string): void;
}

/**
 * Reads labelled queries from the file at `path`. Errors in it are diagnostics of its `file`.
 *
 * @throws where it can't be read.
 */
export async function readLabelledQueries(path: string): Promise<QueryFile> {
  const bytes = await readFile(path);
  const text = new TextDecoder().decode(bytes);
  const file = new VFile({ path, value: text });
  const lines = new LineCounter();
  const document = readYaml(text, lines);
  const pointOf = (where: FieldPath) => pointOfOffset(lines, nodeAt(document, where)?.range?.[0]);
  const invalid = findInvalidByte(bytes);
  if (invalid) report(file, invalid.place, 'not-utf8', invalid.reason, 'save it as text in UTF-8');
  else reportSyntax(document, lines, file);
  return {
    file,
    entries: file.messages.length > 0 ? [] : validate(document, lines, file),
    lineOf: (entry) => pointOf([entry]).line,
    reportValue: (where, reason, hint) => report(file, pointOf(where), 'invalid-field', reason, hint),
  };
}

function reportSyntax({ errors }: Document.Parsed, lines: LineCounter, file: VFile): void {
  for (const error of errors) {
    const reason = `not valid YAML: ${error.message}`;
    report(file, pointOfOffset(lines, error.pos[0]), 'invalid-yaml', reason, hintFor(error, TEXT_HINT));
  }
}

function validate(document: Document.Parsed, lines: LineCounter, file: VFile): QueryEntry[] {
  const parsed = v.safeParse(QueriesSchema, document.toJS(), { abortPipeEarly: true });
  for (const issue of parsed.issues ?? []) {
    const path = issue.path?.map(({ key }) => (typeof key === 'number' ? key : String(key))) ?? [];
    const { rule, reason, hint, node } = problemOf(issue, path, document);
    report(file, pointOfOffset(lines, node?.range?.[0]), rule, reason, hint);
  }
  return parsed.success ? parsed.output : [];
}

interface Problem {
  rule: Rule;
  reason: string;
  hint: string;
  node: Node | undefined;
}

/** What is wrong with the value at `path`: a member that an entry lacks, or doesn't have, is told from a value that is not valid. */
function problemOf(
  { type, expected, message }: v.InferIssue<typeof QueriesSchema>,
  path: FieldPath,
  document: Document.Parsed,
): Problem {
  const name = String(path.at(-1) ?? '');
  const known = Object.keys(QuerySchema.entries);
  if (type === 'strict_object' && expected === 'never') {
    const nearest = nearestName(name, known);
    const advice = nearest === undefined ? 'remove it' : `did you mean "${nearest}"?`;
    return {
      ...{ rule: 'unknown-field', reason: `unknown field "${name}"` },
      ...{ hint: `${advice} The fields are ${known.join(', ')}`, node: findKey(document, path) },
    };
  }
  if (type === 'strict_object' && expected !== 'Object')
    return {
      ...{ rule: 'missing-field', reason: `the query lacks the field "${name}"` },
      hint:
        name === 'sections'
          ? 'add sections: [id], or [] where the guides have no answer'
          : `add "${name}: …"`,
      node: nodeAt(document, path),
    };
  const reason = path.length === 0 ? 'not a list of queries' : `"${formatPath(path)}" is not valid`;
  return { rule: 'invalid-field', reason, hint: message, node: nodeAt(document, path) };
}

/** The path as JavaScript writes it, without the number of the entry: `sections[0]`. */
function formatPath([, ...names]: FieldPath): string {
  const path = names.map((name) => (typeof name === 'number' ? `[${name}]` : `.${name}`)).join('');
  return path === '' ? 'query' : path.slice(1);
}

/** The node at `path`, or of what lacks it; of the whole list, that of the document. */
function nodeAt(document: Document.Parsed, path: FieldPath): Node | undefined {
  return findNode(document, path) ?? document.contents ?? undefined;
}
