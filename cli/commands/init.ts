/** Command `edge-faq init`: creates a site in an empty folder. */
import { cp, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { Command } from 'commander';
import { toNewFolder } from '../new-folder.ts';
import { PACKAGE_ROOT, readPackageJson } from '../package-root.ts';
import { printJson } from '../print/json.ts';

const TEMPLATE = join(PACKAGE_ROOT, 'cli', 'templates', 'site');

/** Applies the migrations of the deployed database. */
const MIGRATE = 'wrangler d1 migrations apply DB --remote';

/** Deploys the MCP server, under the name that the template binds. The worker can't be deployed before it. */
const DEPLOY_MCP = 'wrangler deploy --config node_modules/edge-faq/mcp/wrangler.toml --name help-mcp';

/** Files that an empty folder may contain. */
const IGNORED = ['.git', '.DS_Store'];

/**
 * Creates a site from the template.
 *
 * @example
 * ```sh
 * edge-faq init help && cd help && npm install && npm start
 * ```
 */
export const init = new Command('init')
  .description('create a site in an empty folder: a first guide, a page that embeds it, and what deploys it')
  .argument('[folder]', 'created if it does not exist', toNewFolder, '.')
  .option('--json', 'print {folder, files} as JSON')
  .addHelpText(
    'after',
    `
The folder must be empty; it may be a Git repository without files.

Exit codes: 0 created; 2 the folder is not empty, nothing was written.

Example:
  edge-faq init help && cd help && npm install && npm start`,
  )
  .action(async (folder: string, { json }: { json?: true }) => {
    await requireEmpty(folder);
    await cp(TEMPLATE, folder, { recursive: true });
    // npm excludes files named .gitignore from a package.
    await rename(join(folder, 'gitignore'), join(folder, '.gitignore'));
    await writeFile(
      join(folder, 'package.json'),
      `${JSON.stringify(await createPackageJson(folder), undefined, 2)}\n`,
    );
    const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'))
      .filter((path) => !path.startsWith('.git/'))
      .toSorted();
    if (json) printJson({ folder: resolve(folder), files });
    else console.log(formatNextSteps(folder, files));
  });

async function requireEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const existing = (await readdir(folder)).filter((name) => !IGNORED.includes(name));
  if (existing.length > 0)
    throw new Error(
      `${resolve(folder)} is not empty (${existing.slice(0, 3).join(', ')}): name another folder`,
    );
}

async function createPackageJson(folder: string): Promise<object> {
  const { version, devDependencies, allowScripts } = await readPackageJson();
  // An installed edge-faq is on the registry in this version; run from its source, it is only in that folder.
  const isInstalled = PACKAGE_ROOT.split(sep).includes('node_modules');
  return {
    name: 'help',
    private: true,
    type: 'module',
    scripts: {
      start: 'edge-faq dev',
      check: 'edge-faq check',
      build: 'edge-faq build',
      // A new version of the worker may need its migrations; the first deploy creates their database.
      deploy: `edge-faq build && ${MIGRATE} && ${DEPLOY_MCP} && wrangler deploy`,
      'deploy:first': `edge-faq build && ${DEPLOY_MCP} && wrangler deploy && ${MIGRATE}`,
    },
    devDependencies: {
      'edge-faq': isInstalled
        ? `^${version}`
        : `file:${relative(resolve(folder), PACKAGE_ROOT).replaceAll(sep, '/')}`,
      node: devDependencies.node,
      wrangler: devDependencies.wrangler,
    },
    allowScripts,
  };
}

function formatNextSteps(folder: string, files: readonly string[]): string {
  const changeFolder = folder === '.' ? '' : `cd ${folder} && `;
  return `${files.map((file) => `wrote  ${join(folder, file)}`).join('\n')}

Next:  ${changeFolder}npm install && npm start`;
}
