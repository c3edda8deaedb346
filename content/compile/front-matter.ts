/** Reads the YAML at the top of an author's file; every fault is reported at the field it is in. */
import type { Root, Yaml } from 'mdast';
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { DateSchema, LocaleSchema } from '../schema.ts';
import { reportError } from './diagnostics.ts';

const text = v.pipe(v.string('write it as text'), v.trim(), v.nonEmpty('must not be empty'));

const FrontMatterSchema = v.strictObject({
  title: text,
  description: text,
  updated: DateSchema,
  /** The locale this file is a translation of; the file without it is the guide's source and default locale. */
  translationOf: v.optional(LocaleSchema),
});

export type FrontMatter = v.InferOutput<typeof FrontMatterSchema>;

/** The file's front matter, or undefined once its faults have been reported. */
export function readFrontMatter(tree: Root, file: VFile): FrontMatter | undefined {
  const first = tree.children[0];
  if (first?.type !== 'yaml') {
    const mend = 'start the file with --- and the fields title, description, updated, and close it with ---';
    reportError(file, { line: 1, column: 1 }, `no front matter: ${mend}`);
    return undefined;
  }
  return parseFields(first, file);
}

function parseFields(node: Yaml, file: VFile): FrontMatter | undefined {
  const lines = new LineCounter();
  const document = parseDocument(node.value, { lineCounter: lines, prettyErrors: false });
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: line + (node.position?.start.line ?? 1), column: col };
  };
  for (const { pos, message } of document.errors) {
    reportError(file, placeOf(pos[0]), `front matter is not valid YAML: ${message}`);
  }
  if (document.errors.length > 0) return undefined;

  const fields = isMap(document.contents) ? document.contents.items : [];
  const parsed = v.safeParse(FrontMatterSchema, document.toJS() ?? {});
  for (const issue of parsed.issues ?? []) {
    const name = String(issue.path?.[0]?.key ?? '');
    const key = fields.map((pair) => pair.key).find((key) => isScalar(key) && key.value === name);
    const offset = isScalar(key) ? key.range?.[0] : undefined;
    const place = offset === undefined ? { line: 1, column: 1 } : placeOf(offset);
    reportError(file, place, fault(name, offset !== undefined, issue));
  }
  return parsed.success ? parsed.output : undefined;
}

function fault(name: string, present: boolean, issue: v.BaseIssue<unknown>): string {
  if (name === '') return 'front matter must be a list of "name: value" lines';
  if (!present) return `front matter lacks the field "${name}"`;
  if (issue.type === 'strict_object') {
    return `front matter has the unknown field "${name}"; known are ${Object.keys(FrontMatterSchema.entries).join(', ')}`;
  }
  return `front matter field "${name}": ${issue.message}`;
}
