/** Reads the YAML at the top of an author's file; every fault is reported at the field it is in. */
import type { Root, Yaml } from 'mdast';
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { isMap, isScalar, LineCounter } from 'yaml';
import { DateSchema, IdSchema, LocaleSchema } from '../../schema/guide.ts';
import { report, TOP } from '../diagnostics.ts';
import { readYaml } from './yaml.ts';

const text = v.pipe(v.string('write it as text'), v.trim(), v.nonEmpty('must not be empty'));

/** What every document has to say of itself, whoever says it: its own file, or the one that it is derived from. */
const DescriptionSchema = v.object({ title: text, description: text, updated: DateSchema });

const FrontMatterSchema = v.object({
  ...v.partial(DescriptionSchema).entries,
  /** The locale this file is a translation of; the file without it is the guide's source and default locale. */
  translationOf: v.optional(LocaleSchema),
  /** In a translation: the fingerprint of each source part that it was last checked against, by the part's id. */
  source: v.optional(
    v.record(
      IdSchema,
      v.pipe(
        v.string('write it as text, in quotes'),
        v.regex(/^[0-9a-f]{8}$/, 'leave it to edge-faq review to write it: 8 characters, 0 to 9 and a to f'),
      ),
      'write one "id: fingerprint" a line',
    ),
  ),
  /** In the source: the locale in the other Chinese script that is made from it. */
  derive: v.optional(LocaleSchema),
  /** In the source: ids that sections and chapters once had, and those they have now. */
  aliases: v.optional(v.record(IdSchema, IdSchema, 'write one "old-id: new-id" a line')),
});

/** A field that has a fault is there, as undefined. */
export type FrontMatter = {
  [Field in keyof v.InferOutput<typeof FrontMatterSchema>]:
    | v.InferOutput<typeof FrontMatterSchema>[Field]
    | undefined;
};
export type Description = v.InferOutput<typeof DescriptionSchema>;

/** The file's front matter; faults are reported. Undefined where it can't even tell whether the file is a translation. */
export function readFrontMatter(tree: Root, file: VFile): FrontMatter | undefined {
  const first = tree.children[0];
  if (first?.type !== 'yaml') {
    const mend = 'start the file with --- and the fields title, description, updated, and close it with ---';
    report(file, TOP, 'no-front-matter', 'no front matter', mend);
    return undefined;
  }
  return parseFields(first, file);
}

/** The fields that a document can't do without, or undefined once those that lack have been reported. */
export function readDescription(frontMatter: FrontMatter, file: VFile): Description | undefined {
  const parsed = v.safeParse(DescriptionSchema, frontMatter);
  if (parsed.success) return parsed.output;
  for (const name of Object.keys(DescriptionSchema.entries)) {
    if (!(name in frontMatter))
      report(file, TOP, 'missing-field', `front matter lacks the field "${name}"`, `add a line "${name}: …"`);
  }
  return undefined;
}

function parseFields(node: Yaml, file: VFile): FrontMatter | undefined {
  const lines = new LineCounter();
  const document = readYaml(node.value, lines);
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: line + (node.position?.start.line ?? 1), column: col };
  };
  for (const { pos, message } of document.errors) {
    const mend =
      'write one "name: value" a line, and put quotes around a value with a colon or a bracket in it';
    report(file, placeOf(pos[0]), 'invalid-yaml', `front matter is not valid YAML: ${message}`, mend);
  }
  if (document.errors.length > 0) return undefined;

  const fields = isMap(document.contents) ? document.contents.items.map(({ key }) => key) : [];
  const keys = new Map(fields.filter((key) => isScalar(key)).map((key) => [String(key.value), key]));
  const placeOfField = (name: string) => {
    const offset = keys.get(name)?.range?.[0];
    return offset === undefined ? TOP : placeOf(offset);
  };
  const known = Object.keys(FrontMatterSchema.entries);
  for (const name of keys.keys()) {
    if (known.includes(name)) continue;
    const reason = `front matter has the unknown field "${name}"`;
    report(file, placeOfField(name), 'unknown-field', reason, `leave it out; known are ${known.join(', ')}`);
  }
  const parsed = v.safeParse(FrontMatterSchema, document.toJS() ?? {}, { abortPipeEarly: true });
  for (const { path, message } of parsed.issues ?? []) {
    const name = path?.map(({ key }) => String(key)).join('.') ?? '';
    const reason =
      name === '' ? 'front matter is no list of fields' : `front matter field "${name}" is not valid`;
    const mend = name === '' ? 'write one "name: value" a line' : message;
    report(file, placeOfField(String(path?.[0]?.key ?? '')), 'invalid-field', reason, mend);
  }
  return parsed.success ? parsed.output : soundFields(document.toJS(), parsed.issues);
}

function soundFields(
  fields: unknown,
  issues: v.InferIssue<typeof FrontMatterSchema>[],
): FrontMatter | undefined {
  const faulty = new Set(issues.map(({ path }) => String(path?.[0]?.key ?? '')));
  if (typeof fields !== 'object' || fields === null || faulty.has('') || faulty.has('translationOf'))
    return undefined;
  const sound = Object.fromEntries(Object.entries(fields).filter(([name]) => !faulty.has(name)));
  return {
    ...v.parse(FrontMatterSchema, sound),
    ...Object.fromEntries([...faulty].map((name) => [name, undefined])),
  };
}
