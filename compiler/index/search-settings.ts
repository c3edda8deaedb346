/** Reader of `content/search.yaml`: synonyms and stop words. */
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { isNode, LineCounter } from 'yaml';
import { report } from '../diagnostics.ts';
import { readYaml } from '../read/yaml.ts';
import { type SearchSettings, SearchSettingsSchema } from './search-terms.ts';

/** The settings, or undefined where the file has errors; these are reported at their positions. */
export function readSearchSettings(file: VFile): SearchSettings | undefined {
  const lines = new LineCounter();
  const document = readYaml(String(file), lines);
  const pointOf = (offset = 0) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  for (const { pos, message } of document.errors) {
    const hint = 'write lists as [one, two], and quotes around a phrase with a colon or a bracket in it';
    report(file, pointOf(pos[0]), 'invalid-search', `not valid YAML: ${message}`, hint);
  }
  if (document.errors.length > 0) return undefined;
  const parsed = v.safeParse(SearchSettingsSchema, document.toJS() ?? {}, { abortPipeEarly: true });
  for (const { path = [], message } of parsed.issues ?? []) {
    const keys = path.map(({ key }) => String(key));
    const [setting = ''] = keys;
    const node = document.getIn(keys, true);
    const isKnown = Object.hasOwn(SearchSettingsSchema.entries, setting);
    const reason = setting === '' ? 'not a list of settings' : `"${keys.join('.')}" is not valid`;
    const hint = isKnown ? message : 'write "synonyms:" or "stopWords:", and lists by language under it';
    report(file, pointOf(isNode(node) ? node.range?.[0] : 0), 'invalid-search', reason, hint);
  }
  return parsed.success ? parsed.output : undefined;
}
