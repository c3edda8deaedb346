/** Reads `content/site.yaml` and `content/search.yaml`: what holds for all guides of a site. Without them it has the defaults. */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import * as v from 'valibot';
import { VFile } from 'vfile';
import { report, TOP } from './diagnostics.ts';
import { readSearchSettings } from './index/search-settings.ts';
import type { SearchSettings } from './index/search-words.ts';
import { readYaml } from './read/yaml.ts';

const PAGES = 'write the address of a page with {guide} in it, like https://help.example/{guide}/{locale}';

const SettingsSchema = v.strictObject({
  /** The page on which a guide is shown, with `{guide}` and `{locale}` in it: links between guides lead there. */
  pages: v.optional(v.pipe(v.string(PAGES), v.regex(/^https?:\/\/\S*\{guide\}\S*$/, PAGES))),
});

export interface Settings extends v.InferOutput<typeof SettingsSchema> {
  /** What the search knows of languages; nothing where there is no `search.yaml`. */
  search?: SearchSettings;
}

/** The settings, and the files they come from with their faults, where there are any. */
export async function readSettings(folder: string): Promise<{ settings: Settings; files: VFile[] }> {
  const [site, search] = [await openFile(folder, 'site.yaml'), await openFile(folder, 'search.yaml')];
  const searchSettings = search && readSearchSettings(search);
  return {
    settings: { ...(site && readSite(site)), ...(searchSettings && { search: searchSettings }) },
    files: [site, search].filter((file) => file !== undefined),
  };
}

async function openFile(folder: string, name: string): Promise<VFile | undefined> {
  const path = join(folder, name);
  const value = await readFile(path, 'utf8').catch(() => undefined);
  return value === undefined ? undefined : new VFile({ path: relative('.', path), value });
}

function readSite(file: VFile): v.InferOutput<typeof SettingsSchema> {
  const document = readYaml(String(file));
  const parsed = v.safeParse(
    SettingsSchema,
    document.errors.length > 0 ? undefined : (document.toJS() ?? {}),
  );
  for (const { path: keys, message } of parsed.issues ?? []) {
    const name = keys?.map(({ key }) => String(key)).join('.') ?? '';
    const known = Object.keys(SettingsSchema.entries).join(', ');
    const mend = name in SettingsSchema.entries ? message : `write "name: value" lines; known are ${known}`;
    report(file, TOP, 'invalid-site', name ? `setting "${name}" is not valid` : 'not valid YAML', mend);
  }
  return parsed.success ? parsed.output : {};
}
