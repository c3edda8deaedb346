/** Reads `content/site.yaml`: what holds for all guides of a site. A site without the file has the defaults. */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import * as v from 'valibot';
import { VFile } from 'vfile';
import { report, TOP } from './diagnostics.ts';
import { readYaml } from './source/yaml.ts';

const PAGES = 'write the address of a page with {guide} in it, like https://help.example/{guide}/{locale}';

const SettingsSchema = v.strictObject({
  /** The page on which a guide is shown, with `{guide}` and `{locale}` in it: links between guides lead there. */
  pages: v.optional(v.pipe(v.string(PAGES), v.regex(/^https?:\/\/\S*\{guide\}\S*$/, PAGES))),
});

export type Settings = v.InferOutput<typeof SettingsSchema>;

/** The settings, and the file they come from with its faults, where there is one. */
export async function readSettings(folder: string): Promise<{ settings: Settings; files: VFile[] }> {
  const path = join(folder, 'site.yaml');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return { settings: {}, files: [] };
  const file = new VFile({ path: relative('.', path), value: text });
  const document = readYaml(text);
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
  return { settings: parsed.success ? parsed.output : {}, files: [file] };
}
