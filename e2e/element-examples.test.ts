/** Examples of `docs/element.md`, as they are, under `strict` in the compiler of their framework. */
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { exitCode, runNode } from './child-process.ts';
import { installCompilers } from './frameworks/compilers.ts';
import { installPackage, linkPackage } from './installed-package.ts';
import { createTempFolder } from './temp-folder.ts';

let compilers: string;

beforeAll(async () => {
  compilers = join(await installCompilers(), 'node_modules');
});
beforeAll(installPackage);

interface Example {
  /** The heading above it. */
  heading: string;
  /** Info string of the code block, which is also the file's extension. */
  language: 'ts' | 'tsx' | 'vue' | 'svelte';
  /** The compiler, and its arguments. */
  compiler(): [string, ...string[]];
  /** Settings of `tsconfig.json` beside `strict`. */
  settings: { compilerOptions?: object } & Record<string, object>;
  /** What replaces a text of the example, and what the compiler says then. */
  mistakes: [text: string, replacement: string, message: string][];
}

const tsc = (): [string, ...string[]] => [resolve('node_modules/typescript/bin/tsc'), '--pretty', 'false'];
const jsx = (mode: string, jsxImportSource: string) => ({
  settings: { compilerOptions: { jsx: mode, jsxImportSource } },
  language: 'tsx' as const,
  compiler: tsc,
});
const typescript = { settings: {}, language: 'ts' as const, compiler: tsc };
const UNKNOWN_MEMBER = [
  'detail.open',
  'detail.guide',
  "'guide' does not exist on type 'ToggleDetail'",
] as const;

const EXAMPLES: Example[] = [
  {
    heading: 'TypeScript',
    ...typescript,
    mistakes: [['{ section, open }', '{ section, guide }', UNKNOWN_MEMBER[2]]],
  },
  {
    heading: 'React 19',
    ...jsx('react-jsx', 'react'),
    mistakes: [
      ['guide=', 'guid=', ' guid: string'],
      ['{3}', '"three"', '"heading-level": "three"'],
      [...UNKNOWN_MEMBER],
    ],
  },
  {
    heading: 'Preact',
    ...jsx('react-jsx', 'preact'),
    mistakes: [
      ['guide=', 'guid=', ' guid: string'],
      ['{3}', '"three"', '"heading-level": "three"'],
      [...UNKNOWN_MEMBER],
    ],
  },
  {
    heading: 'Solid',
    ...jsx('preserve', 'solid-js'),
    mistakes: [
      ['guide=', 'guid=', ' guid: string'],
      ['toggle-all', 'toggleAll', ' toggleAll: boolean'],
      ['{3}', '"three"', '"heading-level": "three"'],
      ['bool:remember', 'remember', ' remember: boolean'],
      [...UNKNOWN_MEMBER],
    ],
  },
  {
    heading: 'Vue 3',
    language: 'vue',
    compiler: () => [join(compilers, 'vue-tsc/bin/vue-tsc.js'), '--pretty', 'false'],
    settings: { vueCompilerOptions: { strictTemplates: true } },
    mistakes: [
      ['guide=', 'guid=', "'guid'"],
      ['"3"', `"'three'"`, "'string' is not assignable to type 'number'"],
      [...UNKNOWN_MEMBER],
    ],
  },
  {
    heading: 'Svelte 5',
    language: 'svelte',
    compiler: () => [
      join(compilers, 'svelte-check/bin/svelte-check'),
      ...['--workspace', '.', '--tsconfig', './tsconfig.json', '--output', 'machine'],
    ],
    settings: {},
    mistakes: [
      ['guide=', 'guid=', String.raw`'\"guid\"'`],
      ['{3}', '"three"', String.raw`'\"three\"' is not assignable`],
      [...UNKNOWN_MEMBER],
    ],
  },
  {
    heading: 'Angular',
    language: 'ts',
    compiler: () => [join(compilers, '@angular/compiler-cli/bundles/src/bin/ngc.js')],
    settings: { angularCompilerOptions: { strictTemplates: true } },
    // It checks the template only where the rest has no errors, and no attributes of custom elements.
    mistakes: [
      ['(edge-faq-toggle)', '(edge-faq-load)', "Argument of type 'CustomEvent<LoadDetail>'"],
      ['log($event)', 'log($event.detail)', "Argument of type 'ToggleDetail'"],
      ['"openAll()"', '"faq.expandAl()"', "'expandAl' does not exist on type 'EdgeFaq'"],
    ],
  },
  {
    heading: 'On a server',
    ...typescript,
    mistakes: [
      ['search: true', 'search: []', "Type 'never[]' is not assignable to type 'string | number | boolean"],
    ],
  },
  {
    heading: 'Content Security Policy',
    ...typescript,
    mistakes: [
      ['(await styleSources())', 'styleSources()', "'join' does not exist on type 'Promise<string[]>'"],
    ],
  },
];

test.for(EXAMPLES)(
  'compiles the example in $heading under strict, and rejects mistakes in it',
  async ({ heading, language, compiler, settings, mistakes }) => {
    const example = await readExample(heading, language);
    const wrong = mistakes.map(([text, replacement]) => replaceOnce(example, text, replacement));
    const folder = await createProject({
      'tsconfig.json': createConfig(language, settings),
      [`example.${language}`]: example,
      ...Object.fromEntries(wrong.map((code, index) => [`wrong-${index}.${language}`, code])),
    });
    const compilation = runNode(folder, ...compiler());
    expect(await exitCode(compilation)).not.toBe(0);
    const errors = stripVTControlCharacters(compilation.output())
      .split('\n')
      .filter((line) => /\berror\b/i.test(line))
      .toSorted();
    const files = errors.map((line) => /[\w-]+\.(?:tsx?|vue|svelte)\b/.exec(line)?.[0]);
    expect(files).toEqual(mistakes.map((_, index) => `wrong-${index}.${language}`));
    for (const [index, [, , message]] of mistakes.entries()) expect(errors[index]).toContain(message);
  },
);

/** The first code block in `language` below `heading`. */
async function readExample(heading: string, language: string): Promise<string> {
  const docs = await readFile('docs/element.md', 'utf8');
  const section = docs.split(/^#{3,4} /m).find((text) => text.startsWith(`${heading}\n`));
  const example = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'ms').exec(section ?? '')?.[1];
  if (example === undefined) throw new Error(`docs/element.md has no ${language} example for ${heading}`);
  return example;
}

function replaceOnce(example: string, text: string, replacement: string): string {
  if (example.split(text).length !== 2) throw new Error(`the example doesn't have "${text}" once`);
  return example.replace(text, () => replacement);
}

function createConfig(language: string, { compilerOptions, ...settings }: Example['settings']) {
  const options = {
    ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: true, noEmit: true, types: [] },
    ...{ target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'] },
    ...{ module: 'esnext', moduleResolution: 'bundler' },
  };
  const config = { compilerOptions: { ...options, ...compilerOptions }, include: [`*.${language}`] };
  return JSON.stringify({ ...config, ...settings });
}

/** Creates a project with these files, the package, and Angular, which the repository doesn't have. */
async function createProject(files: Record<string, string>): Promise<string> {
  const folder = await createTempFolder();
  await linkPackage(folder);
  const project = join(folder, 'project');
  await mkdir(join(project, 'node_modules'), { recursive: true });
  await symlink(join(compilers, '@angular'), join(project, 'node_modules/@angular'), 'junction');
  for (const [name, text] of Object.entries(files)) await writeFile(join(project, name), text);
  return project;
}
