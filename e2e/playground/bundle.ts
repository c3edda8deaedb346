/** Snippets that are meant for a build, as a partner's build makes them; the result is a tag for a page. */
import { build, type Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';
import { compileVue } from '../compile-vue.ts';

interface Kind {
  /** The module that a snippet becomes. */
  compile(snippet: string): string;
  /** Puts what the module exports into the page. */
  mount: string;
}

/** Where apps find the snippet, and their place on the page. */
const PLACE = "document.getElementById('app')";

const KINDS = {
  react: {
    compile: (snippet) => snippet,
    mount: `import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Questions } from 'snippet';
createRoot(${PLACE}).render(createElement(Questions));`,
  },
  vue: {
    compile: compileQuestions,
    mount: `import { createApp } from 'vue';
import Questions from 'snippet';
createApp(Questions).mount(${PLACE});`,
  },
  svelte: {
    compile: (snippet) =>
      compile(snippet, { filename: 'Questions.svelte', generate: 'client', css: 'injected' }).js.code,
    mount: `import { mount } from 'svelte';
import Questions from 'snippet';
mount(Questions, { target: ${PLACE} });`,
  },
} satisfies Record<string, Kind>;

export type Framework = keyof typeof KINDS;

/** The app of `snippet`, as a script tag. */
export async function bundleSnippet(framework: Framework, snippet: string): Promise<string> {
  const kind = KINDS[framework];
  const script = await bundle(kind.mount, kind.compile(snippet));
  return `<script type="module" src="${dataOf(script)}"></script>`;
}

/** An import map by which a page without a build finds the element of this package. */
export async function importMap(): Promise<string> {
  const imports = { 'edge-faq/element': dataOf(await bundle("import 'edge-faq/element';")) };
  return `<script type="importmap">${JSON.stringify({ imports })}</script>`;
}

async function bundle(script: string, snippet = ''): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    plugins: [snippetPlugin(snippet)],
  });
  return outputFiles[0]?.text ?? '';
}

function snippetPlugin(contents: string): Plugin {
  return {
    name: 'snippet',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^snippet$/ }, () => ({ path: 'snippet', namespace: 'snippet' }));
      onLoad({ filter: /./, namespace: 'snippet' }, () => ({
        contents,
        loader: 'jsx',
        resolveDir: process.cwd(),
      }));
    },
  };
}

/** Styles go on the page. */
function compileQuestions(snippet: string): string {
  const { script, styles } = compileVue(snippet, 'Questions.vue');
  return `${script}
document.head.append(Object.assign(document.createElement('style'), { textContent: ${JSON.stringify(styles)} }));`;
}

function dataOf(script: string): string {
  return `data:text/javascript;base64,${Buffer.from(script).toString('base64')}`;
}
