/** Settings of a site: `content/site.yaml` and `content/search.yaml`, both optional. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { LineCounter } from 'yaml';
import { report, TOP } from './diagnostics.ts';
import { readSearchSettings } from './index/search-settings.ts';
import type { SearchSettings } from './index/search-terms.ts';
import { runIsolated, wholeFile } from './isolation/steps.ts';
import { readSource } from './read/files.ts';
import { readYaml } from './read/yaml.ts';

const PAGES_HINT = 'write the URL of a page with {guide} in it, like https://help.example/{guide}/{locale}';

const SettingsSchema = v.strictObject({
  /** URL template of a guide's page, with `{guide}` and `{locale}`: links between guides point there. */
  pages: v.optional(v.pipe(v.string(PAGES_HINT), v.regex(/^https?:\/\/\S*\{guide\}\S*$/, PAGES_HINT))),
});

export interface Settings extends v.InferOutput<typeof SettingsSchema> {
  /** Undefined without a valid `search.yaml`. */
  search?: SearchSettings;
}

/** The settings in `folder`, and those of the two files that exist, with their diagnostics. */
export function readSettings(folder: string): { settings: Settings; files: VFile[] } {
  const [site, search] = [readIfExists(folder, 'site.yaml'), readIfExists(folder, 'search.yaml')];
  const siteSettings = site && readSafely(site, parseSite);
  const searchSettings = search && readSafely(search, readSearchSettings);
  return {
    settings: { ...siteSettings, ...(searchSettings && { search: searchSettings }) },
    files: [site, search].filter((file) => file !== undefined),
  };
}

/** What `read` makes of the settings in `file`; undefined where that fails, which is reported. */
function readSafely<T>(file: VFile, read: (file: VFile) => T): T | undefined {
  if (file.value === undefined) return undefined;
  return runIsolated(wholeFile(file), () => read(file));
}

function readIfExists(folder: string, name: string): VFile | undefined {
  const path = join(folder, name);
  return lstatSync(path, { throwIfNoEntry: false }) && readSource(path, folder);
}

function parseSite(file: VFile): v.InferOutput<typeof SettingsSchema> {
  const lines = new LineCounter();
  const document = readYaml(String(file), lines);
  for (const { pos, message } of document.errors) {
    const { line, col } = lines.linePos(pos[0]);
    const hint = 'write "name: value" lines, and quotes around a value with a colon or a bracket in it';
    report(file, { line, column: col }, 'invalid-site', `not valid YAML: ${message}`, hint);
  }
  if (document.errors.length > 0) return {};
  const parsed = v.safeParse(SettingsSchema, document.toJS() ?? {});
  for (const { path: keys, message } of parsed.issues ?? []) {
    const name = keys?.map(({ key }) => String(key)).join('.') ?? '';
    const names = Object.keys(SettingsSchema.entries).join(', ');
    const hint =
      name in SettingsSchema.entries ? message : `write "name: value" lines; the settings are ${names}`;
    report(
      file,
      TOP,
      'invalid-site',
      name ? `setting "${name}" is not valid` : 'not a list of settings',
      hint,
    );
  }
  return parsed.success ? parsed.output : {};
}
