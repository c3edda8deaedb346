/** Reader of YAML files with settings. */
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { type Document, isNode, LineCounter, type Node } from 'yaml';
import { type Rule, report } from '../diagnostics.ts';
import { readYaml } from './yaml.ts';

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

/** The settings in `file`, or undefined where it has errors; these are reported at their positions. */
export function readSettingsFile<Schema extends SettingsSchema>(
  file: VFile,
  { schema, rule, syntaxHint, settingHint }: Format<Schema>,
): v.InferOutput<Schema> | undefined {
  const lines = new LineCounter();
  const document = readYaml(String(file), lines);
  const pointOf = (offset = 0) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  for (const { pos, message } of document.errors)
    report(file, pointOf(pos[0]), rule, `not valid YAML: ${message}`, syntaxHint);
  if (document.errors.length > 0) return undefined;
  const parsed = v.safeParse(schema, document.toJS() ?? {}, { abortPipeEarly: true });
  for (const { path = [], message } of parsed.issues ?? []) {
    const keys = path.map(({ key }) => String(key));
    const [setting = ''] = keys;
    const node = findNode(document, keys);
    const reason = setting === '' ? 'not a list of settings' : `"${keys.join('.')}" is not valid`;
    const hint = Object.hasOwn(schema.entries, setting) ? message : settingHint;
    report(file, pointOf(node?.range?.[0]), rule, reason, hint);
  }
  return parsed.success ? parsed.output : undefined;
}

/** The node at `keys`; that of what lacks it, where it is missing. */
function findNode(document: Document.Parsed, keys: readonly string[]): Node | undefined {
  for (let length = keys.length; length > 0; length -= 1) {
    const node = document.getIn(keys.slice(0, length), true);
    if (isNode(node)) return node;
  }
  return undefined;
}
