/** Reads the YAML at the top of an author's file; every fault is reported at the field it is in. */
import type { Root, Yaml } from 'mdast';
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { DateSchema, LocaleSchema } from '../schema.ts';
import { reportError, TOP } from './diagnostics.ts';

const text = v.pipe(v.string('write it as text'), v.trim(), v.nonEmpty('must not be empty'));

const FrontMatterSchema = v.object({
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
    reportError(file, TOP, `no front matter: ${mend}`);
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

  const fields = isMap(document.contents) ? document.contents.items.map(({ key }) => key) : [];
  const keys = new Map(fields.filter((key) => isScalar(key)).map((key) => [String(key.value), key]));
  const report = (name: string, message: string) => {
    const offset = keys.get(name)?.range?.[0];
    reportError(file, offset === undefined ? TOP : placeOf(offset), message);
  };
  const known = Object.keys(FrontMatterSchema.entries);
  for (const name of keys.keys()) {
    if (!known.includes(name))
      report(name, `front matter has the unknown field "${name}"; known are ${known.join(', ')}`);
  }
  const parsed = v.safeParse(FrontMatterSchema, document.toJS() ?? {});
  for (const { path, message } of parsed.issues ?? []) {
    const name = String(path?.[0]?.key ?? '');
    report(name, fault(name, keys.has(name), message));
  }
  return parsed.success ? parsed.output : undefined;
}

function fault(name: string, present: boolean, message: string): string {
  if (name === '') return 'front matter must be a list of "name: value" lines';
  return present ? `front matter field "${name}": ${message}` : `front matter lacks the field "${name}"`;
}
