/** Licences of the packages in a bundle, in full, as a file beside it (`*.LEGAL.txt`) that a comment at its end names. */
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Metafile } from 'esbuild';

/** What a bundle contains, by path: esbuild's account of an output. */
type Inputs = Metafile['outputs'][string]['inputs'];

/** Files of a package that state its licence, its notices, and the licences of what it contains itself. */
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice|third[-_]party)/i;

/** Licence texts of packages that ship without the licence file of their repository. */
const MISSING_LICENCES: Record<string, string> = {
  // Of the same repository.
  'node_modules/@lit-labs/ssr-dom-shim': 'node_modules/@lit-labs/ssr/LICENSE',
  // Later versions ship with it.
  'node_modules/@parse5/tools': 'scripts/licences/parse5-tools.txt',
};

/** Name of the file of licences beside `bundle`. */
export const licenceFile = (bundle: string) => `${bundle}.LEGAL.txt`;

/** Comment that names the file of licences; at the end of a script, as esbuild's `legalComments: 'eof'` has it. */
export const licenceComment = (bundle: string) => `/*! ${licenceFile(bundle)} */\n`;

/**
 * Writes the licences of each script that esbuild has written, and adds the comment to the script. A script without packages gets
 * neither.
 *
 * @throws where a package has no licence file.
 */
export async function writeLicences({ outputs }: Metafile): Promise<void> {
  for (const [path, { inputs }] of Object.entries(outputs)) {
    const licences = await readLicences(inputs);
    // Of an earlier build, perhaps.
    await rm(licenceFile(path), { force: true });
    if (!licences) continue;
    await writeFile(licenceFile(path), licences);
    await appendFile(path, licenceComment(basename(path)));
  }
}

/**
 * Names, versions and licence texts of the packages in `inputs`, each text once; empty where there are no packages.
 *
 * @throws where a package has no licence file.
 */
export async function readLicences(inputs: Inputs): Promise<string> {
  const packages = new Map<string, string[]>();
  for (const folder of packageFolders(inputs)) {
    const text = await readLicenceText(folder);
    packages.set(text, [...(packages.get(text) ?? []), await readName(folder)]);
  }
  const parts = [...packages].map(([text, names]) => `${names.sort().join('\n')}\n\n${text}\n`);
  return parts.sort().join(`\n${'-'.repeat(80)}\n\n`);
}

/** Folders of the packages of which something is left in the bundle. */
function packageFolders(inputs: Inputs): Set<string> {
  const folders = Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
    return folder && bytesInOutput > 0 ? folder : [];
  });
  return new Set(folders);
}

async function readLicenceText(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((each) => each.isFile() && LICENCE_FILE.test(each.name))
    .map(({ name }) => name);
  const missing = MISSING_LICENCES[folder];
  if (!names[0] && missing) return (await readFile(missing, 'utf8')).trim();
  if (!names[0]) throw new Error(`${folder} has no licence file, and is in a bundle: add its licence text.`);
  const texts = await Promise.all(names.sort().map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text) => text.trim()).join('\n\n');
}

async function readName(folder: string): Promise<string> {
  const { name, version }: { name?: string; version?: string } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  return `${name} ${version}`;
}
