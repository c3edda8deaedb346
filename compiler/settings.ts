/** Settings of a site: `content/site.yaml` and `content/search.yaml`, both optional. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { VFile } from 'vfile';
import { OWN_PAGES } from '../schema/page-url.ts';
import { countErrors } from './diagnostics.ts';
import { type SearchSettings, SearchSettingsSchema } from './index/search-terms.ts';
import { runIsolated, wholeFile } from './isolation/steps.ts';
import { isText, readSource } from './read/files.ts';
import { readSettingsFile } from './read/settings-file.ts';
import { pagesOf, readSiteSettings, type SiteSettings } from './site-settings.ts';

/** What guides are compiled by: a change of it compiles them all again. */
export interface Settings {
  /** URL template of a guide's page, with `{guide}` and `{locale}`: links between guides lead there. */
  pages?: string;
  /** Undefined without a valid `search.yaml`. */
  search?: SearchSettings;
}

/** The settings in `folder`, and those of the two files that exist, with their diagnostics. */
export function readSettings(folder: string): { settings: Settings; site: SiteSettings; files: VFile[] } {
  const [siteFile, searchFile] = [readIfExists(folder, 'site.yaml'), readIfExists(folder, 'search.yaml')];
  const site = (siteFile && readSafely(siteFile, readSiteSettings)) ?? {};
  const search = searchFile && readSafely(searchFile, readSearchSettings);
  // Links between guides have no fault of their own where the setting that they depend on has one.
  const pages = pagesOf(site) ?? (siteFile && countErrors([siteFile]) > 0 ? OWN_PAGES : undefined);
  return {
    settings: { ...(pages !== undefined && { pages }), ...(search && { search }) },
    site,
    files: [siteFile, searchFile].filter((file) => file !== undefined),
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

function readSearchSettings(file: VFile): SearchSettings | undefined {
  return readSettingsFile(file, {
    schema: SearchSettingsSchema,
    rule: 'invalid-search',
    syntaxHint: 'write lists as [one, two], and quotes around a phrase with a colon or a bracket in it',
    settingHint: 'write "synonyms:" or "stopWords:", and lists by language under it',
  });
}
