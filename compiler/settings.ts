/** Settings of a site: `content/site.yaml` and `content/search.yaml`, both optional. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { VFile } from 'vfile';
import { type SearchSettings, SearchSettingsSchema } from './index/search-terms.ts';
import { runIsolated, wholeFile } from './isolation/steps.ts';
import { isText, readSource } from './read/files.ts';
import { readSettingsFile } from './read/settings-file.ts';

const PAGES_HINT = 'write the URL of a page with {guide} in it, like https://help.example/{guide}/{locale}';

const SiteSchema = v.strictObject({
  /** URL template of a guide's page, with `{guide}` and `{locale}`: links between guides point there. */
  pages: v.optional(
    v.pipe(
      v.string(PAGES_HINT),
      v.regex(/^https?:\/\/\S*\{guide\}\S*$/, PAGES_HINT),
      v.check((url) => !hasUserName(url), 'remove everything between // and @: it is a user name'),
    ),
  ),
});

export interface Settings extends v.InferOutput<typeof SiteSchema> {
  /** Undefined without a valid `search.yaml`. */
  search?: SearchSettings;
}

/** Whether a URL leads to the host after its `@`, not to the one that it seems to begin with. */
function hasUserName(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}

/** The settings in `folder`, and those of the two files that exist, with their diagnostics. */
export function readSettings(folder: string): { settings: Settings; files: VFile[] } {
  const [site, search] = [readIfExists(folder, 'site.yaml'), readIfExists(folder, 'search.yaml')];
  const siteSettings = site && readSafely(site, readSiteSettings);
  const searchSettings = search && readSafely(search, readSearchSettings);
  return {
    settings: { ...siteSettings, ...(searchSettings && { search: searchSettings }) },
    files: [site, search].filter((file) => file !== undefined),
  };
}

/** What `read` makes of the settings in `file`; undefined where that fails, which is reported. */
function readSafely<T>(file: VFile, read: (file: VFile) => T): T | undefined {
  if (!isText(file)) return undefined;
  return runIsolated(wholeFile(file), () => read(file));
}

function readIfExists(folder: string, name: string): VFile | undefined {
  const path = join(folder, name);
  return lstatSync(path, { throwIfNoEntry: false }) && readSource(path, folder);
}

function readSiteSettings(file: VFile): v.InferOutput<typeof SiteSchema> | undefined {
  return readSettingsFile(file, {
    schema: SiteSchema,
    rule: 'invalid-site',
    syntaxHint: 'write "name: value" lines, and quotes around a value with a colon or a bracket in it',
    settingHint: `write "name: value" lines; the settings are ${Object.keys(SiteSchema.entries).join(', ')}`,
  });
}

function readSearchSettings(file: VFile): SearchSettings | undefined {
  return readSettingsFile(file, {
    schema: SearchSettingsSchema,
    rule: 'invalid-search',
    syntaxHint: 'write lists as [one, two], and quotes around a phrase with a colon or a bracket in it',
    settingHint: 'write "synonyms:" or "stopWords:", and lists by language under it',
  });
}
