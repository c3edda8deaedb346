/** The import rules of biome.json, tried on a tree of a few files. */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const BIOME = resolve('node_modules/.bin/biome');

/** Lints `files`, given by their paths and texts, by the project's configuration. */
async function lint(files: Record<string, string>): Promise<{ status: number | null; output: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'edge-faq-rules-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp('biome.json', join(folder, 'biome.json'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const { status, stdout, stderr } = spawnSync(BIOME, ['lint', '--vcs-enabled=false', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

const TYPE = 'export interface Type {\n  name: string;\n}\n';

/** A module that imports a type from `specifier`. */
const importing = (specifier: string) =>
  `import type { Type } from '${specifier}';\n\nexport type Copy = Type;\n`;

test.each([
  ['schema', 'search'],
  ['search', 'compiler'],
  ['compiler', 'importer'],
  ['compiler', 'cli'],
  ['importer', 'cli'],
  ['worker', 'compiler'],
  ['worker', 'widget'],
  ['widget', 'worker'],
  ['client', 'widget'],
  ['worker', 'mcp'],
  ['mcp', 'compiler'],
  ['mcp', 'search'],
  ['cli', 'test'],
])('rejects an import from %s/ to %s/', async (from, to) => {
  const { status, output } = await lint({
    [`${from}/folder/a.ts`]: importing(`../../${to}/b.ts`),
    [`${to}/b.ts`]: TYPE,
  });
  expect(status).toBe(1);
  expect(output).toContain('lint/style/noRestrictedImports');
});

test('accepts imports from upper to lower folders', async () => {
  const { status, output } = await lint({
    'cli/commands/a.ts': importing('../../compiler/b.ts'),
    'compiler/b.ts': TYPE,
    'worker/api/search.ts': importing('../../search/c.ts'),
    'search/c.ts': TYPE,
  });
  expect(output).not.toContain('noRestrictedImports');
  expect(status).toBe(0);
});

test('rejects a cycle of imports, even of types alone', async () => {
  const { status, output } = await lint({
    'worker/a.ts': "import type { B } from './b.ts';\n\nexport interface A {\n  b: B;\n}\n",
    'worker/b.ts': "import type { A } from './a.ts';\n\nexport interface B {\n  a: A;\n}\n",
  });
  expect(status).toBe(1);
  expect(output).toContain('lint/suspicious/noImportCycles');
});
