/** `edge-faq init`: a working site in an empty folder. */
import { cp, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { Command } from 'commander';
import { PACKAGE_ROOT, readPackage } from '../package-root.ts';
import { printJson } from '../print/json.ts';

const TEMPLATE = join(PACKAGE_ROOT, 'cli', 'templates', 'site');

/** What may lie in a folder that counts as empty. */
const IGNORED = ['.git', '.DS_Store'];

export const init = new Command('init')
  .description(
    'make a working site in an empty folder: a first guide, a page that shows it, all to deploy it',
  )
  .argument('[folder]', 'made where it is not there', '.')
  .option('--json', 'print what was written as JSON')
  .addHelpText('after', '\nExample:\n  edge-faq init help && cd help && npm install && npm start')
  .action(async (folder: string, { json }: { json?: true }) => {
    await requireEmpty(folder);
    await cp(TEMPLATE, folder, { recursive: true });
    // npm leaves files of this name out of a package.
    await rename(join(folder, 'gitignore'), join(folder, '.gitignore'));
    await writeFile(
      join(folder, 'package.json'),
      `${JSON.stringify(await describePackage(folder), undefined, 2)}\n`,
    );
    const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'))
      .filter((path) => !path.startsWith('.git/'))
      .toSorted();
    if (json) printJson({ folder: resolve(folder), files });
    else console.log(welcome(folder, files));
  });

async function requireEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const found = (await readdir(folder)).filter((name) => !IGNORED.includes(name));
  if (found.length > 0)
    throw new Error(`${resolve(folder)} is not empty (${found.slice(0, 3).join(', ')}): name another folder`);
}

async function describePackage(folder: string): Promise<object> {
  const { version, devDependencies, allowScripts } = await readPackage();
  // Installed, the package comes from where npm found it; run from its source, it is that folder.
  const installed = PACKAGE_ROOT.split(sep).includes('node_modules');
  return {
    name: 'help',
    private: true,
    type: 'module',
    scripts: {
      start: 'edge-faq dev',
      check: 'edge-faq check',
      build: 'edge-faq build',
      deploy: 'edge-faq build && wrangler deploy',
    },
    devDependencies: {
      'edge-faq': installed
        ? `^${version}`
        : `file:${relative(resolve(folder), PACKAGE_ROOT).replaceAll(sep, '/')}`,
      node: devDependencies.node,
      wrangler: devDependencies.wrangler,
    },
    allowScripts,
  };
}

function welcome(folder: string, files: readonly string[]): string {
  const go = folder === '.' ? '' : `cd ${folder} && `;
  return `${files.map((file) => `wrote  ${join(folder, file)}`).join('\n')}

Next:  ${go}npm install && npm start`;
}
