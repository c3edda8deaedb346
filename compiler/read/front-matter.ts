/** Front matter: the YAML at the top of an author's file, validated field by field. */
import type { Root, Yaml } from 'mdast';
import type { Point } from 'unist';
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { type Document, isCollection, isMap, isNode, isScalar, isSeq, LineCounter } from 'yaml';
import { DateSchema, IdSchema, LocaleSchema } from '../../schema/guide.ts';
import { nearestName } from '../../schema/nearest-name.ts';
import { type Rule, report, TOP } from '../diagnostics.ts';
import { AskedSchema } from './asked.ts';
import { TEXT_HINT, TextSchema } from './text-field.ts';
import { WithdrawnSchema } from './withdrawn.ts';
import { hintFor, readYaml } from './yaml.ts';
import type { FieldPath } from './yaml-nodes.ts';

const SYNTAX_HINT =
  'write one "name: value" per line, and put quotes around a value with a colon or a bracket in it';

/** Required of every document. A derived locale gets the fields that its file lacks from the source. */
const MetadataSchema = v.object({ title: TextSchema, description: TextSchema, updated: DateSchema });

const FrontMatterSchema = v.object({
  ...v.partial(MetadataSchema).entries,
  /** The locale this file is a translation of; the file without it is the guide's source and default locale. */
  translationOf: v.optional(LocaleSchema),
  /** In a translation: the fingerprint of each source part at the last review, by the part's id. */
  source: v.optional(
    v.record(
      IdSchema,
      v.pipe(
        v.string('write it as text, in quotes'),
        v.regex(/^[0-9a-f]{8}$/, 'let edge-faq review write it: 8 characters, 0 to 9 and a to f'),
      ),
      'write one "id: fingerprint" per line',
    ),
  ),
  /** In a translation: ids of parts that may have the same text as the source. */
  untranslated: v.optional(v.array(IdSchema, 'write a list of ids, like [intro, why]')),
  /** In the source: the locale in the other Chinese script that is derived from it. */
  derive: v.optional(LocaleSchema),
  /** In the source: former ids of sections and chapters, and their current ids. */
  aliases: v.optional(v.record(IdSchema, IdSchema, 'write one "old-id: new-id" per line')),
  /** How readers ask for sections, in the language of the file. Only the search reads it. */
  asked: v.optional(AskedSchema),
  /** What may not be shown any more in the locale of the file. */
  withdrawn: v.optional(WithdrawnSchema),
});

/** An invalid field is present as undefined, a missing one absent. */
export type FrontMatter = {
  [Field in keyof v.InferOutput<typeof FrontMatterSchema>]:
    | v.InferOutput<typeof FrontMatterSchema>[Field]
    | undefined;
};
export type Metadata = v.InferOutput<typeof MetadataSchema>;

/** The front matter of a file; errors are reported. Undefined where these leave open whether the file is a translation. */
export function readFrontMatter(tree: Root, file: VFile): FrontMatter | undefined {
  const first = tree.children[0];
  if (first?.type !== 'yaml') {
    const hint = 'start the file with --- and the fields title, description, updated, and close it with ---';
    report(file, TOP, 'no-front-matter', 'no front matter', hint);
    return undefined;
  }
  return parseFields(first, file);
}

/** The required fields, or undefined where some are invalid or missing; missing ones are reported. */
export function readMetadata(frontMatter: FrontMatter, file: VFile): Metadata | undefined {
  const parsed = v.safeParse(MetadataSchema, frontMatter);
  if (parsed.success) return parsed.output;
  for (const name of Object.keys(MetadataSchema.entries)) {
    if (!(name in frontMatter))
      report(file, TOP, 'missing-field', `front matter lacks the field "${name}"`, `add a line "${name}: …"`);
  }
  return undefined;
}

function parseFields(node: Yaml, file: VFile): FrontMatter | undefined {
  const lines = new LineCounter();
  const document = readYaml(node.value, lines);
  const pointOf = (offset: number): Point => pointIn(node, lines, offset);
  for (const error of document.errors) {
    const hint = hintFor(error, SYNTAX_HINT);
    const reason = `front matter is not valid YAML: ${error.message}`;
    report(file, pointOf(error.pos[0]), 'invalid-yaml', reason, hint);
  }
  if (document.errors.length > 0) return undefined;

  const pointOfPath = (path: FieldPath): Point => {
    const offset = offsetOf(document, path);
    return offset === undefined ? TOP : pointOf(offset);
  };
  reportUnknownFields(document, pointOfPath, file);
  return validateFields(document, pointOfPath, file);
}

/** The position of a front matter field in its file, or of what `path` leads to in it. */
export function pointOfField(tree: Root, ...path: FieldPath): Point {
  return fieldLocator(tree)(path);
}

/** As `pointOfField`, for many paths of a file: its front matter is parsed once, for the first of them. */
export function fieldLocator({ children: [node] }: Root): (path: FieldPath) => Point {
  if (node?.type !== 'yaml') return () => TOP;
  const lines = new LineCounter();
  let document: Document.Parsed | undefined;
  return (path) => {
    document ??= readYaml(node.value, lines);
    const offset = offsetOf(document, path);
    return offset === undefined ? TOP : pointIn(node, lines, offset);
  };
}

/** The position of the YAML at `offset` in its file. */
function pointIn(node: Yaml, lines: LineCounter, offset: number): Point {
  const { line, col } = lines.linePos(offset);
  return { line: line + (node.position?.start.line ?? 1), column: col };
}

/** Where the last name of `path` that exists is written; undefined where there is none of them. */
function offsetOf({ contents }: Document.Parsed, path: FieldPath): number | undefined {
  let node: unknown = contents;
  let offset: number | undefined;
  for (const name of path) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === name)
      : undefined;
    const item = isSeq(node) ? node.items[Number(name)] : undefined;
    const place = pair ? pair.key : item;
    if (!isNode(place)) break;
    offset = place.range?.[0] ?? offset;
    node = pair ? pair.value : item;
  }
  return offset;
}

function reportUnknownFields(
  { contents }: Document.Parsed,
  pointOfPath: (path: FieldPath) => Point,
  file: VFile,
): void {
  const known = Object.keys(FrontMatterSchema.entries);
  const keys = isMap(contents) ? contents.items.map(({ key }) => key).filter((key) => isScalar(key)) : [];
  for (const name of keys.map(({ value }) => String(value))) {
    if (known.includes(name)) continue;
    const reason = `front matter has the unknown field "${name}"`;
    const nearest = nearestName(name, known);
    const advice = nearest === undefined ? 'remove it' : `did you mean "${nearest}"? Otherwise remove it`;
    const hint = `${advice}; the known fields are ${known.join(', ')}`;
    report(file, pointOfPath([name]), 'unknown-field', reason, hint);
  }
}

function validateFields(
  document: Document.Parsed,
  pointOfPath: (path: FieldPath) => Point,
  file: VFile,
): FrontMatter | undefined {
  const fields: unknown = document.toJS();
  const parsed = v.safeParse(FrontMatterSchema, fields ?? {}, { abortPipeEarly: true });
  for (const issue of parsed.issues ?? []) {
    const path = issue.path?.map(({ key }) => (typeof key === 'number' ? key : String(key))) ?? [];
    const name = path.join('.');
    const { rule, reason } = problemOf(issue, name);
    const hint =
      name === '' ? 'write one "name: value" per line' : quotingHint(document, path, issue.message);
    report(file, pointOfPath(path), rule, reason, hint);
  }
  return parsed.success ? parsed.output : validFields(fields, parsed.issues);
}

/** What is wrong with the field `name`: a member that it lacks, or doesn't have, is told from a value that is not valid. */
function problemOf(
  { type, expected }: v.InferIssue<typeof FrontMatterSchema>,
  name: string,
): { rule: Rule; reason: string } {
  if (name === '') return { rule: 'invalid-field', reason: 'front matter is not a list of fields' };
  if (type === 'strict_object' && expected === 'never')
    return { rule: 'unknown-field', reason: `front matter has the unknown field "${name}"` };
  if (type === 'strict_object' && expected !== 'Object')
    return { rule: 'missing-field', reason: `front matter lacks the field "${name}"` };
  return { rule: 'invalid-field', reason: `front matter field "${name}" is not valid` };
}

/** The hint for a field: of a number, `true` or a date where text is meant, how to quote it as it is written. */
function quotingHint(document: Document.Parsed, path: FieldPath, message: string): string {
  if (message !== TEXT_HINT) return message;
  const node = document.getIn(path, true);
  if (isCollection(node)) return `${TEXT_HINT}, in quotes if it has a colon or a bracket in it`;
  const source = isScalar(node) ? node.source : undefined;
  return source ? `write it in quotes: ${JSON.stringify(source)}` : TEXT_HINT;
}

function validFields(
  fields: unknown,
  issues: v.InferIssue<typeof FrontMatterSchema>[],
): FrontMatter | undefined {
  const invalid = new Set(issues.map(({ path }) => String(path?.[0]?.key ?? '')));
  if (typeof fields !== 'object' || fields === null || invalid.has('') || invalid.has('translationOf'))
    return undefined;
  const valid = Object.fromEntries(Object.entries(fields).filter(([name]) => !invalid.has(name)));
  return {
    ...v.parse(FrontMatterSchema, valid),
    ...Object.fromEntries([...invalid].map((name) => [name, undefined])),
  };
}
